// The pictures of docs/help, from the running program on its demonstration region. pngquant (Debian
// package of that name) makes them small: 64 colours are enough for a screen.
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test, type Browser, type Page } from '@playwright/test'
import { PASSWORDS, signIn } from '../e2e/people'

const FOLDER = resolve(import.meta.dirname, '../../docs/help')
const MOST_BYTES = 80_000
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

async function shot(page: Page, name: string) {
  const path = join(FOLDER, `${name}.png`)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  execFileSync('pngquant', ['64', '--force', '--strip', '--speed', '1', '--nofs', '--output', path, path])
  expect(statSync(path).size).toBeLessThanOrEqual(MOST_BYTES)
}

/** A screen of the desk that is there once `ready` is. */
async function desk(page: Page, path: string, ready: string) {
  await page.goto(`/#${path}`)
  await expect(page.locator(ready).first()).toBeVisible()
  await page.waitForLoadState('networkidle')
}

/** Opens the first record of a list, that of `words` where they are given. */
async function record(page: Page, words?: string) {
  const rows = page.locator('table.grid tbody tr')
  await (words ? rows.filter({ hasText: words }) : rows).first().getByRole('link').first().click()
  await page.waitForLoadState('networkidle')
}

async function telephone(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext(PHONE)).newPage()
  await page.goto('/m.html')
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(PASSWORDS[name] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForLoadState('networkidle')
  return page
}

test('officer', async ({ page }) => {
  await signIn(page, 'officer')
  await desk(page, '/', '.inbox li')
  await shot(page, 'officer-home')
  await desk(page, '/gaps', '.matrix tbody a')
  await shot(page, 'officer-gaps')
  await desk(page, '/plans', 'table.grid tbody tr')
  await page.getByRole('button', { name: '理由' }).nth(1).click()
  await page.getByRole('button', { name: '派出', exact: false }).first().evaluate((tab) => scrollBy(0, tab.getBoundingClientRect().top - 60))
  await page.waitForLoadState('networkidle')
  await shot(page, 'officer-plan')
})

test('hospitals', async ({ page }) => {
  await signIn(page, 'manager')
  await desk(page, '/', '.figure')
  await shot(page, 'receiving-home')
  await desk(page, '/orders/new', '.gaps li')
  await shot(page, 'receiving-order')
  await desk(page, '/placements', 'table.grid tbody tr')
  await shot(page, 'receiving-placements')
  await record(page)
  await shot(page, 'sending-placement')
  await desk(page, '/visits', 'h1')
  const clinics = page.locator('table.grid tbody tr')
  for (let i = 0; i < 4 && !(await clinics.count()); i++) {
    await page.getByRole('button', { name: /下一周/ }).click()
    await page.waitForLoadState('networkidle')
  }
  await shot(page, 'receiving-visits')
  await desk(page, '/offers', 'h1')
  await page.locator('summary', { hasText: '申报可派人员' }).click()
  await shot(page, 'sending-offers')
})

test('expert and trainee', async ({ page, browser }) => {
  await signIn(page, 'expert')
  await desk(page, '/mentorships', 'table.grid tbody tr')
  await record(page)
  await shot(page, 'expert-mentorship')
  await page.context().clearCookies()
  await page.reload()
  await signIn(page, 'trainee')
  await desk(page, '/mastery', 'table.grid tbody tr')
  await record(page)
  await shot(page, 'trainee-curve')
  const expert = await telephone(browser, 'expert')
  await expect(expert.getByRole('button', { name: '保存' })).toBeVisible()
  await shot(expert, 'expert-log')
  const trainee = await telephone(browser, 'trainee')
  await expect(trainee.getByRole('button', { name: '保存' })).toBeVisible()
  await shot(trainee, 'trainee-log')
  await trainee.getByRole('button', { name: '签到' }).click()
  await shot(trainee, 'trainee-attend')
})

test('clinicians', async ({ page, browser }) => {
  await signIn(page, 'township')
  await desk(page, '/referrals', '.card')
  await shot(page, 'clinician-referrals')
  await desk(page, '/readings', 'h1')
  await page.getByRole('button', { name: '申请诊断' }).click()
  await shot(page, 'clinician-readings')
  const phone = await telephone(browser, 'township')
  await phone.getByRole('button', { name: '转上级' }).click()
  await expect(phone.getByLabel('患者姓名')).toBeVisible()
  await shot(phone, 'clinician-up')
})

test('public', async ({ browser }) => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await page.goto('/pub.html')
  const book = page.getByRole('button', { name: /^预约（余/ }).first()
  await expect(book).toBeVisible()
  await shot(page, 'public-timetable')
  await book.click()
  await expect(page.getByLabel('就诊人姓名')).toBeVisible()
  await shot(page, 'public-ticket')
})
