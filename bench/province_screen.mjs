// The plan of a province in Chromium: solved, its reasons opened, put up for review by one person and
// published by another; the time of each step printed. Started by province_plan.py STORE --screen.
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const { chromium } = createRequire(resolve('web/package.json'))('@playwright/test')
const { BASE, NAMES, PASSWORD, SCREENSHOTS } = process.env
const [first, second] = NAMES.split(' ')
const WAIT = { timeout: 60_000 }

function hold(what, said) {
  if (!what) throw new Error(said)
}
async function step(name, work) {
  const began = performance.now()
  const result = await work()
  console.log(`| on screen: ${name} | ${((performance.now() - began) / 1000).toFixed(2)} |`)
  return result
}
async function signIn(page, name) {
  await page.goto(`${BASE}/`)
  await page.getByLabel('账号').fill(name)
  await page.getByLabel('密码').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '退出' }).waitFor(WAIT)
}
async function picture(page, name) {
  if (SCREENSHOTS) await page.screenshot({ path: `${SCREENSHOTS}/${name}.png`, fullPage: true })
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
const open = async () => (await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', viewport: { width: 1366, height: 768 } })).newPage()

const page = await open()
const complaints = []
page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
page.on('pageerror', (error) => complaints.push(error.message))
await signIn(page, first)
await page.goto(`${BASE}/#/plans`)
const solve = page.getByRole('region', { name: '求解方案' })
await solve.getByLabel('项目').selectOption('bench')
await solve.getByLabel('到岗起').fill('2026-07-01')
await solve.getByLabel('到岗止').fill('2026-12-31')
await solve.getByLabel('方案名称').fill('全省方案')
await step('pressed 求解 until the proved plan stands there', async () => {
  await solve.getByRole('button', { name: '求解', exact: true }).click()
  await page.waitForURL(/#\/plans\/./, WAIT)
  await page.locator('p.lead').getByText('全省方案').waitFor(WAIT)
  await page.getByRole('region', { name: '派出' }).waitFor(WAIT)
})
const plan = page.url().split('/plans/')[1].split('?')[0]
await step('the review opened anew, first page of assignments', async () => {
  await page.reload()
  await page.getByRole('region', { name: '派出' }).locator('tbody').first().waitFor(WAIT)
})
await picture(page, 'province-review')

const rows = page.getByRole('region', { name: '派出' })
const shown = () => page.locator('.tools .note').last().textContent()
async function turn(table) {
  const before = await shown()
  await page.getByRole('button', { name: '下一页' }).click()
  await page.waitForFunction((was) => [...document.querySelectorAll('.tools .note')].at(-1)?.textContent !== was, before, WAIT)
  await table.locator('tbody tr').first().waitFor(WAIT)
}
await step('reasons of 20 assignments opened, each with five terms that add up', async () => {
  const buttons = rows.getByRole('button', { name: /^理由 / })
  hold((await buttons.count()) === 20, 'a page has 20 reasons')
  for (let i = 0; i < 20; i++) {
    await rows.locator('tbody').nth(i).getByRole('button').first().click()
    const detail = rows.locator('tr.detail')
    await detail.waitFor(WAIT)
    const points = await detail.locator('table.grid tbody td:last-child').allTextContents()
    const sum = Number((await detail.locator('tfoot td').last().textContent()).replaceAll(',', ''))
    hold(points.length >= 5, 'five terms')
    hold(Math.abs(points.reduce((a, b) => a + Number(b.replaceAll(',', '')), 0) - sum) < 0.01, `terms of ${i} do not add up`)
    await rows.locator('tbody').nth(i).getByRole('button', { name: /^收起|^理由/ }).first().click()
  }
})
let pages = 1
await step('every page of assignments turned', async () => {
  while (await page.getByRole('button', { name: '下一页' }).isEnabled()) {
    await turn(rows)
    pages++
  }
})
const empty = page.getByRole('region', { name: '空缺席位' })
await step('empty seats opened', async () => {
  await page.getByRole('button', { name: /^空缺席位/ }).click()
  await empty.waitFor(WAIT)
})
let seats = 0
let orders = 0
await step('every empty seat read, each with its cause', async () => {
  for (;;) {
    for (const row of await empty.locator('tbody tr').all()) {
      const cells = await row.locator('td').allTextContents()
      hold(cells[5].trim() && cells[6].trim(), `an empty seat without its reason: ${cells.join('|')}`)
      seats += Number(cells[4])
      orders++
    }
    const next = page.getByRole('button', { name: '下一页' })
    if (!(await next.count()) || !(await next.isEnabled())) break
    await turn(empty)
  }
})
await picture(page, 'province-empty')
await step('filtered to one county', async () => {
  await page.getByRole('button', { name: /^派出/ }).click()
  await rows.waitFor(WAIT)
  const all = await shown()
  await page.getByRole('combobox', { name: '按县筛选' }).click()
  await page.locator('.el-select-dropdown__item:visible').first().click()
  await page.waitForFunction((was) => [...document.querySelectorAll('.tools .note')].at(-1)?.textContent !== was, all, WAIT)
})
const acts = (on) => on.getByRole('region', { name: '方案办理' })
await step('put up for review', async () => {
  await acts(page).getByLabel('意见或理由').fill('请审阅')
  await acts(page).getByRole('button', { name: '提交审阅' }).click()
  await acts(page).getByText('审阅中').first().waitFor(WAIT)
})
hold(!(await acts(page).getByRole('button', { name: '发布' }).count()), 'who put it up publishes it')

const other = await open()
await signIn(other, second)
await step('opened by a second person', async () => {
  await other.goto(`${BASE}/#/plans/${plan}`)
  await acts(other).getByRole('button', { name: '发布' }).waitFor(WAIT)
})
await step('published by him', async () => {
  await acts(other).getByLabel('意见或理由').fill('同意')
  await acts(other).getByRole('button', { name: '发布' }).click()
  await acts(other).getByText('已发布').first().waitFor(WAIT)
})
await picture(other, 'province-published')
await browser.close()
hold(complaints.length === 0, complaints.join('\n'))
console.log(JSON.stringify({ plan, pages, seats, orders }))
