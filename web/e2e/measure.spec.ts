// 指标台账, 预算, 医疗集团: tiers side by side opened to their lines, a claim verified, a request granted, members of a group.
import { expect, test } from '@playwright/test'
import { OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test.beforeEach(async ({ page }) => signIn(page, OFFICER))

test('a measure stands in three tiers, opens to its lines and is compared by year', async ({ page }) => {
  const list = complaints(page)
  await page.getByRole('link', { name: '指标台账', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '指标台账' })).toBeVisible()
  await expect(page.locator('table.grid tbody tr')).toHaveCount(4)
  await expect(page.locator('main')).not.toContainText('NaN')
  await page.getByRole('button', { name: /^[\d.]+ 核实 急诊急救五大中心覆盖率$/ }).click()
  await expect(page.getByRole('heading', { name: /急诊急救五大中心覆盖率（核实）/ })).toBeVisible()
  await page.getByRole('button', { name: '关闭' }).click()
  await page.getByRole('button', { name: '基层诊疗量', exact: true }).click()
  await expect(page.getByRole('heading', { name: '历年' })).toBeVisible()
  await expect(page.getByText('待核实', { exact: true }).first()).toBeVisible()
  await picture(page, 'measures')
  await sound(page, list)
  await page.getByRole('button', { name: '核实', exact: true }).first().click()
  await page.getByLabel('依据').fill('核对门诊日志')
  await page.getByRole('button', { name: '提交' }).click()
  await expect(page.getByLabel('依据')).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 800 })
  await picture(page, 'measures-phone')
})

test('requests are summed level by level beside what was spent, and open to their words', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/budgets')
  await page.getByLabel('年度').fill('2025')
  await page.getByLabel('年度').blur()
  await expect(page.locator('tr.province')).toHaveCount(1)
  await picture(page, 'budgets')
  await sound(page, list)
  await page.getByRole('button', { name: '申请', exact: true }).click()
  await page.getByLabel('按状态筛选').selectOption('approved')
  await page.locator('table.grid tbody a').first().click()
  await expect(page.getByRole('heading', { name: '经过' })).toBeVisible()
  await expect(page.locator('ol li')).toHaveCount(5)
  await picture(page, 'budget')
  await sound(page, list)
})

test('what was granted becomes a line of its fund, once', async ({ page }) => {
  await page.goto('/#/budgets')
  await page.getByLabel('年度').fill('2025')
  await page.getByLabel('年度').blur()
  await page.getByRole('button', { name: '申请', exact: true }).click()
  await page.getByLabel('按状态筛选').selectOption('approved')
  const rows = page.locator('table.grid tbody a')
  await expect(rows).toHaveCount(4)
  const paths = await rows.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
  let told = 0
  for (const path of paths) {
    await page.goto(`/${path}`)
    await expect(page.getByRole('heading', { name: '经过' })).toBeVisible()
    const form = page.getByRole('form', { name: '列入资金' })
    await expect(page.getByText('已列入“').or(form)).toBeVisible()
    if (await form.isHidden()) { told++; continue } // the demonstration booked it
    await form.getByLabel('资金').selectOption({ label: '演示专项' })
    await form.getByLabel('依据文件').fill('虚构文号〔2025〕19号')
    await form.getByRole('button', { name: '列入资金' }).click()
    await expect(page.getByText('已列入“')).toBeVisible()
    await expect(form).toHaveCount(0)
    break
  }
  expect(told).toBeLessThan(4)
})

test('a group is told by its head', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/groups')
  await expect(page.getByText('填写牵头机构编号')).toBeVisible()
  await sound(page, list)
  const lead = await page.evaluate(async () => { // of an alliance in which somebody is on site or something is done
    const list = async (path: string) => (await (await fetch(path)).json()).items
    const leads = new Set((await list('/api/agreements?limit=200')).filter((one: { purpose: string }) => one.purpose === 'alliance').map((one: { lead: string }) => one.lead))
    for (const one of await list('/api/organizations?limit=200'))
      if (leads.has(one.name) && (await list(`/api/groups?organization=${encodeURIComponent(one.code)}`)).some((m: Record<string, number>) => m.posted_n || m.technique_n || m.case_n)) return one.code as string
    return ''
  })
  await page.getByLabel('牵头机构编号').fill(lead)
  await page.getByLabel('牵头机构编号').blur()
  const cell = page.locator('table.grid tbody td button.link').first()
  await expect(cell).toBeVisible()
  const count = Number(await cell.textContent())
  expect(count).toBeGreaterThan(0)
  await cell.click()
  const rows = page.locator('section table.grid tbody tr')
  await expect(rows).toHaveCount(Math.min(count, 20)) // a page of them
  await picture(page, 'group')
  await sound(page, list)
})
