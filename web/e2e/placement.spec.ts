// Placements as each party sees them: the person tells the day, the host confirms it, the officer
// sees the ledger. On a desk and at the width of a phone.
import { expect, test } from '@playwright/test'
import { MANAGER, OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

const EXPERT = 'expert'

test('a day on site is told by the person on a phone and confirmed by the host', async ({ browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const person = await phone.newPage()
  const list = complaints(person)
  await signIn(person, EXPERT)
  await person.goto('/#/placements')
  await person.locator('table.grid tbody tr', { hasText: '在岗' }).getByRole('link').first().click()
  const button = person.getByRole('button', { name: '今天在岗，签到' })
  await expect(button).toBeVisible()
  expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  await picture(person, 'placement-phone')
  await button.click()
  await expect(person.getByRole('button', { name: '今天已签到' })).toBeDisabled()
  await expect(person.locator('.days li').first()).toContainText('待接收方确认')
  expect(await person.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await sound(person, list)
  const where = person.url().split('#')[1] ?? ''
  await phone.close()

  const desk = await (await browser.newContext()).newPage()
  const faults = complaints(desk)
  await signIn(desk, MANAGER)
  await desk.goto(`/#${where}`)
  await desk.getByRole('button', { name: /^确认在岗日/ }).click()
  await expect(desk.getByText('双方已确认').first()).toBeVisible()
  await desk.getByRole('button', { name: '请假', exact: true }).click()
  const tomorrow = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + 86400000)
  await desk.getByRole('form', { name: '请假' }).getByLabel('日期').fill(tomorrow)
  await desk.getByLabel('原因').fill('参加会议')
  await desk.getByRole('button', { name: '确定：请假' }).click()
  await expect(desk.locator('.lead .tag')).toHaveText('请假')
  await expect(desk.locator('ol.line')).toContainText('参加会议')
  await picture(desk, 'placement')
  await sound(desk, faults)
  await expect(desk.getByText('10分钟内可以撤销')).toBeVisible()
  await desk.getByRole('button', { name: '撤销上一步' }).click()
  await expect(desk.locator('.lead .tag')).toHaveText('在岗')
  await expect(desk.getByText('10分钟内可以撤销')).toHaveCount(0)
  await expect(desk.locator('ol.line')).toContainText('撤销上一步')
  await sound(desk, faults)
})

test('the list, the training and the ledger open and are sound', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await page.getByRole('link', { name: '派驻', exact: true }).click()
  await expect(page.locator('table.grid tbody tr').first()).toBeVisible()
  await page.getByRole('button', { name: '提名派驻' }).click()
  await expect(page.getByRole('form', { name: '提名派驻' })).toBeVisible()
  await picture(page, 'placements')
  await sound(page, list)
  await page.getByRole('link', { name: '进修', exact: true }).click()
  await page.locator('table.grid tbody a').first().click()
  await expect(page.getByText('需求评估')).toBeVisible()
  await picture(page, 'training')
  await sound(page, list)
  await page.getByRole('link', { name: '等额台账' }).click()
  await expect(page.getByText('缺 1 人').first()).toBeVisible()
  await picture(page, 'parity')
  await sound(page, list)
})

test('anybody checks a certificate without signing in, and a forged code is told', async ({ page }) => {
  await page.goto('/public/certificates')
  await page.getByLabel('证明上的验证码').fill('0000-0000-0000-0000-0000-0')
  await page.getByRole('button', { name: '查验' }).click()
  await expect(page.getByRole('status')).toContainText('查无此证')
})
