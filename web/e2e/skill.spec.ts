// From evidence to independence on screen: the doctor asks, the mentor and the department sign; the ledger
// of techniques and the tree of who taught whom. On a desk and at the width of a phone.
import { expect, test, type Browser } from '@playwright/test'
import { MANAGER, OFFICER, signIn } from './people'
import { complaints, faults, picture, sound } from './sound'

const HOLE = '单孔腹腔镜胆囊切除术'

async function at(browser: Browser, name: string, width = 1366) {
  const page = await (await browser.newContext({ viewport: { width, height: 844 } })).newPage()
  const list = complaints(page)
  await signIn(page, name)
  return { page, list }
}

test('evidence suffices, the doctor asks, two signatures let him work alone', async ({ browser }) => {
  const doctor = await at(browser, 'trainee', 390)
  await expect(doctor.page.getByText('证据已够，可申请独立评审')).toBeVisible()
  await doctor.page.goto('/#/mastery')
  const row = doctor.page.locator('table.grid tbody tr', { hasText: HOLE })
  await expect(row).toContainText('不缺，可申请评审')
  await row.getByRole('link').click()
  await expect(doctor.page.getByRole('img', { name: /学习曲线/ })).toBeVisible()
  const where = doctor.page.url().split('#')[1] ?? ''
  await doctor.page.getByRole('form', { name: '申请独立评审' }).getByRole('button').click()
  await expect(doctor.page.getByText('评审中')).toBeVisible()
  expect(await doctor.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(doctor.page, 'mastery-phone')
  await sound(doctor.page, doctor.list)

  const mentor = await at(browser, 'expert')
  await mentor.page.goto(`/#${where}`)
  await mentor.page.getByRole('button', { name: '同意签字' }).click()
  await expect(mentor.page.getByText(/带教方 .*：已签字/)).toBeVisible()
  await sound(mentor.page, mentor.list)

  const head = await at(browser, 'head')
  await head.page.goto(`/#${where}`)
  await expect(head.page.getByRole('checkbox')).toHaveCount(5)
  for (const box of await head.page.getByRole('checkbox').all()) await box.check()
  await picture(head.page, 'mastery-review')
  expect(await faults(head.page)).toEqual([])
  await head.page.getByRole('button', { name: '同意签字' }).click()
  await expect(head.page.getByText('已通过').first()).toBeVisible()
  await expect(head.page.getByText('4 可独立').first()).toBeVisible()
  await picture(head.page, 'mastery')
  await sound(head.page, head.list)
})

test('the ledger shows claimed beside measured', async ({ browser }) => {
  const { page, list } = await at(browser, OFFICER)
  await page.getByRole('link', { name: '技术引进', exact: true }).click()
  const row = page.locator('table.grid tbody tr', { hasText: HOLE }).first()
  await expect(row).toBeVisible()
  await picture(page, 'adoptions')
  await sound(page, list)
  await row.getByRole('link').click()
  await expect(page.getByText('日志填报')).toBeVisible()
  await sound(page, list)
})

test('the tree tells who taught whom, on a desk and a phone', async ({ browser }) => {
  const { page, list } = await at(browser, OFFICER)
  await page.getByRole('link', { name: '技术传承', exact: true }).click()
  await page.getByRole('form', { name: '技术传承' }).getByRole('combobox').selectOption({ label: HOLE })
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByText('4 个县还在做，2 个县失传')).toBeVisible()
  await expect(page.getByText(/再生数 0\.80/)).toBeVisible()
  await picture(page, 'spread')
  await sound(page, list)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(page, 'spread-phone')
})

test('the slider shows the tree as it was, generation by generation', async ({ browser }) => {
  const { page, list } = await at(browser, OFFICER)
  await page.getByRole('link', { name: '技术传承', exact: true }).click()
  await expect(page.getByText('请选择一项技术')).toBeVisible()
  const form = page.getByRole('form', { name: '技术传承' })
  await form.getByRole('combobox').selectOption({ label: HOLE })
  await form.getByRole('button', { name: '查看' }).click()
  const tree = page.getByRole('region', { name: HOLE, exact: true })
  await expect(tree).toContainText('4 个县还在做，2 个县失传')
  const slider = page.getByRole('slider', { name: '月份' })
  const generations = async () => Math.max(...(await tree.locator('tbody tr td:nth-child(4)').allInnerTexts()).map(Number))
  expect(await generations()).toBe(4)
  await slider.press('Home') // the first of them is alone for the first time
  await expect(tree).toContainText('1 个县还在做，0 个县失传')
  await expect(tree).toContainText('再生数未知')
  expect(await generations()).toBe(1)
  await slider.press('End')
  await expect(tree).toContainText('4 个县还在做，2 个县失传')
  for (let back = 0; back < 12; back++) await slider.press('ArrowLeft') // a year ago nobody had lost it yet
  await expect(tree).toContainText('5 个县还在做，0 个县失传')
  await picture(page, 'spread-month')
  await sound(page, list)
  await form.getByLabel('专家代码').fill('NOBODY')
  await form.getByRole('button', { name: '查看' }).click()
  await expect(page.getByText('范围内没有这项技术的病例。')).toBeVisible()
  await expect(tree).toHaveCount(0)
})

