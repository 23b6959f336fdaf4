// An ECG from a township's telephone to the county's desk; real DICOM objects in the viewer, against DCMTK and against the file.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deflateSync } from 'node:zlib'
import { expect, test, type Page } from '@playwright/test'
import { MANAGER, OFFICER, PASSWORDS, signIn } from './people'
import { complaints, picture, sound } from './sound'

const REAL = resolve(import.meta.dirname, '../../../shared/data/dicom')
/** Of the public objects beside the project: where they are not, what is left out is told. */
function real(name: string, run: (a: { page: Page }) => Promise<void>) {
  if (existsSync(REAL)) test(name, ({ page }) => run({ page }))
  else console.log(`        left out, no public DICOM objects here: ${name}`)
}
const folder = mkdtempSync(join(tmpdir(), 'xinglin-pictures-'))

/** A grey PNG, 64 × 48, put together here. */
function png(): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0 })
  const crc = (b: Buffer) => (b.reduce((c, x) => ((table[(c ^ x) & 255] ?? 0) ^ (c >>> 8)) >>> 0, 0xffffffff) ^ 0xffffffff) >>> 0
  const chunk = (kind: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const head = Buffer.alloc(4)
    head.writeUInt32BE(data.length)
    const foot = Buffer.alloc(4)
    foot.writeUInt32BE(crc(body))
    return Buffer.concat([head, body, foot])
  }
  const size = Buffer.from([0, 0, 0, 64, 0, 0, 0, 48, 8, 0, 0, 0, 0])
  const rows = Buffer.concat(Array.from({ length: 48 }, (_, y) => Buffer.from([0, ...Array.from({ length: 64 }, (_, x) => (x * 4 + y) % 256)])))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))])
}

/** Orders a reading on the desk as the township; the page stays at it. Its accession number. */
async function order(page: Page, kind: string, name: string): Promise<string> {
  await page.goto('/#/readings')
  await page.getByRole('button', { name: '申请诊断' }).click()
  const form = page.getByRole('form', { name: '申请诊断' })
  await form.getByLabel('检查类别').selectOption(kind)
  await form.getByLabel('诊断机构').selectOption({ index: 0 })
  await form.getByLabel('知情同意').selectOption('self')
  for (const [field, value] of [['患者姓名', name], ['检查部位', '部位'], ['申请医师', '周医师'], ['危急值联系电话', '0990-1'], ['检查目的', '复查'], ['同意书存放处', '病历夹']] as const) {
    await form.getByLabel(field, { exact: false }).first().fill(value)
  }
  await form.getByRole('button', { name: '提交申请' }).click()
  await expect(page.locator('.lead .tag').first()).toHaveText('待上传')
  return /YX-\w+/.exec((await page.locator('.lead').first().textContent()) ?? '')?.[0] ?? ''
}

/** The real object as the device would have stamped it for this order. */
async function stamped(page: Page, file: string, accession: string): Promise<string> {
  const id = page.url().split('/').pop() ?? ''
  const patient = await page.evaluate(async (reading) => ((await (await fetch(`/api/readings/${reading}`)).json()) as { patient: string }).patient, id)
  const path = join(folder, `${accession}.dcm`)
  copyFileSync(join(REAL, file), path)
  execFileSync('dcmodify', ['-nb', '-gst', '-i', `(0008,0050)=${accession}`, '-i', `(0010,0020)=${patient}`, path])
  return path
}

async function sent(page: Page, path: string) {
  await page.locator('input[type=file]').setInputFiles(path)
  await expect(page.locator('.lead .tag').first()).toHaveText('上传中')
}

