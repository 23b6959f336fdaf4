// Each screen opens from the real program, says nothing on the console, and axe finds no fault.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test, type Page } from '@playwright/test'
import { MANAGER, OFFICER, PASSWORDS, signIn } from './people'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf-8')

/** What the page complained about; looked at when the test ends. */
function complaints(page: Page): string[] {
  const list: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') list.push(message.text())
  })
  page.on('pageerror', (error) => list.push(error.message))
  page.on('response', (reply) => {
    if (reply.status() >= 400) list.push(`${reply.status()} ${reply.url()}`)
  })
  return list
}

/** Runs axe inside the page (evaluate is not bound by the page's own policy). */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (on: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe
    const found = await run.run(document)
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
  })
}

async function sound(page: Page, list: string[]) {
  expect(list).toEqual([])
  expect(await faults(page)).toEqual([])
}

/** Keeps a picture where SCREENSHOTS names a folder (docs/ is made so). */
async function picture(page: Page, name: string) {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, animations: 'disabled' })
}

test.beforeEach(async ({ page }, info) => {
  if (!info.title.startsWith('sign-in')) await signIn(page, OFFICER)
})

test('sign-in is asked for, refuses a wrong password, and leads back to where one wanted to go', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/region')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await picture(page, 'sign-in')
  await sound(page, list)
  await page.getByLabel('账号').fill(OFFICER)
  await page.getByLabel('密码').fill('not the password of anybody')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toHaveText('账号或密码不正确。')
  expect(list.filter((line) => !line.includes('401'))).toEqual([])
  expect(await faults(page)).toEqual([])
  await page.getByLabel('密码').fill(PASSWORDS[OFFICER] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '区域地图' })).toBeVisible()
  await expect(page.locator('.who')).toContainText('主管人员')
})

test('sign-in as a hospital manager shows the own county only', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, MANAGER)
  await expect(page.locator('.who')).toContainText('机构管理员')
  await expect(page.getByRole('link', { name: '派单方案', exact: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: '审计日志' })).toHaveCount(0)
  await page.goto('/#/gaps')
  await expect(page.locator('.matrix tbody tr').first()).toBeVisible()
  expect(await page.locator('.matrix tbody tr').count()).toBe(1)
  await sound(page, list)
})

test('sign-out and a session that is over lead to the sign-in, and from there back', async ({ page, context }) => {
  await page.goto('/#/gaps')
  await expect(page.locator('.matrix tbody a').first()).toBeVisible()
  await context.clearCookies()
  await page.getByRole('link', { name: '区域地图' }).click()
  await expect(page.getByText('登录已过期')).toBeVisible()
  await page.getByLabel('账号').fill(OFFICER)
  await page.getByLabel('密码').fill(PASSWORDS[OFFICER] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '区域地图' })).toBeVisible()
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await page.goto('/#/gaps')
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
})

test('the audit log tells of the sign-ins and follows an account', async ({ page }) => {
  const list = complaints(page)
  await page.getByRole('link', { name: '审计日志' }).click()
  await expect(page.locator('table.grid tbody tr').first()).toBeVisible()
  await picture(page, 'audit')
  await sound(page, list)
  await page.getByLabel('动作').fill('no.such')
  await page.getByLabel('动作').press('Enter')
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
})

test('home shows what waits, the figures, and that all is invented', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '待办' })).toBeVisible()
  await expect(page.getByText('全部数据均为虚构')).toBeVisible()
  await expect(page.locator('.inbox li').first()).toBeVisible()
  await expect(page.locator('.figure').first()).toBeVisible()
  await picture(page, 'home')
  await sound(page, list)
})

test('a line of the inbox leads to what it names', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/')
  await page.locator('.inbox a', { hasText: '补足空缺' }).first().click()
  await expect(page).toHaveURL(/#\/plans\?tab=unfilled&county=\d+&discipline=/)
  await expect(page.getByRole('button', { name: /空缺席位/ })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.locator('table.grid tbody tr').first()).toBeVisible()
  await sound(page, list)
})

test('each cell of the matrix opens terms that add up to its score, and its rows', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/gaps')
  await expect(page.locator('.matrix tbody a').first()).toBeVisible()
  await picture(page, 'gaps')
  await sound(page, list)
  await page.locator('.matrix tbody a').first().click()
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('heading', { name: '得分怎么来的' })).toBeVisible()
  await expect(panel.getByRole('heading', { name: '原始行（病案汇总单元）' })).toBeVisible()
  await expect(panel.locator('tfoot').first()).toBeVisible()
  const values = (await panel.locator('.bar .bar-value').allInnerTexts()).map((t) => Number.parseFloat(t.replaceAll(',', '')))
  const [avoidable = NaN, blank = NaN, total = NaN, population = NaN, score = NaN] = values
  expect(Math.abs(avoidable + blank - total)).toBeLessThan(0.011) // shown to 2 digits each
  expect(Math.abs((total / population) * 10000 - score)).toBeLessThan(0.01 * score + 0.001)
  await picture(page, 'gap')
  await sound(page, list)
})

test('the tile map shows a tile per county, flows, and the same numbers as a table', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/region')
  await expect(page.locator('.tile').first()).toBeVisible()
  const tiles = await page.locator('.tile').count()
  expect(tiles).toBeGreaterThanOrEqual(16)
  await page.locator('.tile').first().click()
  await expect(page.locator('.chosen-name')).toBeVisible()
  await picture(page, 'region')
  await sound(page, list)
  await page.getByRole('button', { name: '流向图' }).click()
  await expect(page.locator('.spot')).toHaveCount(tiles)
  await sound(page, list)
  await page.getByRole('button', { name: '表格' }).click()
  await expect(page.locator('table.grid tbody tr')).toHaveCount(tiles)
  await sound(page, list)
})

test('each assignment opens terms that add up to its utility; each empty seat says why', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/#/plans')
  await page.getByRole('button', { name: /^理由/ }).first().click()
  const points = (await page.locator('.why tbody td:nth-child(4)').allInnerTexts()).map((t) => Number.parseFloat(t.replaceAll(',', '')))
  const utility = Number.parseFloat((await page.locator('.why tfoot td').last().innerText()).replaceAll(',', ''))
  expect(points.length).toBeGreaterThanOrEqual(5)
  expect(points.reduce((sum, p) => sum + p, 0)).toBeCloseTo(utility, 6)
  await picture(page, 'plan')
  await sound(page, list)
  await page.getByRole('button', { name: /^空缺席位/ }).click()
  await expect(page.locator('table.grid tbody tr').first().locator('.tag')).toBeVisible()
  await sound(page, list)
  await page.getByRole('button', { name: /^未派人员/ }).click()
  await expect(page.locator('table.grid')).toBeVisible()
  await sound(page, list)
})

test('all texts change to English and stay so', async ({ page }) => {
  const list = complaints(page)
  await page.goto('/')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { name: 'Waiting for you' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Gaps', exact: true })).toBeVisible()
  await sound(page, list)
})

test('on a telephone the screens keep within the width', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', '/#/gaps', '/#/region', '/#/plans']) {
    await page.goto(path)
    await expect(page.locator('h1')).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  }
})
