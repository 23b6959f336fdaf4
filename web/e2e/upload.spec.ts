// A list goes in by the four steps: with the keyboard where it is typed, without a complaint of axe.
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { MANAGER, OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

const HEAD = '人员编号,姓名,机构代码,科室,专业,职称级别,掌握技术\n'

test('import: a list is put right in its place, committed, and told of in the history', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, OFFICER)
  const home = ((await (await page.request.get('/api/organizations?limit=1')).json()) as { items: { code: string }[] }).items[0]!.code
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await expect(page.getByText('还没有导入')).toBeVisible()
  await picture(page, 'import')
  await sound(page, list)
  const template = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载人员名单模板' }).click()
  expect(readFileSync((await (await template).path()) ?? '').subarray(0, 2).toString()).toBe('PK')
  await page.getByLabel('报送单位').fill('卫健委')
  const csv = `${HEAD}E1,王一,${home},外科,骨科,3,\nE2,王二,${home},外科,骨科,9,\nE3,王三,X0,外科,骨科,3,\n`
  await page.getByLabel('文件').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('button', { name: '上传并核对' }).press('Enter')
  await expect(page.getByText('共 3 行，1 行可导入，2 行有问题。')).toBeVisible()
  await expect(page.getByLabel('3 职称级别')).toHaveValue('9')
  await picture(page, 'import-faults')
  await sound(page, list)
  await page.getByLabel('3 职称级别').fill('2')
  await page.getByLabel('3 职称级别').press('Enter')
  await expect(page.getByText('共 3 行，2 行可导入，1 行有问题。')).toBeVisible()
  const bad = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载问题行' }).click()
  expect(readFileSync((await (await bad).path()) ?? '').subarray(0, 2).toString()).toBe('PK')
  await page.getByRole('button', { name: '只导入无误的 2 行' }).press('Enter')
  await expect(page.getByText('已写入 2 / 2 行，1 行有问题未写入。')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('已完成')).toBeVisible()
  await sound(page, list)
  await page.getByRole('link', { name: '返回导入记录' }).click()
  await expect(page.locator('table.grid tbody tr')).toHaveCount(1)
  await sound(page, list)
})

test('import: what is typed stays when the server tells of another import', async ({ page, context }) => {
  await signIn(page, OFFICER)
  const home = ((await (await page.request.get('/api/organizations?limit=1')).json()) as { items: { code: string }[] }).items[0]!.code
  const put = async (where: typeof page, code: string) => {
    await where.goto('/#/uploads')
    await where.getByLabel('报送单位').fill('卫健委')
    await where.getByLabel('文件').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(`${HEAD}${code},王一,${home},外科,骨科,9,\n`) })
    await where.getByRole('button', { name: '上传并核对' }).press('Enter')
    await expect(where.getByLabel('2 职称级别')).toHaveValue('9')
  }
  await put(page, 'T1')
  await page.getByLabel('2 职称级别').fill('4')
  const own = page.url().split('/').pop() ?? ''
  const other = await context.newPage()
  for (const code of ['T2', 'T3']) { // by the second the first has been told and read
    const told = page.waitForResponse((r) => r.url().endsWith(`/api/uploads/${own}`))
    await put(other, code)
    await told
  }
  await expect(page.getByLabel('2 职称级别')).toHaveValue('4')
  await page.getByLabel('2 职称级别').press('Enter')
  await expect(page.getByLabel('2 职称级别')).toHaveCount(0) // put right: no row is bad any more
})

test('import: a file that is no list is refused in words', async ({ page }) => {
  await signIn(page, MANAGER)
  await page.goto('/#/uploads')
  await page.getByLabel('报送单位').fill('医院')
  await page.getByLabel('文件').setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('name,sex\n') })
  await page.getByRole('button', { name: '上传并核对' }).click()
  await expect(page.getByRole('alert')).toContainText('人员编号')
})