test('a telephone sends an ECG, the county reads it, the value comes back and becomes a referral', async ({ browser, page }) => {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
  const list = complaints(phone)
  await phone.goto('/m.html')
  await phone.getByLabel('账号').fill('township')
  await phone.getByLabel('密码').fill(PASSWORDS.township ?? '')
  await phone.getByRole('button', { name: '登录' }).click()
  await phone.getByRole('button', { name: '心电影像' }).click()
  await phone.getByRole('button', { name: '新申请' }).click()
  for (const [name, value] of [['患者姓名', '郭建平'], ['检查目的', '胸痛2小时'], ['申请医师', '周医师'], ['本人电话', '0990-1'], ['同意书存放处', '病历夹']] as const) {
    await phone.getByLabel(name).fill(value)
  }
  await phone.getByLabel('拍照或选择文件').setInputFiles({ name: 'ecg.png', mimeType: 'image/png', buffer: png() })
  await phone.getByRole('button', { name: '患者本人已书面同意' }).click()
  for (const button of await phone.getByRole('main').getByRole('button').all()) {
    if (await button.isVisible()) expect((await button.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  }
  await picture(phone, 'reading-field')
  await phone.getByRole('button', { name: '提交并上传' }).click()
  await expect(phone.getByText('已送出，等上级阅片')).toBeVisible()
  const code = (await phone.locator('section.card').first().getAttribute('aria-label')) ?? ''
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await phone.evaluate(() => JSON.stringify(localStorage))).not.toContain('郭建平')
  await sound(phone, list)

  const desk = complaints(page)
  await signIn(page, 'clinician')
  await page.goto('/#/readings')
  await expect(async () => {
    await page.goto('/#/home')
    await page.goto('/#/readings')
    await page.getByRole('link', { name: code }).click({ timeout: 2000 })
    await expect(page.getByRole('button', { name: '领取' })).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await expect(page.locator('canvas[data-ready=true]')).toBeVisible() // the photograph, in the viewer
  await page.getByRole('button', { name: '领取' }).click()
  await page.getByRole('button', { name: '报危急值' }).click()
  await page.getByLabel('危急值内容').fill('急性前壁心肌梗死')
  await page.getByRole('button', { name: '确定' }).click()
  await expect(page.getByText('急性前壁心肌梗死').first()).toBeVisible()
  await picture(page, 'reading')
  await sound(page, desk)

  await phone.getByRole('button', { name: '返回' }).click()
  await phone.getByRole('listitem').filter({ hasText: '危急值' }).filter({ hasText: '阅片中' }).getByRole('button').first().click()
  await phone.getByLabel('确认人').fill('周医师')
  await phone.getByRole('button', { name: '已收到危急值' }).click()
  await expect(phone.getByRole('button', { name: '已收到危急值' })).toHaveCount(0)
  await phone.getByRole('button', { name: '按此转上级' }).click()
  await expect(phone.getByLabel('病史摘要')).toHaveValue(/胸痛2小时；急性前壁心肌梗死/)
  await sound(phone, list)
})

/** What is on a PDF that a link leads to, asked with the page's own session; whether it is one sheet of A4 with its fonts in it. */
async function paperOf(page: Page, href: string, name: string): Promise<string> {
  const bytes = Buffer.from(await page.evaluate(async (path) => {
    const reply = await fetch(path)
    return reply.headers.get('content-type') === 'application/pdf' ? [...new Uint8Array(await reply.arrayBuffer())] : []
  }, href))
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, bytes)
  expect(execFileSync('pdfinfo', [path], { encoding: 'utf-8' })).toMatch(/Pages:\s+1\n[\s\S]*\(A4\)/)
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf-8' }).trim().split('\n').slice(2)
  expect(fonts.length).toBeGreaterThan(0)
  for (const font of fonts) expect(font).toMatch(/CJK.* yes yes yes /)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf-8' })
}

test('the report is on paper for the desk and the telephone, and not before it is written', async ({ browser, page }) => {
  const list = complaints(page)
  await signIn(page, 'clinician')
  const found = await page.evaluate(async () => {
    const all = (await (await fetch('/api/readings?limit=200')).json()) as { items: { id: string; code: string; state: string; conclusion: string | null }[] }
    return [all.items.find((r) => r.state === 'final'), all.items.find((r) => !r.conclusion)]
  })
  await page.goto(`/#/readings/${found[1]?.id ?? ''}`)
  await expect(page.getByText(found[1]?.code ?? 'none').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '报告单（PDF）' })).toHaveCount(0)
  await page.goto(`/#/readings/${found[0]?.id ?? ''}`)
  const link = page.getByRole('link', { name: '报告单（PDF）' })
  await expect(link).toBeVisible()
  const said = await paperOf(page, (await link.getAttribute('href')) ?? '', 'desk')
  for (const word of ['报告单', found[0]?.code ?? 'none', '报告医师', '审核医师', '第 1 页，共 1 页']) expect(said).toContain(word)
  expect(said).not.toContain('初步报告')
  await picture(page, 'reading-report')
  await sound(page, list.filter((m) => !m.includes('/dicom-web/') && !m.includes('Failed to load resource'))) // an invented reading has no pictures

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true })).newPage()
  const small = complaints(phone)
  await phone.goto('/m.html')
  await phone.getByLabel('账号').fill('township')
  await phone.getByLabel('密码').fill(PASSWORDS.township ?? '')
  await phone.getByRole('button', { name: '登录' }).click()
  await phone.getByRole('button', { name: '心电影像' }).click()
  await expect(phone.getByRole('listitem').filter({ hasText: '正式报告' })).toHaveCount(0) // nobody waits for it any more
  await phone.getByRole('button', { name: '含已出报告' }).click()
  await phone.getByRole('listitem').filter({ hasText: '正式报告' }).getByRole('button').first().click()
  const touch = phone.getByRole('link', { name: '打开报告单（PDF）' })
  await expect(touch).toBeVisible()
  expect((await touch.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(48)
  expect(await paperOf(phone, (await touch.getAttribute('href')) ?? '', 'phone')).toContain('审核医师')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await picture(phone, 'reading-report-field')
  await sound(phone, small)
})

