import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { builderConfig } from './builder-config.mjs'

/** The builder's own modules, found as it finds them. */
const ofBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder'))
const { validateConfiguration } = ofBuilder('app-builder-lib/out/util/config/config.js')
const { DebugLogger } = ofBuilder('builder-util')

const check = (config: object): Promise<void> => validateConfiguration(config, new DebugLogger(false))

describe('the configuration of the packages', () => {
  it("holds before the builder's own schema, which refuses a slip of the pen", async () => {
    const config = builderConfig({ electronDist: null })
    await expect(check(config)).resolves.toBeUndefined()
    await expect(check({ ...config, nsis: { ...config.nsis, perMashine: true } })).rejects.toThrow()
    await expect(check({ ...config, electronFuses: { runAsNod: false } })).rejects.toThrow()
  })

  it('closes every door of the runtime that it can', () => {
    expect(builderConfig({ electronDist: null }).electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('keeps the data of a hospital that uninstalls', () => {
    const { nsis } = builderConfig({ electronDist: null })
    expect(nsis).toMatchObject({ deleteAppDataOnUninstall: false, perMachine: true, language: '2052' })
  })
})
