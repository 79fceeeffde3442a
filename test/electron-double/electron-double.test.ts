import { describe, expect, it } from 'vitest'
import { electron } from './api.mjs'
import { decodeClone, encodeClone } from './clone-codec.mjs'
import { fromChromium, registeredSchemes, toChromium } from './scheme-proxy.mjs'

const there = (value: unknown): unknown => decodeClone(JSON.parse(JSON.stringify(encodeClone(value))))

describe('what travels between page and main process', () => {
  it('arrives as structured clone would bring it', () => {
    const value = {
      text: '阳采台',
      numbers: [1, -0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53],
      big: 12345678901234567890n,
      nothing: undefined,
      empty: null,
      bytes: Uint8Array.from([0, 127, 128, 255]),
      when: new Date(0),
      map: new Map<unknown, unknown>([[1, new Set(['a'])]]),
    }
    expect(there(value)).toEqual(value)
    expect(there(Buffer.from([1, 2]))).toEqual(Uint8Array.from([1, 2]))
  })

  it('keeps a hostile key as a key', () => {
    const back = there(JSON.parse('{"__proto__":{"isAdmin":true}}')) as object
    expect(Object.hasOwn(back, '__proto__')).toBe(true)
    expect('isAdmin' in {}).toBe(false)
    expect(Object.getPrototypeOf(back)).toBe(Object.prototype)
  })

  it('throws for what cannot be cloned', () => {
    expect(() => encodeClone({ f: () => 1 })).toThrow('could not be cloned')
    expect(() => encodeClone(Symbol('s'))).toThrow('could not be cloned')
  })
})

describe('a gap of the stand-in', () => {
  it('throws by name, whatever is reached for', () => {
    const gaps: readonly [() => unknown, string][] = [
      [() => Reflect.get(electron, 'Tray'), 'electron.Tray'],
      [() => Reflect.get(electron.app, 'setLoginItemSettings'), 'app.setLoginItemSettings'],
      [() => Reflect.get(electron.safeStorage, 'encryptString'), 'safeStorage.encryptString'],
      [() => Reflect.get(electron.dialog, 'showSaveDialog'), 'dialog.showSaveDialog'],
      [() => Reflect.get(electron.BrowserWindow, 'fromId'), 'BrowserWindow.fromId'],
      [() => electron.app.on('open-url', () => {}), "app.on('open-url')"],
    ]
    for (const [reach, name] of gaps) {
      expect(reach).toThrow(`electron double: ${name} is not implemented`)
    }
  })

  it('is not a module that can be asked too early', () => {
    expect(() => electron.session.defaultSession).toThrow('when app is ready')
  })
})

describe('an address of the application', () => {
  it('is shown to Chromium as a host of its own, and comes back as it was', () => {
    registeredSchemes.add('app')
    for (const [own, shown] of [
      ['app://bundle/', 'http://bundle.app.localhost/'],
      ['app://bundle/assets/a.js?x=1#/report', 'http://bundle.app.localhost/assets/a.js?x=1#/report'],
      ['app://print/1', 'http://print.app.localhost/1'],
    ]) {
      expect(toChromium(own)).toBe(shown)
      expect(fromChromium(shown)).toBe(own)
    }
    for (const other of [
      'https://evil.example/',
      'http://127.0.0.1:8080/',
      'http://bundle.evil.localhost/',
    ]) {
      expect(fromChromium(other)).toBe(other)
    }
  })
})
