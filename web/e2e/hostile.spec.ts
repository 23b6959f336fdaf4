// Two hundred hostile names, each wherever a text can be typed: every screen shows them, none of them runs.
import { readFileSync } from 'node:fs'
import { expect, test, type APIRequestContext, type Page } from '@playwright/test'
import { OFFICER, signIn } from './people'

// A name that runs calls this; nothing else knows the word.
const RAN = 'xlR'

const TAGS = ['script', 'img src=x onerror', 'svg onload', 'iframe onload', 'body onload', 'video src=x onerror', 'audio src=x onerror', 'details open ontoggle', 'input autofocus onfocus', 'object data=x onerror']
const BREAKS = ['', '"', "'", '">', "'>", '</td>', '</script>', '</title>', '-->', ']]>', '{{', '${', '`', '\\', '&quot;>', '</style>', '</textarea>', '</option>', '&#x3e;', '%3E']

/** Each way to break out before each thing that would run. */
export function hostileNames(): string[] {
  return TAGS.flatMap((tag, at) =>
    BREAKS.map((out) => {
      if (out === '{{') return `{{constructor.constructor('${RAN}()')()}}${at}`
      if (out === '${') return `\${${RAN}()}${at}`
      return tag === 'script' ? `${out}<script>${RAN}()</script>` : `${out}<${tag}=${RAN}()>`
    }),
  )
}

interface Asked {
  mark: string
  request: APIRequestContext
}

async function whoAsks(page: Page): Promise<Asked> {
  await signIn(page, OFFICER)
  const session = (await (await page.request.get('/api/session')).json()) as { mark: string }
  return { mark: session.mark, request: page.request }
}

/** Makes a thing, or changes one of that version; its name was taken as it stands. */
async function make({ mark, request }: Asked, path: string, data: Record<string, unknown>, version?: number) {
  const headers = { 'X-Xinglin-Mark': mark, ...(version ? { 'If-Match': `"${version}"` } : { 'Idempotency-Key': crypto.randomUUID() }) }
  for (;;) {
    const reply = await request.fetch(path, { method: version ? 'PUT' : 'POST', data, headers })
    if (reply.status() === 429) {
      await new Promise((done) => setTimeout(done, 1000 * Number(reply.headers()['retry-after'] ?? 1)))
      continue
    }
    expect(reply.status(), `${path}: ${await reply.text()}`).toBe(version ? 200 : 201)
    return (await reply.json()) as { id?: string; code?: string; version: number }
  }
}

/** What ran, and what the policy had to stop. */
async function watched(page: Page): Promise<{ ran: string[]; refused: string[] }> {
  const ran: string[] = []
  const refused: string[] = []
  await page.exposeFunction(RAN, () => ran.push(page.url()))
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(`${page.url()}: ${message.text()}`)
  })
  return { ran, refused }
}

/** The addresses of the router, without what stands behind a colon. */
function screens(): string[] {
  const router = readFileSync(new URL('../src/router.ts', import.meta.url), 'utf-8')
  return [...router.matchAll(/path: '(\/[a-z-]*(?:\/new)?)(?:\/:[a-z]+\?)*'/g)].map((m) => m[1] ?? '/')
}

async function opened(page: Page, path: string) {
  await page.goto(`/#${path}`)
  await page.waitForLoadState('networkidle')
}

/** How many of the names a list shows, page after page, up to the first without any. */
async function pagesOf(page: Page): Promise<number> {
  let seen = 0
  for (;;) {
    const here = (await page.locator('main').innerText()).split(`${RAN}()`).length - 1
    const next = page.getByRole('button', { name: '下一页' })
    seen += here
    if (!here || !(await next.count()) || !(await next.first().isEnabled())) return seen
    const before = await page.locator('main').innerText()
    await next.first().click()
    await expect.poll(() => page.locator('main').innerText()).not.toBe(before)
    await page.waitForLoadState('networkidle')
  }
}

test('two hundred hostile names are shown by every screen and none of them runs', async ({ page }) => {
  test.setTimeout(240_000)
  const { ran, refused } = await watched(page)
  const asked = await whoAsks(page)
  const hospital = ((await (await page.request.get('/api/organizations?limit=1')).json()) as { items: { code: string; id: string }[] }).items[0]
  expect(hospital).toBeDefined()
  const names = hostileNames()
  expect(new Set(names).size).toBe(200)
  const people: { id?: string }[] = []
  for (const [i, name] of names.entries()) {
    const short = name.length <= 40 ? name : '骨科' // as long as the field takes
    const code = `000${i}` // before all others in each list
    if (i % 3 === 0) people.push(await make(asked, '/api/practitioners', { organization: hospital!.code, code, name, discipline: short, title_rank: 1 }))
    else if (i % 3 === 1) await make(asked, '/api/catalogue', { code, name, discipline: short, level: 1 })
    else await make(asked, `/api/organizations/${hospital!.id}/departments`, { name, discipline: short })
  }
  let seen = 0
  const paths = screens()
  expect(paths.length).toBeGreaterThan(40)
  for (const path of paths) await opened(page, path)
  for (const path of ['/practitioners', '/catalogue', `/organizations/${hospital!.id}`]) {
    await opened(page, path)
    await expect(page.locator('main')).toContainText(RAN) // it is there, as a text
    seen += await pagesOf(page)
  }
  expect(seen).toBeGreaterThanOrEqual(100) // lists, page by page; a record shows its own name besides
  for (const one of people.slice(0, 12)) {
    await opened(page, `/practitioners/${one.id}`)
    await expect(page.locator('main')).toContainText(RAN)
  }
  expect(ran).toEqual([])
  expect(refused).toEqual([]) // nor did the policy have to stop anything
  // A page that took a name for its own would be told of: here is one, by hand.
  await page.evaluate((name) => document.body.insertAdjacentHTML('beforeend', name), `<img src="data:," onerror="${RAN}()">`)
  await expect.poll(() => refused.length + ran.length).toBeGreaterThan(0)
  expect(ran).toEqual([])
})

interface Visit extends Record<string, unknown> {
  id: string
  version: number
}
const PLAN = ['day', 'starts', 'ends', 'liaison', 'liaison_phone', 'travel', 'lodging', 'slot_n', 'township_n', 'travel_fen', 'lodging_fen', 'other_fen']

test('the public page shows the same names as rooms of clinics, and none of them runs', async ({ page, browser }) => {
  test.setTimeout(240_000)
  const asked = await whoAsks(page)
  const anybody = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const { ran, refused } = await watched(anybody)
  const clinics = ((await (await page.request.get('/public/visits')).json()) as { items: { id: string; state: string }[] }).items.filter((clinic) => clinic.state !== 'cancelled')
  expect(clinics.length).toBeGreaterThan(0)
  const visits: Visit[] = []
  for (const { id } of clinics) visits.push((await (await page.request.get(`/api/visits/${id}`)).json()) as Visit)
  const left = hostileNames()
  while (left.length) {
    const shown = left.splice(0, visits.length)
    for (const [i, room] of shown.entries()) {
      const visit = visits[i]!
      const plan = Object.fromEntries(PLAN.filter((key) => visit[key] !== null).map((key) => [key, visit[key]]))
      visit.version = (await make(asked, `/api/visits/${visit.id}`, { ...plan, release_hours: 0, room }, visit.version)).version
    }
    await anybody.goto('/pub.html')
    for (const room of shown) await expect(anybody.locator('body')).toContainText(room)
  }
  expect(ran).toEqual([])
  expect(refused).toEqual([])
})
