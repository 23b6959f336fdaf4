// 资金、补助、发放: the books proved, a promise with its days, a run looked at and released by a second person.
import { expect, test } from '@playwright/test'
import { OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test.beforeEach(async ({ page }) => signIn(page, OFFICER))

test('a fund shows what is promised and left, proved, and opens to its lines and their days', async ({ page }) => {
  const list = complaints(page)
  await page.getByRole('link', { name: '资金', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '资金账' })).toBeVisible()
  await picture(page, 'funds')
  await page.getByRole('link', { name: '演示专项' }).click()
  await expect(page.getByText('账账相符')).toBeVisible()
  await expect(page.locator('main')).not.toContainText('NaN')
  await picture(page, 'fund')
  await sound(page, list)
  await page.getByRole('link', { name: '暂缓', exact: true }).click()
  await expect(page.getByText('账号与他人相同').first()).toBeVisible()
  await picture(page, 'entries')
  await sound(page, list)
  await page.locator('table.grid tbody a').first().click()
  await expect(page.getByRole('heading', { name: '经过' })).toBeVisible()
  await picture(page, 'entry')
  await sound(page, list)
})

test('a month is reckoned once', async ({ page }) => {
  await page.goto('/#/funds')
  await page.getByRole('link', { name: '演示专项' }).click()
  await page.getByLabel('月份').fill('2025-12')
  await page.getByRole('button', { name: '计提上月应发' }).click()
  await expect(page.getByRole('status')).toContainText('新计 0 笔')
  await expect(page.getByText('接收单位尚未关账').first()).toBeVisible()
})

test('a run is looked at, released, and takes in what the bank says', async ({ page }) => {
  const list = complaints(page)
  await page.getByRole('link', { name: '发放', exact: true }).click()
  await picture(page, 'payments')
  await sound(page, list)
  await page.getByRole('row', { name: /待抽查放行/ }).getByRole('link').click()
  await expect(page.getByRole('button', { name: '放行' })).toHaveCount(0)
  const left = page.getByRole('button', { name: '相符', exact: true })
  await expect(left.first()).toBeVisible() // the sample loads after the run
  for (let n = await left.count(); n > 0; n--) {
    await left.first().click()
    await expect(left).toHaveCount(n - 1)
  }
  await picture(page, 'payment')
  await page.getByRole('button', { name: '放行' }).click()
  await expect(page.locator('.tag', { hasText: '已放行' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '银行文件（CSV）' }).click()
  expect((await download).suggestedFilename()).toBeTruthy()
  const amounts = await page.locator('table.grid').last().locator('tbody tr td:nth-child(4)').allInnerTexts()
  const told = amounts.map((amount, i) => `${i + 1},${amount.replaceAll(',', '')},成功,`)
  const input = page.getByLabel('导入银行回执')
  await input.setInputFiles({ name: 'wrong.csv', mimeType: 'text/csv', buffer: Buffer.from('序号,金额,结果\n1,0.01,成功\n') })
  await expect(page.getByRole('alert')).toBeVisible()
  await input.setInputFiles({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(['序号,金额,结果,原因', ...told, ''].join('\n')) })
  await expect(page.locator('.tag', { hasText: '已办结' })).toBeVisible()
})

test('on a telephone the books keep the width', async ({ page }) => {
  const list = complaints(page)
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/#/funds', '/#/entries', '/#/villages', '/#/payments']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await sound(page, list)
  }
  await picture(page, 'payments-phone')
})
