import { resolve } from 'node:path'

/** bench.mjs starts every benchmark in the repository's folder. */
const root = process.cwd()

export const headlessBundle = resolve(root, 'dist/headless/headless.js')
export const hostBundle = resolve(root, 'dist/host/host.js')
export const pandasScript = resolve(root, 'test/bench/month_pandas.py')
