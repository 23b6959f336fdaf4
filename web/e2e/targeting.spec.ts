// Where the seats of a plan go: the share of priority places, a plan published by a second person, what it
// left empty handed upwards; and an order's figures year by year.
import { expect, test, type Page } from '@playwright/test'
import { MANAGER, OFFICER, SECOND, signIn } from './people'
import { complaints, picture, sound } from './sound'

async function solved(page: Page, name: string) {
  await page.goto('/#/plans')
  const solve = page.getByRole('region', { name: '求解方案' })
  await solve.getByLabel('项目').selectOption('demo')
  await solve.getByLabel('到岗起').fill('2020-01-01')
  await solve.getByLabel('到岗止').fill('2035-12-31')
  await solve.getByLabel('方案名称').fill(name)
  await solve.getByRole('button', { name: '求解', exact: true }).click()
  await expect(page.locator('p.lead').getByText(name)).toBeVisible({ timeout: 30000 })
}

test('targeting: the share stands on the plan, which a second person publishes; empty seats go upwards', async ({ page, browser }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await solved(page, '重点核查案')
  const panel = page.getByRole('region', { name: '重点地区核查' })
  await expect(panel).toContainText(/已派 \d+ 席中 \d+ 席派往重点地区/)
  await expect(panel).toContainText('没有例外') // the demonstration's one seat passes nobody over
  await picture(page, 'targeting')
  await sound(page, list)
  const acts = page.getByRole('region', { name: '方案办理' })
  await acts.getByLabel('意见或理由').fill('请审阅')
  await acts.getByRole('button', { name: '提交审阅' }).click()
  await expect(acts.getByText('审阅中').first()).toBeVisible()
  await expect(acts.getByRole('button', { name: '发布', exact: true })).toHaveCount(0)

  const second = await (await browser.newContext()).newPage()
  const there = complaints(second)
  await signIn(second, SECOND)
  await second.goto(`/#${page.url().split('#')[1] ?? ''}`)
  const other = second.getByRole('region', { name: '方案办理' })
  await other.getByLabel('意见或理由').fill('同意')
  await other.getByRole('button', { name: '发布', exact: true }).click()
  await expect(other.getByText('已发布').first()).toBeVisible()
  await second.getByRole('button', { name: /^空缺席位/ }).click()
  const raise = second.getByRole('form', { name: '空席上报上一级' })
  await raise.getByRole('button', { name: '空席上报上一级' }).click()
  await expect(raise.getByRole('status')).toContainText('理由')
  await picture(second, 'escalation')
  await sound(second, there)
})

test('escalation: a reason is wanted, and who has no level above is told so', async ({ page }) => {
  await signIn(page, OFFICER)
  await page.goto('/#/demands?state=part_filled')
  const raise = page.getByRole('form', { name: '空席上报上一级' })
  await expect(raise).toBeVisible()
  await raise.getByRole('button').click()
  await expect(raise.getByRole('status')).toContainText('理由')
  await raise.getByLabel('意见或理由').fill('本省无人可派')
  await raise.getByRole('button').click()
  await expect(raise.getByRole('status')).not.toBeEmpty()
  await expect(raise.getByRole('status')).not.toContainText('已上报')
})

test('evidence: an order shows its case groups year by year', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, MANAGER)
  await page.goto('/#/orders/new')
  await page.getByRole('button', { name: /^选这一项/ }).first().click()
  const reason = page.getByLabel(/数量不同请说明理由/)
  await page.getByLabel('申请席位').fill('1')
  if (await reason.count()) await reason.fill('先派一席')
  await page.getByLabel('单位陈述').fill('外转多')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('设备', { exact: true }).fill('C 臂机')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '存为草稿' }).click()
  const table = page.getByRole('region', { name: '疾病谱与外转的逐年变化' })
  await expect(table).toBeVisible()
  await expect(table.locator('thead th')).toHaveCount(4) // the group, two years, the change
  await expect(table.locator('tbody tr.sum')).toHaveCount(1)
  await picture(page, 'evidence-years')
  await sound(page, list)
})
