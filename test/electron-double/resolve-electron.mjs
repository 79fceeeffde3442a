/** Module hook: `electron` is the stand-in, never the npm package of that name (which would start a download). */

/**
 * @param {string} specifier
 * @param {object} context
 * @param {(specifier: string, context: object) => unknown} next
 */
export function resolve(specifier, context, next) {
  return specifier === 'electron' || specifier === 'electron/main'
    ? { url: new URL('./electron-module.mjs', import.meta.url).href, shortCircuit: true }
    : next(specifier, context)
}
