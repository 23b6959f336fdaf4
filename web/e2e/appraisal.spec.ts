// 考核: a year's scores opened down to their lines, an objection decided, scored again, settled by a second person.
import { readFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test.beforeEach(async ({ page }) => signIn(page, OFFICER))

test('a score opens item by item to its lines, beside similar counties', async ({ page }) => {
  const list = complaints(page)
  await page.getByRole('link', { name: '考核', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '考核' })).toBeVisible()
  await expect(page.getByText('待裁定')).toBeVisible()
  await picture(page, 'appraisals')
  await sound(page, list)
  await page.locator('table.grid tbody a').first().click()
  await expect(page.getByRole('heading', { name: '得分' })).toBeVisible()
  await page.getByText('规则', { exact: true }).click()
  await expect(page.locator('main')).not.toContainText('NaN')
  await picture(page, 'appraisal')
  await sound(page, list)
  for (const whose of ['徒弟', '学科', '院领导', '专家']) {
    await page.getByRole('button', { name: whose, exact: true }).click()
    await expect(page.locator('table.grid').last().locator('tbody tr').first()).toBeVisible()
  }
  await page.locator('table.grid').last().locator('tbody a').first().click()
  await expect(page.getByText('竞赛指标')).toBeVisible()
  await page.getByRole('row', { name: /每月带教的月数/ }).getByRole('button', { name: '查看记录' }).click()
  await expect(page.getByRole('heading', { name: /每月带教的月数/ })).toBeVisible()
  await expect(page.locator('table.grid').last().locator('tbody tr').first()).toContainText(/教学查房|手术示教|讲座/) // no code words
  await picture(page, 'score')
  await sound(page, list)
  await page.setViewportSize({ width: 390, height: 800 })
  await picture(page, 'score-phone')
  await sound(page, list)
})

test('an objection is decided, then it is scored again and settled by somebody else', async ({ page }) => {
  await page.goto('/#/appraisals')
  await page.getByRole('button', { name: '裁定' }).click()
  await page.getByLabel('更正后的实际值').fill('11')
  await page.getByLabel('裁定理由').fill('核对签到表')
  await page.getByRole('button', { name: '支持并更正' }).click()
  await expect(page.getByText('支持，更正为')).toBeVisible()
  await page.locator('table.grid tbody a').first().click()
  await page.getByRole('button', { name: '结算' }).click()
  await expect(page.getByRole('alert')).toContainText('须重新计分')
  await page.getByRole('button', { name: '重新计分' }).click()
  await expect(page.getByRole('row', { name: /计分/ })).toHaveCount(2)
  await page.getByRole('button', { name: '结算' }).click()
  await expect(page.getByRole('alert')).toContainText('第二人办理')
})

test('what was promised beside money is proved where it is overdue', async ({ page }) => {
  const list = complaints(page)
  await page.getByRole('link', { name: '承诺', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '承诺兑现' })).toBeVisible()
  await picture(page, 'pledges')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出 XLSX' }).click()
  expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe('PK')
  await page.getByRole('button', { name: '逾期', exact: true }).click()
  await page.locator('table.grid tbody button').first().click()
  await page.getByLabel('兑现日').fill('2025-06-30')
  await page.getByLabel('依据（工资表、文号、证书）').fill('虚构医院工资表')
  await page.getByRole('button', { name: '登记兑现' }).click()
  await expect(page.locator('ol li').last()).toContainText('虚构医院工资表')
  await sound(page, list)
  await page.setViewportSize({ width: 390, height: 800 })
  await picture(page, 'pledges-phone')
  await sound(page, list)
})
