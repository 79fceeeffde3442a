import { describe, expect, it } from 'vitest'
import { contentComplaints } from './packed-contents.mjs'

const GOOD = [
  '/package.json',
  '/dist',
  '/dist/main',
  '/dist/main/main.js',
  '/dist/preload',
  '/dist/preload/preload.cjs',
  '/dist/renderer',
  '/dist/renderer/index.html',
  '/dist/renderer/assets',
  '/dist/renderer/assets/index-D3cc1zeM.js',
]

describe('what is packed', () => {
  it('is the bundles and nothing else', () => {
    expect(contentComplaints(GOOD)).toEqual([])
    for (const stray of [
      '/node_modules/zod/index.js',
      '/dist/main/main.js.map',
      '/dist/host/host.js',
      '/electron/desktop/main.ts',
      '/.env',
      '/test/electron-double/start.mjs',
    ]) {
      expect(contentComplaints([...GOOD, stray])).toEqual([`${stray} does not belong into the package`])
    }
  })

  it('is complete', () => {
    expect(contentComplaints(GOOD.filter((file) => !file.endsWith('preload.cjs')))).toEqual([
      '/dist/preload/preload.cjs is missing',
    ])
  })
})