test('figures of the centres and studies to be matched are told, and of others nothing', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  await page.goto('/#/readings')
  await page.getByRole('button', { name: '用时与一致率' }).click()
  await expect(page.getByRole('region', { name: '按诊断机构' }).getByRole('row')).toHaveCount(2)
  await expect(page.getByRole('region', { name: '按诊断机构' })).toContainText('%（')
  await picture(page, 'reading-figures')
  await sound(page, list)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.setViewportSize({ width: 1366, height: 768 })
  await page.getByRole('button', { name: '待对应的检查' }).click()
  await expect(page.getByText('没有检查号').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '看图核对' })).toHaveCount(0) // an officer matches nothing
  await sound(page, list)
  await page.getByRole('button', { name: '退出' }).click()
  await signIn(page, MANAGER)
  await expect(page.locator('.inbox li', { hasText: '阅片超时' }).first()).toBeVisible()
})

real('real objects are drawn as DCMTK draws them', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'township')
  for (const [file, kind] of [['ct-small-uncompressed.dcm', 'ct'], ['series-mr-brain/brain_003.dcm', 'mr'], ['name-zh-gb18030.dcm', 'xray']] as const) {
    const path = await stamped(page, file, await order(page, kind, `阅片${kind}`))
    await sent(page, path)
    await page.reload()
    const canvas = page.locator('canvas[data-ready=true]')
    await expect(canvas).toBeVisible()
    const pgm = execFileSync('dcm2pnm', ['--write-raw-pnm', '+Wm', path], { maxBuffer: 1 << 26 })
    const head = /^P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 200).toString('latin1'))
    expect(head).not.toBeNull()
    const [cols, rows] = [Number(head?.[1]), Number(head?.[2])]
    await canvas.evaluate((c, size) => Object.assign(c, size), { width: cols, height: rows }) // a point a pixel
    await page.getByRole('button', { name: '还原' }).click()
    const ours = await canvas.evaluate((c: HTMLCanvasElement) => [...(c.getContext('2d')?.getImageData(0, 0, c.width, c.height).data ?? [])].filter((_, i) => i % 4 === 0))
    const theirs = [...pgm.subarray(pgm.length - cols * rows)]
    expect(ours).toHaveLength(theirs.length)
    const apart = ours.map((v, i) => Math.abs(v - (theirs[i] ?? -999)))
    expect(Math.max(...apart.slice(0, 100_000)), file).toBeLessThanOrEqual(1) // one shade of 256: how each rounds
  }
})

/** The JPEG 2000 codestream of an object: its fragments behind the table of offsets (PS3.5 A.4). */
function codestream(path: string): Buffer {
  const bytes = readFileSync(path)
  let at = bytes.indexOf(Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff])) + 12
  const fragments: Buffer[] = []
  while (bytes.readUInt32LE(at) === 0xe000fffe) {
    const size = bytes.readUInt32LE(at + 4)
    fragments.push(bytes.subarray(at + 8, at + 8 + size))
    at += 8 + size
  }
  return Buffer.concat(fragments.slice(1))
}

