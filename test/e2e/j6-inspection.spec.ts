import { expect, test } from './desk-test.ts'
import { Interactions } from './interactions.ts'

test('J6: from a printed cell of an older month to rows, file and decisions in at most 4 interactions', async ({
  desk,
}) => {
  const { page } = desk
  await page.getByRole('link', { name: /月报/ }).click()
  await page.getByRole('button', { name: '上一个月（[）' }).click()
  await expect(page.getByText(/已锁定/).first()).toBeVisible()
  const act = new Interactions(page)

  // "Show me where this comes from": the cell of the printed form …
  await act.click(page.getByRole('button', { name: /^药品.*省平台采购.*查看依据/ }).first())
  const drawer = page.getByRole('dialog').or(page.getByRole('complementary')).last()
  await expect(drawer).toContainText('公式')
  await expect(drawer).toContainText('苏医保发〔2022〕38号')
  await desk.picture('j6-figure')
  // … to exactly its rows …
  await act.click(drawer.getByRole('button', { name: /数据行|查看.*行/ }).first())
  const grid = page.locator('.ag-root').last()
  await expect(grid.locator('.ag-row').first()).toBeVisible()
  // … to one row's file, line and history.
  await act.click(grid.locator('.ag-row').first().locator('.ag-cell').first())
  const origin = page.getByLabel('这一行的来源')
  if (!(await origin.isVisible())) await act.press('Enter')
  await expect(origin).toContainText('.xlsx')
  await expect(origin).toContainText('示例填表人')
  await desk.picture('j6-origin')
  console.log(`J6: ${act.count} interactions (at most 4)`)
  expect(act.count).toBeLessThanOrEqual(4)
})
