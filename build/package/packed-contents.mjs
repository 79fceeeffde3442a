import { createRequire } from 'node:module'

const { listPackage } = createRequire(import.meta.url)('@electron/asar')

/** Nothing else has any business in the archive. */
const ALLOWED = [
  /^\/package\.json$/,
  /^\/dist$/,
  /^\/dist\/(main|preload|renderer)$/,
  /^\/dist\/main\/[\w.-]+\.js$/,
  /^\/dist\/preload\/preload\.cjs$/,
  /^\/dist\/renderer\/index\.html$/,
  /^\/dist\/renderer\/assets$/,
  /^\/dist\/renderer\/assets\/[\w.-]+\.(js|css|woff2|svg|png|webp|wasm)$/,
]
const REQUIRED = [
  '/package.json',
  '/dist/main/main.js',
  '/dist/preload/preload.cjs',
  '/dist/renderer/index.html',
]

/**
 * What is wrong with the list of files, as sentences; none when all is well.
 * @param {readonly string[]} files
 */
export function contentComplaints(files) {
  return [
    ...REQUIRED.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ...files
      .filter((file) => !ALLOWED.some((allowed) => allowed.test(file)))
      .map((file) => `${file} does not belong into the package`),
  ]
}

/** @param {string} archive path of app.asar @returns {string[]} with `/` on every system */
export function packedFiles(archive) {
  return listPackage(archive, { isPack: false }).map((/** @type {string} */ path) =>
    path.replaceAll('\\', '/'),
  )
}
