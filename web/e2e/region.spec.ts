// 区域地图: the months moved by a slider, a county opened, the same months in its table.
import { expect, test } from '@playwright/test'
import { OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test('the region is seen month by month, and a county keeps being chosen', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await page.getByRole('link', { name: '区域地图', exact: true }).click()
  const tile = page.locator('.tile').first()
  await tile.click()
  const aside = page.locator('aside')
  const year = await aside.locator('dd').nth(1).textContent()
  await page.getByRole('button', { name: '三个月', exact: true }).click()
  await expect(page.locator('output')).toHaveText('2025-10 至 2025-12')
  await expect(aside.locator('dd').nth(1)).not.toHaveText(year ?? '')
  const slider = page.getByRole('slider', { name: '移动期间' })
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(page.locator('output')).not.toHaveText('2025-10 至 2025-12')
  const first = (await page.locator('output').textContent()) ?? '' // other tests send older months
  await expect(tile).toHaveAttribute('aria-pressed', 'true')
  await picture(page, 'region-months')
  await page.getByRole('button', { name: '表格', exact: true }).click()
  await sound(page, list)
  await page.reload()
  await expect(page.locator('output')).toHaveText(first)
  await page.getByRole('button', { name: '评估期', exact: true }).click()
  await expect(aside.locator('dd').nth(1)).toHaveText(year ?? '')
})
