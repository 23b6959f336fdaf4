// Clinics: on the desk, and as everybody sees them on a telephone.
import { expect, test } from '@playwright/test'
import { MANAGER, OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test('anybody takes a ticket on a telephone, once, finds it and gives it back', async ({ browser }) => {
  const phone = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const page = await phone.newPage()
  const list = complaints(page)
  let bytes = 0
  page.on('response', (reply) => void reply.request().sizes().then((s) => { if (/assets|pub\.html/.test(reply.url())) bytes += s.responseBodySize }).catch(() => 0))
  await page.goto('/pub.html')
  await expect(page.getByRole('heading', { name: '专家坐诊时间表' })).toBeVisible()
  const book = page.getByRole('button', { name: /^预约（余/ }).first()
  expect((await book.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  await picture(page, 'public')
  await sound(page, list)
  await book.click()
  const code = (await page.locator('.code').innerText()).trim()
  await page.getByLabel('请输入上面的 6 位验证码').fill(code)
  await page.getByLabel('就诊人姓名').fill('试一试')
  await page.getByLabel('联系电话（停诊时告知）').fill('13900001234')
  await picture(page, 'public-ticket')
  await page.getByRole('button', { name: '确认预约' }).dblclick()
  await expect(page.getByText('预约成功')).toBeVisible()
  const receipt = (await page.locator('.code').innerText()).replace(/\s/g, '')
  expect(receipt).toMatch(/^\d{12}$/)
  await page.getByRole('button', { name: '返回时间表' }).click()
  await page.getByLabel('12 位预约号').fill(receipt)
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('已预约')).toBeVisible()
  await page.getByRole('button', { name: '退号', exact: true }).click()
  await expect(page.getByText('已退号')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await sound(page, list)
  expect(bytes).toBeGreaterThan(10000)
  expect(bytes).toBeLessThanOrEqual(40 * 1024)
  console.log(`public page: ${bytes} bytes transferred`)
  await phone.close()
})

test('the desk books for a patient, stops a clinic and moves him, and somebody tells him', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, MANAGER)
  await page.getByRole('link', { name: '专家坐诊', exact: true }).click()
  const row = page.locator('table.grid tbody tr', { hasText: '放号中' })
  for (let i = 0; i === 0 || (i < 4 && !(await row.count())); i++) {
    const told = page.waitForResponse((r) => r.url().includes('/api/visits?'))
    await page.getByRole('button', { name: /下一周/ }).click() // this week's may have begun
    await told
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }
  await picture(page, 'visits')
  await row.first().getByRole('link').click()
  const form = page.getByRole('form', { name: '代患者预约' })
  await form.getByLabel('姓名').fill('李大爷')
  await form.getByLabel('电话').fill('13700004321')
  await form.getByRole('button').click()
  await expect(page.getByRole('cell', { name: '李**' })).toBeVisible()
  await page.getByLabel('其他费用（元）').fill('88.5')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存')).toBeVisible()
  await picture(page, 'visit')
  await sound(page, list)
  await page.getByRole('button', { name: '停诊' }).click()
  await page.getByLabel('停诊原因').fill('专家临时出差')
  await page.getByLabel('改到哪一次（可不选）').selectOption({ index: 1 })
  await page.getByRole('button', { name: '确定：停诊' }).click()
  const untold = page.getByText(/还有 \d+ 位患者待告知/)
  await expect(untold).toBeVisible()
  const tell = page.getByRole('button', { name: '已电话告知' })
  const waiting = Number(/\d+/.exec(await untold.innerText())?.[0]) // the province's own patients and 李大爷
  await expect(tell).toHaveCount(waiting) // the tickets load after the clinic
  for (let left = waiting; left > 0; left--) {
    await tell.first().click()
    await expect(tell).toHaveCount(left - 1)
  }
  await expect(untold).toBeHidden()
  await sound(page, list)
})

test('a roster is laid for hospitals, changed by hand and accepted as clinics', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  const hospitals = await page.evaluate(async () => {
    const codes: string[] = []
    const reply = (await (await fetch('/api/organizations?limit=200')).json()) as { items: { code: string; name: string }[] }
    for (const o of reply.items.reverse()) if (codes.length < 3 && o.name.includes('县人民医院')) codes.push(o.code)
    const people = (await (await fetch('/api/practitioners?limit=200')).json()) as { items: { code: string }[] }
    return { codes, experts: people.items.slice(0, 3).map((p) => p.code) }
  })
  expect(hospitals.codes.length).toBe(3)
  await page.goto('/#/rosters')
  await page.getByLabel('从哪一周').fill(new Date(Date.now() + 40 * 86400000).toISOString().slice(0, 10))
  await page.getByLabel('几周').fill('4')
  await page.getByLabel('专家人员代码（空格分开）').fill(hospitals.experts.join(' '))
  await page.getByLabel('医院代码（空格分开）').fill(hospitals.codes.join(' '))
  await page.getByRole('button', { name: '自动排班' }).click()
  const sum = page.getByText(/有专家 \d+ \/ 12 周次/) // some weeks have a clinic already
  await expect(sum).toBeVisible()
  const covered = Number(/有专家 (\d+)/.exec(await sum.innerText())?.[1])
  expect(covered).toBeGreaterThanOrEqual(6)
  await expect(page.getByText('已证明没有更好的排法')).toBeVisible()
  const filled = page.locator('table.grid td', { has: page.locator('option:checked:not([value=""])') }).first()
  const kept = await filled.locator('select').inputValue()
  await filled.locator('select').selectOption((await filled.locator('option').evaluateAll((all, now) => all.map((o) => (o as HTMLOptionElement).value).find((v) => v && v !== now), kept)) ?? '')
  await expect(page.getByText('手工').first()).toBeVisible()
  await picture(page, 'roster')
  await sound(page, list)
  await page.getByRole('button', { name: '采纳，生成坐诊安排' }).click()
  await expect(page.getByText(/已生成 \d+ 次坐诊/)).toBeVisible()
  await sound(page, list)
})

