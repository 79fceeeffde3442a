import { readFileSync } from 'node:fs'
import { expect, test } from './desk-test.ts'
import { startOwnHospital } from './first-day.ts'
import { Interactions } from './interactions.ts'
import { DIFFERENCES, hisFile, platformFile } from './month-files.ts'

test('J1: a month is closed in at most 8 + 2 per difference interactions', async ({ desk }) => {
  const { page } = desk
  await startOwnHospital(page)
  const act = new Interactions(page)

  await act.drop(page.getByLabel('拖入文件'), [
    { name: 'HIS入库-2026-10.xlsx', bytes: hisFile() },
    { name: '平台验收-2026-10.xlsx', bytes: platformFile() },
  ])
  await expect(page.getByRole('article', { name: 'HIS入库-2026-10.xlsx' })).toContainText('院内入库')
  await expect(page.getByRole('article', { name: '平台验收-2026-10.xlsx' })).toContainText('省平台验收')
  await desk.picture('j1-import')
  await act.click(page.getByRole('button', { name: /^导入 114 行/ }))
  await act.click(page.getByRole('button', { name: '去对账' }))

  await expect(page.getByText(`有 ${DIFFERENCES} 组待处理`)).toBeVisible()
  await desk.picture('j1-reconcile')
  for (let left = DIFFERENCES; left > 0; left--) {
    await expect(page.getByText(`有 ${left} 组待处理`)).toBeVisible()
    // The next group is there once its own, empty reason stands in the pane.
    await expect(page.getByRole('article')).toHaveAttribute('aria-busy', 'false')
    await expect(page.getByRole('textbox', { name: '差异原因' })).toHaveValue('')
    // Give the reason by its number; the next waiting group comes by itself.
    await act.press('4')
  }
  await expect(page.getByText('没有待处理的差异')).toBeVisible()

  await act.click(page.getByRole('button', { name: '去月报' }))
  await expect(page.getByText('医疗机构药品（医用耗材）阳光采购监测表')).toBeVisible()
  await act.click(page.getByRole('button', { name: '锁定本月' }))
  await act.click(
    page
      .getByRole('dialog')
      .getByRole('button', { name: '锁 定' })
      .or(page.getByRole('dialog').getByRole('button', { name: '锁定' })),
  )
  await expect(page.getByText(/已锁定2026年10月/)).toBeVisible()

  const excel = page.waitForEvent('download')
  await act.click(page.getByRole('button', { name: '导出 Excel' }))
  const saved = await excel
  expect(saved.suggestedFilename()).toBe('阳光采购监测表-2026-10.xlsx')
  expect(
    readFileSync(await saved.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')

  const pdf = page.waitForEvent('download')
  await act.click(page.getByRole('button', { name: '导出 PDF' }))
  const printed = await pdf
  expect(
    readFileSync(await printed.path())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  await desk.picture('j1-report-locked')

  console.log(`J1: ${act.count} interactions, ${DIFFERENCES} differences (at most ${8 + 2 * DIFFERENCES})`)
  expect(act.count).toBeLessThanOrEqual(8 + 2 * DIFFERENCES)

  const again = await desk.restart()
  await again.getByRole('link', { name: /月报/ }).click()
  await expect(again.getByText('海陵县人民医院').first()).toBeVisible()
  await expect(again.getByRole('button', { name: '锁定本月' })).toHaveCount(0)
})
