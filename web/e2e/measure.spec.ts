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

test('a group is told by its head', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/groups')
  await expect(page.getByText('填写牵头机构编号')).toBeVisible()
  await sound(page, list)
})
