// Signing in as the demonstration's people do.
import { expect, type Page } from '@playwright/test'

/** What `xinglin demo` invents, or serve.ts adds. */
export const PASSWORD = process.env.XINGLIN_PASSWORD ?? 'Jinhuang-2026-demo'
export const OFFICER = 'officer'
export const MANAGER = 'manager'

export async function signIn(page: Page, name = OFFICER, password = PASSWORD) {
  await page.goto('/')
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible()
}