// DCMTK has no decoder of JPEG 2000: of the real objects cr-tibia-j2klossless.dcm alone. OpenJPEG's is held beside it.
real('a real JPEG 2000 radiograph is drawn as OpenJPEG decodes it, windowed and turned as the object says', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page, 'township')
  const path = await stamped(page, 'cr-tibia-j2klossless.dcm', await order(page, 'xray', '阅片甲'))
  expect(() => execFileSync('dcm2pnm', ['--write-raw-pnm', path, join(folder, 'none.pgm')], { stdio: 'ignore' })).toThrow()
  const plain = join(folder, 'tibia')
  writeFileSync(`${plain}.j2k`, codestream(path))
  execFileSync('opj_decompress', ['-i', `${plain}.j2k`, '-o', `${plain}.pgm`])
  const pgm = readFileSync(`${plain}.pgm`)
  const head = /^P5\s+(?:#.*\n)?(\d+)\s+(\d+)\s+1023\s/.exec(pgm.subarray(0, 200).toString('latin1'))
  const [cols, rows] = [Number(head?.[1]), Number(head?.[2])]
  const values = pgm.subarray(pgm.length - 2 * cols * rows)
  await sent(page, path)
  await page.reload()
  const canvas = page.locator('canvas[data-ready=true]')
  await expect(canvas).toBeVisible({ timeout: 30_000 })
  await canvas.evaluate((c, size) => Object.assign(c, size), { width: cols, height: rows })
  await page.getByRole('button', { name: '还原' }).click()
  const drawn = await canvas.evaluate((c: HTMLCanvasElement) => {
    const data = c.getContext('2d')?.getImageData(0, 0, c.width, c.height).data ?? new Uint8ClampedArray()
    let text = ''
    for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i] ?? 0)
    return btoa(text)
  })
  const ours = Buffer.from(drawn, 'base64')
  expect(ours).toHaveLength(cols * rows)
  let most = 0
  for (let i = 0; i < ours.length; i++) {
    const shade = ((values.readUInt16BE(2 * i) - (550 - 0.5)) / (1024 - 1) + 0.5) * 255 // PS3.3 C.11.2.1.2: window 1024 at 550
    const theirs = 255 - Math.min(255, Math.max(0, shade)) // MONOCHROME1
    most = Math.max(most, Math.abs((ours[i] ?? 0) - theirs))
  }
  expect(most).toBeLessThanOrEqual(1)
})

/** Beats a minute: the times between peaks of a lead, each the highest within 0.3 s and above 60 % of all. */
function rate(values: number[], perSecond: number): number {
  const top = Math.max(...values)
  const peaks: number[] = []
  const near = Math.round(0.3 * perSecond)
  for (let i = 0; i < values.length; i++) {
    const v = values[i] ?? 0
    if (v > 0.6 * top && v === Math.max(...values.slice(Math.max(0, i - near), i + near + 1)) && i - (peaks[peaks.length - 1] ?? -near) >= near) peaks.push(i)
  }
  return (60 * perSecond * (peaks.length - 1)) / ((peaks[peaks.length - 1] ?? 0) - (peaks[0] ?? 0))
}

real('a real ECG stands on the grid at the rate that its samples have, seen for the first time within a second', async ({ page }) => {
  test.setTimeout(120_000)
  const list = complaints(page)
  await signIn(page, 'township')
  const path = await stamped(page, 'ecg12-ptb-acute-mi-500hz.dcm', await order(page, 'ecg', '心电甲'))
  await sent(page, path)
  await page.goto('/#/home')
  const from = Date.now()
  await page.goBack()
  const paper = page.locator('svg.paper')
  await expect(paper.locator('polyline').last()).toBeVisible()
  const first = Date.now() - from
  console.log(`        ECG: first paint ${first} ms after the click`)
  expect(first).toBeLessThan(3000) // on a machine that others use too
  const lines = await paper.locator('polyline').evaluateAll((all) => all.map((l) => l.getAttribute('points') ?? ''))
  expect(lines).toHaveLength(13) // twelve leads and the rhythm
  // the rhythm of lead II on the grid: 25 mm a second
  const strip = (lines[12] ?? '').split(' ').map((p) => p.split(',').map(Number))
  const step = ((strip[strip.length - 1]?.[0] ?? 0) - (strip[0]?.[0] ?? 0)) / (strip.length - 1) / 25
  const drawn = rate(strip.map((p) => -(p[1] ?? 0) + (strip[0]?.[1] ?? 0)), 1 / step)
  // the same of the file's own bytes: (5400,1010), 16 bit, twelve channels, the second is II
  const bytes = readFileSync(path)
  const at = bytes.indexOf(Buffer.from([0x00, 0x54, 0x10, 0x10])) + 12
  const two = Array.from({ length: 5000 }, (_, i) => bytes.readInt16LE(at + (i * 12 + 1) * 2))
  const told = rate(two.map((v) => v - (two[0] ?? 0)), 500)
  expect(told).toBeGreaterThan(40)
  expect(Math.abs(drawn - told)).toBeLessThan(0.5)
  await picture(page, 'reading-ecg')
  await sound(page, list)
})
