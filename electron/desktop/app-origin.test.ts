import { describe, expect, it } from 'vitest'
import { isAppUrl } from './app-origin.ts'

describe('our page in the desktop host', () => {
  it('is the bundle, at any path', () => {
    for (const url of ['app://bundle/', 'app://bundle/index.html', 'app://bundle/#/reports']) {
      expect(isAppUrl(url)).toBe(true)
    }
  })

  it.each([
    'app://print/1',
    'app://bundle.evil.example/',
    'app://bundle@evil.example/',
    'app://user@bundle/',
    'app://bundle:80/',
    'file:///etc/passwd',
    'https://bundle/',
    'data:text/html,x',
    'javascript:alert(1)',
    'about:blank',
    '',
  ])('is not %s', (url) => {
    expect(isAppUrl(url)).toBe(false)
  })
})