test('what a clinic cost is booked on a fund, taken back with a reason, and no more than is left', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  const held = await page.evaluate(async () => {
    const all = (await (await fetch('/api/visits?state=held&limit=50')).json()) as { items: { id: string }[] }
    const stands = await Promise.all(all.items.map(async (v) => ((await (await fetch(`/api/visits/${v.id}/cost`)).json()) as { stands_fen: number }).stands_fen))
    return { booked: all.items[stands.findIndex((fen) => fen > 0)]?.id ?? '', bare: all.items[stands.indexOf(0)]?.id ?? '' }
  })
  await page.goto(`/#/visits/${held.booked}`)
  const cost = page.getByRole('region', { name: '费用入账' }).first()
  await expect(cost).toContainText('已入账 920.00 元')
  await expect(cost.getByRole('form', { name: '入账', exact: true })).toHaveCount(0) // once a clinic
  await page.goto(`/#/visits/${held.bare}`)
  const form = cost.getByRole('form', { name: '入账', exact: true })
  await expect(form.getByLabel('交通（元）')).toHaveValue('620')
  await form.getByLabel('资金').selectOption({ index: 0 })
  await form.getByLabel('凭证').fill('高铁票两张')
  await picture(page, 'visit-cost')
  await sound(page, list)
  await form.getByLabel('劳务及其他（元）').fill('900000000')
  await form.getByRole('button', { name: '入账' }).click()
  await expect(cost.getByRole('alert')).toBeVisible() // more than is left
  await expect(cost).toContainText('已入账 0.00 元')
  await form.getByLabel('劳务及其他（元）').fill('80.5')
  await form.getByRole('button', { name: '入账' }).click()
  await expect(cost).toContainText('已入账 1000.50 元')
  const back = cost.getByRole('form', { name: '冲销' })
  await back.getByLabel('冲销理由').fill('发票重复')
  await back.getByRole('button', { name: '冲销' }).click()
  await expect(cost).toContainText('已入账 0.00 元')
  await expect(cost.getByRole('cell', { name: '发票重复' }).first()).toBeVisible()
})
