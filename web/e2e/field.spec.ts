// The telephone's page in Chromium against the real program: three cases without a network, the page
// reloaded without one, three lines on the server once it is back, none twice.
import { expect, test, type Page } from '@playwright/test'
import { PASSWORDS } from './people'
import { complaints, faults, picture, sound } from './sound'

const OTHER = '心脏射频消融术' // not the technique that other stories are about
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true }

async function open(page: Page, name: string) {
  await page.goto('/m.html')
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(PASSWORDS[name] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('button', { name: '保存' })).toBeVisible()
}

/** A case with the last choices kept: a result and a tap. */
async function tell(page: Page, result: RegExp | string) {
  await page.getByRole('button', { name: OTHER }).click()
  await page.getByRole('group', { name: '结果' }).getByRole('button', { name: result }).first().click()
  await page.getByRole('button', { name: '保存' }).click()
}

async function told(page: Page): Promise<{ id: string; local_case: string | null }[]> {
  return page.evaluate(async () => ((await (await fetch('/api/procedures?limit=200')).json()) as { items: { id: string; local_case: string | null }[] }).items)
}

test('a case is written down with a few taps, within 15 seconds', async ({ browser }) => {
  const page = await (await browser.newContext(PHONE)).newPage()
  const list = complaints(page)
  await open(page, 'trainee')
  const before = (await told(page)).length
  const from = Date.now()
  await page.getByRole('button', { name: '独立', exact: true }).click()
  await tell(page, /成功|完成/)
  await expect(page.getByText('已上传')).toBeVisible()
  expect(Date.now() - from).toBeLessThan(15_000)
  expect(await told(page)).toHaveLength(before + 1)
  for (const button of await page.getByRole('main').getByRole('button').all()) {
    if (await button.isVisible()) expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'field-phone')
  await sound(page, list)
})

test('three cases told without a network arrive once each after a reload without one', async ({ browser }) => {
  const context = await browser.newContext(PHONE)
  const page = await context.newPage()
  await open(page, 'trainee')
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.reload() // under the worker
  await expect(page.getByRole('button', { name: '保存' })).toBeVisible()
  await expect(page.getByText('已联网')).toBeVisible()
  const before = new Set((await told(page)).map((row) => row.id))

  await context.setOffline(true)
  await page.getByRole('button', { name: '独立', exact: true }).click()
  for (const number of ['OFF-1', 'OFF-2', 'OFF-3']) {
    await page.getByLabel('院内病例号').fill(number)
    await tell(page, /成功|完成/)
  }
  await expect(page.getByText('已存在手机上，3 例待上传')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: '待上传 3' })).toBeVisible()
  await expect(page.getByText('无网络')).toBeVisible()
  await page.getByRole('button', { name: '待上传 3' }).click()
  await picture(page, 'field-offline')
  expect(await faults(page)).toEqual([])
  const kept = await page.evaluate(() => localStorage.getItem('field.outbox') ?? '')

  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/procedures')) posts.push(request.headers()['idempotency-key'] ?? '')
  })
  await context.setOffline(false)
  await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 45_000 })
  expect(new Set(posts).size).toBe(3)
  expect(posts).toHaveLength(3)
  const fresh = (await told(page)).filter((row) => !before.has(row.id))
  expect(fresh.map((row) => row.local_case).sort()).toEqual(['OFF-1', 'OFF-2', 'OFF-3'])

  // The same outbox once more, as of a telephone that was restored from a copy: nothing is added.
  await page.evaluate((bytes) => localStorage.setItem('field.outbox', bytes), kept)
  await page.reload()
  await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible({ timeout: 45_000 })
  expect((await told(page)).filter((row) => !before.has(row.id))).toHaveLength(3)
})

test('a double tap is one case, and what the server refuses waits to be put away', async ({ browser }) => {
  const page = await (await browser.newContext(PHONE)).newPage()
  await open(page, 'trainee')
  const before = (await told(page)).length
  await page.getByRole('button', { name: '独立', exact: true }).click()
  await page.getByRole('button', { name: OTHER }).click()
  await page.getByRole('group', { name: '结果' }).getByRole('button', { name: /成功|完成/ }).first().click()
  await page.getByRole('button', { name: '保存' }).dblclick()
  await expect(page.getByText('已上传')).toBeVisible()
  expect(await told(page)).toHaveLength(before + 1)
  await page.getByLabel('院内病例号').fill('13800138000') // a telephone number is no case number
  await tell(page, /成功|完成/)
  await page.getByRole('button', { name: '待上传 1' }).click()
  await expect(page.getByText(/服务器未接收.*院内病例号/)).toBeVisible()
  await page.getByRole('button', { name: '删除这一条' }).click()
  await expect(page.getByRole('button', { name: '待上传 0' })).toBeVisible()
  expect(await told(page)).toHaveLength(before + 1)
})
