// Discharge records go in through the page: how far they are is shown, and the report that comes
// tells a hospital what to put right, and where.
import { readFileSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { MANAGER, OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

const HEAD = 'P900,P25,P22,P321,P801,P3,P27,P782,DRG,RW\n'
const ROWS = 30000

function sheet(home: string): string {
  const rows = Array.from({ length: ROWS }, (_, i) => {
    const day = String((i % 27) + 2).padStart(2, '0')
    return `${home},2019-03-${day},2019-03-01,I21.0,某县,R${i},${(i % 27) + 1},1000,F${String(i % 700).padStart(3, '0')},2.5\n`
  })
  const faults = [
    `${home},,2019-03-01,I21.0,某县,N1,4,1000,FR13,2.5\n`, // no discharge date
    `${home},2019-03-05,2019-03-01,I21.0,某县,N2,40,1000,0000,\n`, // days differ, no group
    `${home},2019-03-05,2019-03-01,I21.0,某县,N3,41,1000,0000,\n`,
    `${home},2019-03-05,2019-03-01,I21.0,某县,N3,41,1000,0000,\n`, // the same stay again
    '1.2E+21,2019-03-05,2019-03-01,I21.0,某县,N4,4,1000,FR13,2.5\n', // lost to a spreadsheet
  ]
  return HEAD + faults.join('') + rows.join('')
}

/** Every text that the page shows in its places for progress, from now on. */
async function watched(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = []
    const look = () => {
      for (const at of document.querySelectorAll('[role=status]')) seen.push((document.querySelector('progress') ? '| ' : '') + (at.textContent ?? '').trim())
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, characterData: true })
    Object.assign(window, { progressSeen: seen })
  })
  return () => page.evaluate(() => (window as unknown as { progressSeen: string[] }).progressSeen)
}

test('records: a file is sent, read, counted, and its faults are told by rule and line', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  const home = ((await (await page.request.get('/api/organizations?limit=1')).json()) as { items: { code: string }[] }).items[0]!.code
  await page.goto('/#/deliveries')
  await expect(page.getByRole('heading', { name: '病案数据', exact: true })).toBeVisible()
  await sound(page, list)
  await page.getByLabel('批次（同名').fill('2019-03')
  await page.getByLabel('文件', { exact: true }).setInputFiles({ name: 'records.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet(home)) })
  const seen = await watched(page)
  await page.getByRole('button', { name: '上传并读入' }).press('Enter')
  const sum = `读入 ${ROWS + 5} 行 = 计入 ${ROWS + 2} 行 + 未计入 3 行。`
  await expect(page.getByText(sum)).toBeVisible({ timeout: 120_000 })
  await expect(page.locator('.tag', { hasText: '已生效' })).toBeVisible()
  const texts = await seen()
  expect(texts.filter((text) => /^\| 已上传 \d+ %$/.test(text))).not.toHaveLength(0)
  expect(texts.filter((text) => /^\| .*已(读入 \d+|写入 \d+ \/ \d+) 行…$/.test(text))).not.toHaveLength(0)

  const rules = page.getByRole('region', { name: '按规则' })
  const missing = rules.getByRole('row', { name: /缺出院时间/ })
  await expect(missing).toContainText('未计入')
  await expect(missing.locator('td').last()).not.toBeEmpty() // what to do
  await rules.getByRole('button', { name: '缺出院时间' }).press('Enter')
  const faults = page.getByRole('region', { name: '按机构和月份' })
  await expect(faults.locator('tbody tr')).toHaveCount(1)
  await expect(faults.locator('tbody tr')).toContainText(home)
  await expect(faults.locator('tbody tr td').last()).toHaveText('2')
  await rules.getByRole('button', { name: '缺出院时间' }).press('Enter')
  await expect(faults.getByRole('row', { name: /未入组/ }).locator('td').last()).toHaveText('3、4')
  await picture(page, 'delivery')
  await sound(page, list)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载质量报告（CSV）' }).click()
  expect(readFileSync((await (await download).path()) ?? '', 'utf-8')).toContain('3;4')
  await page.getByRole('link', { name: '返回病案数据' }).click()
  await expect(page.getByRole('region', { name: '已报送批次' }).getByRole('row', { name: /2019-03/ })).toContainText(String(ROWS + 2))
  await sound(page, list)
})

test('records: a file without the columns is refused in words and counts nothing', async ({ page }) => {
  await signIn(page, OFFICER)
  await page.goto('/#/deliveries')
  await page.getByLabel('批次（同名').fill('wrong')
  await page.getByLabel('文件', { exact: true }).setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') })
  await page.getByRole('button', { name: '上传并读入' }).click()
  await expect(page.locator('.tag', { hasText: '未生效' })).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.note.warn')).toContainText('inst_code')
})

test('side tables: one is replaced by the officer, another file is refused, a hospital only looks', async ({ page, browser }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await page.goto('/#/deliveries')
  const form = page.getByRole('form', { name: '上传并替换' })
  const row = page.getByRole('region', { name: '对照表' }).locator('tbody tr', { hasText: '应转诊病组' })
  await expect(row).toContainText('无')
  await form.getByLabel('对照表').selectOption({ label: '应转诊病组' })
  await form.getByLabel('表文件').setInputFiles({ name: 'refer.csv', mimeType: 'text/csv', buffer: Buffer.from('drg\nFR13\nES21\n') })
  await form.getByRole('button', { name: '上传并替换' }).press('Enter')
  await expect(page.getByText('已替换。')).toBeVisible()
  await expect(row.locator('td').nth(1)).toHaveText('2')
  await picture(page, 'side-tables')
  await sound(page, list)
  await form.getByLabel('表文件').setInputFiles({ name: 'other.csv', mimeType: 'text/csv', buffer: Buffer.from('code,name\n1,2\n') })
  await form.getByRole('button', { name: '上传并替换' }).click()
  await expect(page.getByRole('alert')).toContainText('drg')
  await expect(page.getByText('已替换。')).toHaveCount(0)
  await page.reload()
  await expect(row.locator('td').nth(1)).toHaveText('2') // as it was

  const hospital = await (await browser.newContext()).newPage()
  await signIn(hospital, MANAGER)
  await hospital.goto('/#/deliveries')
  await expect(hospital.getByText('只有全区域的主管人员可以替换')).toBeVisible()
  await expect(hospital.getByRole('form', { name: '上传并替换' })).toHaveCount(0)
  await hospital.context().close()
})
