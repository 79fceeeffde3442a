import { expect, test } from './desk-test.ts'
import { Interactions } from './interactions.ts'
import { foreignFile, photoFile } from './month-files.ts'

const WRONG = [
  { what: 'a photo renamed .xlsx', name: '入库.xlsx', bytes: photoFile(), says: '这不是表格文件' },
  { what: 'an empty file', name: '空.xlsx', bytes: new Uint8Array(0), says: '文件是空的' },
  {
    what: "another hospital's columns",
    name: '菜单.xlsx',
    bytes: foreignFile(),
    says: /没有找到表头|缺少必需的列|看不出/,
  },
] as const

for (const { what, name, bytes, says } of WRONG) {
  test(`${what} gives one clear sentence and changes nothing`, async ({ desk }) => {
    const { page } = desk
    await page.getByRole('link', { name: /导入/ }).click()
    // The innermost section: the whole desk takes drops, so it is a section around this one.
    const history = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: /^导入记录/ }) })
      .last()
    await expect(history).toContainText('.xlsx')
    const before = (await history.textContent()) ?? ''
    await new Interactions(page).drop(page.getByLabel('拖入文件'), [{ name, bytes }])
    await expect(page.getByRole('article', { name })).toContainText(says)
    await expect(page.getByRole('button', { name: /^导入 \d/ })).toHaveCount(0)
    await desk.picture(`wrong-file-${WRONG.findIndex((wrong) => wrong.name === name) + 1}`)
    await page.reload()
    await page.getByRole('link', { name: /导入/ }).click()
    await expect(history).toHaveText(before)
  })
}
