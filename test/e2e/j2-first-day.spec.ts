import { expect, test } from './desk-test.ts'
import { Interactions } from './interactions.ts'
import { hisFile, platformFile } from './month-files.ts'

test('J2: on the first day a rate is seen in at most 10 interactions', async ({ desk }) => {
  const { page } = desk
  const act = new Interactions(page)
  await act.click(page.getByRole('button', { name: '开始使用我院数据' }))
  await act.press('Enter')
  await expect(page.getByLabel('医院名称')).toBeFocused()
  await desk.picture('j2-welcome')
  await act.type('海陵县人民医院')
  await act.press('Enter')
  await act.drop(page.getByLabel('拖入文件'), [
    { name: 'HIS入库-2026-10.xlsx', bytes: hisFile() },
    { name: '平台验收-2026-10.xlsx', bytes: platformFile() },
  ])
  await act.click(page.getByRole('button', { name: /^导入 114 行/ }))
  await act.click(page.getByRole('link', { name: /工作台/ }))
  await expect(page.getByLabel('药品网上采购率').first()).toContainText('%')
  console.log(`J2: ${act.count} interactions (at most 10)`)
  expect(act.count).toBeLessThanOrEqual(10)
})

test('J2: without a platform export the HIS alone is understood, and what is missing is said', async ({
  desk,
}) => {
  const { page } = desk
  const act = new Interactions(page)
  await act.click(page.getByRole('button', { name: '开始使用我院数据' }))
  await act.press('Enter')
  await expect(page.getByLabel('医院名称')).toBeFocused()
  await act.type('海陵县人民医院')
  await act.press('Enter')
  await act.drop(page.getByLabel('拖入文件'), [{ name: 'HIS入库-2026-10.xlsx', bytes: hisFile() }])
  await act.click(page.getByRole('button', { name: /^导入 57 行/ }))
  await act.click(page.getByRole('link', { name: /工作台/ }))
  await expect(page.getByLabel('上报前还缺什么')).toContainText('省平台验收明细')
})
