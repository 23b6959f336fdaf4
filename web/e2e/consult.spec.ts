// A county hospital asks for an opinion; what was asked for is seen by an officer without names.
import { expect, test } from '@playwright/test'
import { OFFICER, signIn } from './people'
import { complaints, picture, sound } from './sound'

test('a consultation is asked for, sent and written to, and seen above without names', async ({ page }) => {
  const list = complaints(page)
  await signIn(page, 'clinician')
  await page.goto('/#/consults')
  await page.getByRole('button', { name: '发起会诊' }).click()
  const form = page.getByRole('form', { name: '发起会诊' })
  await form.getByLabel('患者姓名').fill('钱文华')
  await form.getByLabel('受邀机构').selectOption({ index: 0 })
  for (const [name, value] of [['所需专科', '骨科'], ['ICD-10', 'S72.000'], ['希望时间', '2099-01-01T10:00'], ['邀请医师', '李医师'], ['联系电话', '0990-1'], ['病情摘要', '股骨颈骨折'], ['会诊事由', '围术期风险高'], ['会诊目的', '定方案'], ['同意书存放处', '病历夹']] as const) {
    await form.getByLabel(name).fill(value)
  }
  await form.getByLabel('知情同意').selectOption('self')
  await form.getByRole('button', { name: '存为草稿' }).click()
  const files = page.getByRole('region', { name: '双方共享的文件' })
  await files.getByLabel('上传文件').setInputFiles({ name: '说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no PDF') })
  await expect(files.getByRole('alert')).toContainText('PDF')
  await files.getByLabel('这是什么文件').selectOption('relative')
  await files.getByLabel('上传文件').setInputFiles({ name: '同意书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 x') })
  await expect(files.getByRole('listitem')).toContainText('同意书.pdf已签署的同意书 · 近亲属')
  const opened = page.waitForEvent('download')
  await files.getByRole('link', { name: '同意书.pdf' }).click()
  expect((await opened).suggestedFilename()).toBe('同意书.pdf')
  expect(list.splice(0).filter((line) => !line.includes('422'))).toEqual([]) // what was no PDF, on purpose
  await page.getByRole('button', { name: '发出邀请' }).click()
  await expect(page.locator('.lead .tag').first()).toHaveText('待答复')
  await page.getByLabel('消息').last().fill('影像已上传')
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByText('影像已上传')).toBeVisible()
  await picture(page, 'consult')
  await sound(page, list)
  const url = page.url()
  await page.getByRole('button', { name: '退出' }).click()
  await signIn(page, OFFICER)
  await page.goto(`/#${url.split('#')[1]}`)
  await expect(page.getByText('患者身份与病历只对邀请、受邀双方显示')).toBeVisible()
  await expect(page.getByText('影像已上传')).toHaveCount(0)
  await expect(page.getByText('同意书.pdf')).toHaveCount(0)
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await sound(page, list)
})
