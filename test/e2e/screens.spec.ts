import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright/test'
import { expect, test } from './desk-test.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const SCREENS = [
  { name: '工作台', link: /工作台/ },
  { name: '导入', link: /导入/ },
  { name: '对账', link: /对账/ },
  { name: '月报', link: /月报/ },
  { name: '设置', link: /设置/ },
] as const

interface Violation {
  readonly id: string
  readonly impact: string | null
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** axe runs in a world of its own, so that the page's CSP stays as it is in the product. */
async function seriousViolations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  })
  await session.send('Runtime.evaluate', { expression: axeSource, contextId: executionContextId })
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then((found) => JSON.stringify(found.violations))`,
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  const violations: Violation[] = JSON.parse(String(result.value))
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => `${node.html} ${node.failureSummary ?? ''}`)
          .slice(0, 3)
          .join(' | ')}`,
    )
}

for (const theme of ['light', 'dark'] as const) {
  test(`every screen is free of serious accessibility violations in ${theme} and looks as designed`, async ({
    desk,
  }) => {
    const { page } = desk
    if (theme === 'dark') await page.getByRole('button', { name: /深色/ }).click()
    const found: string[] = []
    for (const { name, link } of SCREENS) {
      await page.getByRole('link', { name: link }).first().click()
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
      // Charts and grids finish after their first data.
      await page.waitForTimeout(800)
      await desk.picture(`${theme}-${name}`)
      found.push(...(await seriousViolations(page)).map((violation) => `${name}: ${violation}`))
    }
    expect(found).toEqual([])
  })
}
