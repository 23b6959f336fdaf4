// Accounts: added, handed out, changed by the person, closed; the second factor; who it is, asked again.
import { createHmac } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { MANAGER, OFFICER, signIn } from './people'
import { complaints, faults, picture, sound } from './sound'

const NEXT = 'grey stone river moon 7'

/** RFC 6238, reckoned apart from the program. */
function codeOf(secret: string): string {
  const bits = [...secret.replace(/ /g, '')].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((b) => parseInt(b, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)))
  const mac = createHmac('sha1', key).update(step).digest()
  const at = (mac[19] ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

test('a manager adds an account, the person changes the password and sets up the second factor', async ({ page, browser }) => {
  const list = complaints(page)
  await signIn(page, MANAGER)
  await page.getByRole('link', { name: '账号', exact: true }).click()
  await expect(page.locator('table.grid tbody tr').first()).toBeVisible()
  const place = await page.request.get('/api/session').then((r) => r.json())
  const code = await page.request.get('/api/organizations?limit=200').then((r) => r.json())
  const mine = code.items.find((o: { id: string }) => o.id === place.posts[0].organization).code
  await page.getByLabel('账号', { exact: true }).fill('nurse1')
  await page.getByLabel('显示姓名').fill('某护士')
  await page.getByLabel('机构代码').fill(mine)
  await page.getByRole('button', { name: '新建账号' }).click()
  const password = (await page.locator('.secret code').innerText()).trim()
  expect(password).toHaveLength(24)
  await expect(page.locator('tr', { hasText: 'nurse1' })).toContainText('可用')
  await picture(page, 'accounts')
  await sound(page, list)
  await page.getByRole('button', { name: '已记下，关闭' }).click()
  await expect(page.locator('.secret')).toHaveCount(0)

  const other = await browser.newContext()
  const person = await other.newPage()
  const own = complaints(person)
  await person.goto('/')
  await person.getByLabel('账号').fill('nurse1')
  await person.getByLabel('密码').fill(password)
  await person.getByRole('button', { name: '登录' }).click()
  await expect(person.getByText('请先修改密码')).toBeVisible()
  await person.getByLabel('当前密码').fill(password)
  await person.getByLabel('新密码', { exact: true }).fill(NEXT)
  await person.getByLabel('再输入一次新密码').fill(NEXT)
  await person.getByRole('button', { name: '修改密码' }).click()
  await expect(person.getByRole('heading', { name: '待办' })).toBeVisible()
  await person.getByRole('link', { name: '某护士' }).click()
  await person.getByRole('button', { name: '启用两步验证' }).click()
  const secret = await person.locator('form code').innerText()
  await person.getByLabel('应用上显示的 6 位数字').fill(codeOf(secret))
  await person.getByRole('button', { name: '确认启用' }).click()
  await expect(person.locator('.secret li')).toHaveCount(10)
  const recovery = (await person.locator('.secret code').first().innerText()).trim()
  await expect(person.getByText('恢复码剩余 10 个')).toBeVisible()
  await sound(person, own)
  await person.getByRole('button', { name: '全部退出' }).click()
  await person.getByLabel('账号').fill('nurse1')
  await person.getByLabel('密码').fill(NEXT)
  await person.getByRole('button', { name: '登录' }).click()
  await person.getByLabel('动态验证码或恢复码').fill(recovery)
  await person.getByRole('button', { name: '登录' }).click()
  await expect(person.getByText('恢复码剩余 9 个')).toBeVisible()
  await other.close()

  const row = page.locator('tr', { hasText: 'nurse1' })
  await row.getByRole('button', { name: '停用' }).click()
  await expect(row).toContainText('停用')
  await expect(row.getByRole('button', { name: '恢复' })).toBeVisible()
})

test('what is dangerous asks again who it is, and goes on where it was', async ({ page }) => {
  await signIn(page, OFFICER)
  await page.goto('/#/accounts')
  let first = true
  await page.route('**/api/tokens', async (route) => {
    if (route.request().method() !== 'POST' || !first) return route.continue()
    first = false
    const body = { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'x', errors: [{ field: 'session', message: 'prove again who you are' }] }
    return route.fulfill({ status: 403, contentType: 'application/problem+json', body: JSON.stringify(body) })
  })
  await page.getByLabel('用途').fill('季度统计')
  await page.getByRole('button', { name: '新建令牌' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  expect(await faults(page)).toEqual([])
  await dialog.getByLabel('密码').fill('not the password of anybody')
  await dialog.getByRole('button', { name: '确认身份' }).click()
  await expect(dialog.getByRole('alert')).toBeVisible()
  await dialog.getByLabel('密码').fill((await import('./people')).PASSWORDS[OFFICER] ?? '')
  await dialog.getByRole('button', { name: '确认身份' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.locator('.secret code')).toContainText('xlt_')
  const row = page.locator('tr', { hasText: '季度统计' })
  await row.getByRole('button', { name: '收回' }).click()
  await expect(row).toContainText('已收回')
})

test('the own account is sound, on a narrow window too', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await page.goto('/#/account')
  await expect(page.getByRole('heading', { name: '登录情况' })).toBeVisible()
  await picture(page, 'account')
  await sound(page, list)
  await page.setViewportSize({ width: 390, height: 844 })
  await sound(page, list)
})
