// The demonstration's people, as `xinglin demo` prints them into the README of its folder.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

export const OFFICER = 'officer'
export const MANAGER = 'manager'
/** Of the province too: signs and publishes what the first one told and put up. */
export const SECOND = 'second'
/** The port of the server under test; two runs at once have one each. */
export const PORT = Number(new URL(process.env.XINGLIN_URL ?? 'http://127.0.0.1:18080').port)
/** Where serve.ts leaves what it read. */
export const PEOPLE_FILE = join(tmpdir(), `xinglin-screens-people-${PORT}.json`)

/** Account to password, from the table "| account | password | scope |". */
export function peopleOf(readme: string): Record<string, string> {
  const table = readme.split('| account | password |')[1] ?? ''
  const rows = [...table.matchAll(/^\| ([a-z]+) \| ([^|]+) \|/gm)]
  return Object.fromEntries(rows.map((row) => [row[1] ?? '', row[2] ?? '']))
}

function read(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(PEOPLE_FILE, 'utf-8')) as Record<string, string>
  } catch {
    return {} // serve.ts has not run yet
  }
}
export const PASSWORDS = read()

export async function signIn(page: Page, name: string) {
  await page.goto('/')
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(PASSWORDS[name] ?? '')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible()
}