test('doctors of a technique stand in the funnel, and days that are none are refused', async ({ browser }) => {
  const { page, list } = await at(browser, OFFICER)
  await page.goto('/#/mastery')
  await page.getByRole('link', { name: '失败率漏斗图' }).click()
  const form = page.getByRole('form', { name: '失败率漏斗图' })
  await form.getByLabel('技术').selectOption({ label: HOLE })
  await form.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('status').filter({ hasText: '全体失败率' })).toContainText('1 个超出偶然')
  await expect(page.getByRole('img', { name: new RegExp(HOLE) })).toBeVisible()
  const slow = page.getByRole('region', { name: '失败率漏斗图' }).locator('tbody tr', { hasText: '高于偶然' })
  await expect(slow).toHaveCount(1) // who was planted as slow
  await picture(page, 'funnel')
  await sound(page, list)
  await form.getByLabel('比较').selectOption('hospital')
  await form.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('region', { name: '失败率漏斗图' }).locator('tbody tr', { hasText: '医院' }).first()).toBeVisible()
  await sound(page, list)
  await form.getByLabel('起', { exact: true }).fill('2025-06-30')
  await form.getByLabel('止', { exact: true }).fill('2025-01-01')
  await form.getByRole('button', { name: '查看' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
})

test('a safety follow-up that is due is told from the inbox; a second gap of a technique is refused', async ({ browser }) => {
  const { page, list } = await at(browser, MANAGER)
  const due = page.getByRole('link', { name: /随访/ })
  await expect(due).toHaveCount(1)
  await picture(page, 'home-manager')
  await due.click()
  await expect(page.getByRole('heading', { name: new RegExp(HOLE) })).toBeVisible()
  const acts = page.getByRole('region', { name: '现在可办' })
  await acts.getByLabel('不良事件数').fill('1')
  await acts.getByLabel('说明').fill('一例切口渗液，换药处理')
  await acts.getByRole('button', { name: '安全随访' }).click()
  const told = page.locator('ol.line li', { hasText: '一例切口渗液' })
  await expect(told).toContainText('不良事件数 1')
  await picture(page, 'adoption')
  await sound(page, list)
  const where = await page.evaluate(async () => {
    const one = ((await (await fetch('/api/adoptions?limit=1')).json()) as { items: { organization: string; technique: string }[] }).items[0]
    return one ?? { organization: '', technique: '' }
  })
  await page.goto('/#/adoptions')
  await page.getByRole('button', { name: '提出缺口' }).click()
  const form = page.getByRole('form', { name: '提出缺口' })
  await form.getByLabel('医院代码').fill(where.organization)
  await form.getByLabel('技术代码').fill(where.technique)
  await form.getByRole('button', { name: '提出缺口' }).click()
  await expect(form.getByRole('alert')).toBeVisible()
  await page.goto('/#/')
  await expect(page.getByRole('button', { name: '退出' })).toBeVisible()
  await expect(due).toHaveCount(0)
})

test('the logbook stands beside the counted operations, and a cell opens to both', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await page.getByRole('link', { name: '日志核对', exact: true }).click()
  await expect(page.getByText(/日志 \d+ 例，系统 \d+ 例/)).toBeVisible()
  const cell = page.locator('.cell').first()
  await expect(cell).toBeVisible()
  await cell.click()
  const behind = page.getByRole('region', { name: '这一格的来源' })
  await expect(behind.getByText(/日志里的病例 \d+ 条/)).toBeVisible()
  await expect(behind.getByText(/系统数 \d+ 例/)).toBeVisible()
  await picture(page, 'log-check')
  await sound(page, list)
})
