import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the end-to-end tests find the product and leave their pictures. */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

export const headlessBundle = join(root, 'dist/headless/headless.js')
export const hostBundle = join(root, 'dist/host/host.js')
export const screenshots = join(root, 'artifacts/screens')
export const sampleTemplate = join(root, 'artifacts/e2e/sample-workspace')
