import type { Page } from 'playwright/test'
import { expect } from './desk-test.ts'

/** Puts the hospital's own, empty workspace in place of the sample: where most journeys begin. */
export async function startOwnHospital(page: Page): Promise<void> {
  await page.getByRole('button', { name: '开始使用我院数据' }).click()
  await page.getByRole('button', { name: '新建并打开' }).click()
  await page.getByLabel('医院名称').fill('海陵县人民医院')
  await page.getByLabel('填表人').fill('王药师')
  await page.getByRole('button', { name: '保存并导入文件' }).click()
  await expect(page.getByRole('heading', { name: '导入', level: 1 })).toBeVisible()
}
