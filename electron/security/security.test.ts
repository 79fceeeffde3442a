import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAssets } from './asset-map.ts'
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts'
import { withPrintPolicy } from './print-document.ts'

describe('the content security policy', () => {
  it('allows nothing by default, no remote source and no text as code', () => {
    const sources = CONTENT_SECURITY_POLICY.split('; ').flatMap((directive) => directive.split(' ').slice(1))
    expect(CONTENT_SECURITY_POLICY.startsWith("default-src 'none'; script-src 'self';")).toBe(true)
    expect(new Set(sources)).toEqual(new Set(["'none'", "'self'", "'unsafe-inline'", 'data:', 'blob:']))
  })
})

describe('the asset map', () => {
  it('holds the built files by path, and no source maps', () => {
    const folder = mkdtempSync(join(tmpdir(), 'yangcai-assets-'))
    expect(() => readAssets(folder)).toThrow('no index.html')
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html>')
    writeFileSync(join(folder, 'assets', 'a-1.js'), '1')
    writeFileSync(join(folder, 'assets', 'a-1.js.map'), '{}')
    const assets = readAssets(folder)
    expect([...assets.keys()].sort()).toEqual(['/', '/assets/a-1.js', '/favicon.ico', '/index.html'])
    expect(assets.get('/')?.cacheControl).toBe('no-store')
    rmSync(folder, { recursive: true })
  })
})

describe('a document to be printed', () => {
  it('gets its policy before anything else in its head', () => {
    expect(withPrintPolicy('<!doctype html><html><head lang="x"><script>1</script></head></html>')).toMatch(
      /^<!doctype html><html><head lang="x"><meta http-equiv="Content-Security-Policy" content="default-src 'none'[^"]*"><script>/,
    )
  })

  it('without a head is refused, a header element is no head', () => {
    expect(withPrintPolicy('<script>1</script>')).toBe(null)
    expect(withPrintPolicy('<header>1</header>')).toBe(null)
  })
})
