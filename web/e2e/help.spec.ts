// The help from the header: each role's own page, served by the program under its strict policy.
import { expect, test, type Page } from '@playwright/test'
import { signIn } from './people'
import { complaints, picture, sound } from './sound'

async function whole(page: Page, heading: string) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  const broken = await page.locator('img').evaluateAll(async (list) => {
    const gone: string[] = []
    for (const img of list as HTMLImageElement[]) {
      img.loading = 'eager'
      await img.decode().catch(() => gone.push(img.src))
    }
    return gone
  })
  expect(broken).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
}

for (const [account, heading] of [
  ['officer', '主管人员（卫健委、卫健局）'],
  ['manager', '受援医院（县级医院）'],
  ['expert', '专家、带教老师'],
  ['trainee', '学员（进修、跟师）'],
  ['township', '临床医生（乡镇卫生院、县医院）'],
  ['auditor', '杏林使用帮助'],
] as const) {
  test(`the help of ${account} is that of the role, in a tab of its own`, async ({ page, context }) => {
    await signIn(page, account)
    const opened = context.waitForEvent('page')
    await page.getByRole('link', { name: '帮助' }).click()
    const help = await opened
    await expect(help.getByRole('heading', { level: 1 })).toBeVisible()
    const list = complaints(help)
    await help.reload() // with its complaints heard from the first byte
    await whole(help, heading)
    await picture(help, `help-${account}`)
    await sound(help, list)
    await expect(page.getByRole('button', { name: '退出' })).toBeVisible()
  })
}

test('a task of the list leads to its place, the head of the page to the other pages', async ({ page }) => {
  await page.goto('/help/officer.html')
  await page.getByRole('link', { name: '我想审批订单' }).click()
  await expect(page.getByRole('heading', { name: '我想审批订单' })).toBeInViewport()
  await page.getByRole('link', { name: '杏林帮助' }).click()
  await whole(page, '杏林使用帮助')
  await page.getByRole('link', { name: '支援医院' }).click()
  await whole(page, '支援医院（派出专家的医院）')
})

test('whoever is not signed in, the telephone and the public find theirs', async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  const list = complaints(page)
  await page.goto('/m.html')
  await page.getByRole('link', { name: '帮助' }).click()
  await whole(page, '杏林使用帮助')
  await page.goto('/pub.html')
  await page.getByRole('link', { name: '帮助' }).click()
  await whole(page, '公众：约专家、查证明')
  await picture(page, 'help-public')
  await sound(page, list)
  await page.goto('/#/sign-in')
  await expect(page.getByRole('link', { name: '帮助' })).toHaveAttribute('href', './help/index.html')
})

test('a page of the help that there is not is refused', async ({ request }) => {
  expect((await request.get('/help/nobody.html')).status()).toBe(404)
  expect((await request.get('/help/')).status()).toBe(404)
  expect((await request.get('/help/../e2e/serve.ts')).status()).toBe(404)
})
