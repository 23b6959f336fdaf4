// A page that is sound: nothing on the console, no refused request, no fault that axe finds.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf-8')

/** What the page complained about; looked at when the test ends. */
export function complaints(page: Page): string[] {
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
export async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = (globalThis as unknown as { axe: { run: (on: Document) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe
    const found = await run.run(document)
    return found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`)
  })
}

export async function sound(page: Page, list: string[]) {
  expect(list).toEqual([])
  expect(await faults(page)).toEqual([])
}

/** Keeps a picture where SCREENSHOTS names a folder (docs/ is made so). */
export async function picture(page: Page, name: string) {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/${name}.png`, animations: 'disabled' })
}
