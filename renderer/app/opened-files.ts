import type { Host } from '#shared/contract/host.ts'
import { readDropped } from '../features/import/import-store.ts'
import { goTo } from '../state/hash-location.ts'

/** Takes the tables that a person opened with us in the file manager to the import desk, for as long as some may come. */
export async function takeOpenedFiles(host: Host): Promise<void> {
  for (;;) {
    const reply = await host.call('opened.files', {})
    if (!reply.ok || reply.value.length === 0) return
    goTo('/import')
    await readDropped(reply.value)
  }
}
