import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryHost } from '#renderer/host/memory-host.ts'
import { dispatch } from './dispatch.ts'
import type { HostServices } from './host.ts'

const { services } = createMemoryHost()
const faults: string[] = []
const onFault = (method: string) => faults.push(method)

describe('dispatch', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'journal', '', 7, null, undefined, {}])(
    'knows no method %s',
    async (method) => {
      expect(await dispatch(services, method, {}, { onFault })).toEqual({ ok: false, code: 'bad-request' })
    },
  )

  it('lets no input through that the contract does not describe', async () => {
    for (const [method, input] of [
      ['journal.read', {}],
      ['journal.read', { after: 0, more: 1 }],
      ['journal.read', { after: '0' }],
      ['journal.append', { expectedSeq: 0, by: '甲', events: [] }],
      ['segment.get', { sha256: '../../etc/passwd' }],
      ['segment.put', { bytes: [1, 2, 3] }],
      ['export.save', { fileName: '', bytes: new Uint8Array() }],
      ['workspace.open', JSON.parse('{"path":"x","__proto__":{"isAdmin":true}}')],
    ] as const) {
      expect(await dispatch(services, method, input, { onFault })).toMatchObject({ code: 'bad-request' })
    }
  })

  it('answers any rubbish with a value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.anything(), async (method, input) => {
        expect(await dispatch(services, method, input, { onFault })).toMatchObject({ ok: false })
      }),
    )
  })

  it('turns exceptions and broken promises of a service into "internal" and reports them once', async () => {
    faults.length = 0
    const broken: HostServices = {
      ...services,
      'workspace.info': async () => {
        throw new Error('secret path in the message')
      },
      'workspace.list': async () => ({ ok: true, value: [{ name: 7 }] as never }),
    }
    for (const method of ['workspace.info', 'workspace.list']) {
      expect(await dispatch(broken, method, {}, { onFault })).toEqual({
        ok: false,
        code: 'internal',
        params: { method },
      })
    }
    expect(faults).toEqual(['workspace.info', 'workspace.list'])
  })
})
