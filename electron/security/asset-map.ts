import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface Asset {
  readonly body: Buffer<ArrayBuffer>
  readonly type: string
  readonly cacheControl: string
}

/** Request path → file, made once at start. A request is only ever looked up: no path is ever made from it. */
export type AssetMap = ReadonlyMap<string, Asset>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f766e"/><path d="M8 22V10h10a4 4 0 0 1 0 8h-6m0-8v14" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>'

/** Files of other types (source maps) are not served. Throws when the folder or its index.html is missing. */
export function readAssets(folder: string): AssetMap {
  const assets = new Map<string, Asset>()
  collect(folder, '', assets)
  const index = assets.get('/index.html')
  if (index === undefined) throw new Error(`no index.html in ${folder}`)
  assets.set('/', index)
  // Browsers ask for it unasked, and a refusal would stand as an error in the page's console.
  assets.set('/favicon.ico', {
    body: Buffer.from(ICON),
    type: TYPES['.svg'],
    cacheControl: 'private, max-age=86400',
  })
  return assets
}

function collect(folder: string, prefix: string, assets: Map<string, Asset>): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${prefix}/${entry.name}`
    if (entry.isDirectory()) collect(join(folder, entry.name), path, assets)
    const type = TYPES[extname(entry.name)]
    if (!entry.isFile() || type === undefined) continue
    assets.set(path, {
      body: Buffer.from(readFileSync(join(folder, entry.name))),
      type,
      // Vite puts the hash of the content into the names below assets/.
      cacheControl: prefix === '/assets' ? 'private, max-age=31536000, immutable' : 'no-store',
    })
  }
}
