// 人才招聘: plan against actual, a need with its evidence judged by the authority, a candidate signed in a round at universities.
import { expect, test } from '@playwright/test'
import { OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test.beforeEach(async ({ page }) => signIn(page, OFFICER))

test('a need is judged on its evidence from the inbox on, and who signed stands beside the plan', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/vacancies')
  await page.getByLabel('年度').fill('2025')
  await page.getByLabel('年度').press('Enter')
  await expect(page.getByRole('region', { name: '计划与实际' }).locator('tbody tr').first()).toBeVisible()
  await picture(page, 'vacancies')
  await sound(page, list)
  await page.getByRole('button', { name: '用人需求' }).click()
  await page.getByLabel('按状态筛选').selectOption('submitted')
  await page.getByRole('region', { name: '用人需求' }).locator('tbody a').first().click()
  await expect(page.getByText(/能力缺口第 \d+ 位/)).toBeVisible()
  await expect(page.getByText('按工作量应有 17.46 人，现有 11 人')).toBeVisible()
  await page.getByLabel('核定人数').fill('2')
  await page.getByRole('button', { name: '核定', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('研判')
  list.length = 0 // what was refused on purpose
  await page.getByLabel('说明（少核、退回、不予招聘时必填）').fill('编制有两个空额')
  await page.getByRole('button', { name: '核定', exact: true }).click()
  await expect(page.getByText('编制有两个空额').first()).toBeVisible()
  await picture(page, 'vacancy')
  await sound(page, list)
})

test('a round at universities shows its posts, visits and candidates, and one more signs', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/vacancies')
  await page.getByRole('button', { name: '招聘批次' }).click()
  await page.getByRole('link', { name: '高校引才（虚构）' }).click()
  await expect(page.getByText('某医科大学（虚构）')).toBeVisible()
  await picture(page, 'recruitment')
  await sound(page, list)
  await page.getByRole('button', { name: '结束批次' }).click()
  await expect(page.getByRole('alert')).toContainText('等待答复')
  list.length = 0 // what was refused on purpose
  await page.getByRole('row', { name: /3$/ }).getByRole('link').click() // three candidates
  const row = page.getByRole('row', { name: /钱医师/ })
  await row.getByRole('button', { name: '签约' }).click()
  await expect(row).toContainText('已签约')
  await page.setViewportSize({ width: 390, height: 800 })
  await picture(page, 'vacancy-candidates')
  await sound(page, list)
})
