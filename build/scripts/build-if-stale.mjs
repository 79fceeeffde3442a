// Builds those parts of dist/ that are missing or older than their sources. Used by every command that runs the product,
// so that nobody has to remember a build step: `node build/scripts/build-if-stale.mjs [target …]`.
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../../..')
const dist = join(root, 'dist')

/** What each target is made from (the folder of its output is named like the target; `client` writes renderer/). */
const SOURCES = {
  client: ['renderer', 'shared'],
  main: ['electron', 'shared'],
  preload: ['electron', 'shared'],
  host: ['electron', 'shared'],
  headless: ['electron', 'shared'],
}
const COMMON = ['vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
const WAIT_FOR_OTHER_BUILD_MS = 5 * 60 * 1000

/** @typedef {keyof typeof SOURCES} Target */
export const ALL_TARGETS = /** @type {Target[]} */ (Object.keys(SOURCES))

/**
 * Ends the process with a sentence on standard error when the build fails.
 * @param {Target[]} targets
 */
export function buildIfStale(targets) {
  if (targets.filter(isStale).length === 0) return
  if (!existsSync(join(root, 'node_modules/vite/bin/vite.js'))) {
    fail('The dependencies are not installed. Run "npm ci" in this folder, then try again.')
  }
  const release = acquireBuildLock()
  try {
    // Looked at again: whoever held the lock may have built exactly this.
    const stale = targets.filter(isStale)
    if (stale.length === 0) return
    console.error(`Building ${stale.join(', ')} …`)
    const begun = new Date()
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--app', '--logLevel', 'warn'],
      // Standard output belongs to the command that asked for the build (it may be JSON).
      {
        cwd: root,
        stdio: ['ignore', 2, 2],
        env: { ...process.env, NODE_ENV: 'production', YANGCAI_TARGETS: stale.join(',') },
      },
    )
    if (status !== 0) {
      fail('The build failed; the messages above say where. After changing dependencies run "npm ci" first.')
    }
    for (const target of stale) {
      writeFileSync(stampOf(target), `${begun.toISOString()}\n`)
      // The moment the build began: a file saved while it ran makes the next run build again.
      utimesSync(stampOf(target), begun, begun)
    }
  } finally {
    release()
  }
}

/** @param {Target} target */
function stampOf(target) {
  return join(dist, `.stamp-${target}`)
}

/** @param {Target} target */
function isStale(target) {
  const stamp = statSync(stampOf(target), { throwIfNoEntry: false })
  const output = join(dist, target === 'client' ? 'renderer' : target)
  if (!stamp || !existsSync(output)) return true
  return [...SOURCES[target], ...COMMON].some((path) => isNewer(join(root, path), stamp.mtimeMs))
}

/** @param {string} path @param {number} than @returns {boolean} */
function isNewer(path, than) {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) return false
  if (!stats.isDirectory()) return stats.mtimeMs > than
  // Tests and notes are not in the bundle. (A removed file that mattered breaks an import, whose file then changes.)
  return readdirSync(path).some((name) => !/\.(test\.tsx?|md)$/.test(name) && isNewer(join(path, name), than))
}

/** Two commands started together must not write into the same dist/. */
function acquireBuildLock() {
  mkdirSync(dist, { recursive: true })
  const lock = join(dist, '.building')
  const until = Date.now() + WAIT_FOR_OTHER_BUILD_MS
  let said = false
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' })
      return () => rmSync(lock, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    if (isAbandoned(lock)) {
      rmSync(lock, { force: true })
      continue
    }
    if (Date.now() > until)
      fail(`Another build has been running for minutes. If there is none, delete ${lock}.`)
    if (!said) console.error('Waiting for another build to finish …')
    said = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
}

/** @param {string} lock */
function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')), 0)
    return false
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error)
    return code === 'ESRCH' || code === 'ERR_INVALID_ARG_TYPE'
  }
}

/** @param {string} message @returns {never} */
function fail(message) {
  console.error(message)
  rmSyncOwnLock()
  process.exit(1)
}

/** `process.exit` skips `finally`. */
function rmSyncOwnLock() {
  const lock = join(dist, '.building')
  if (existsSync(lock) && readFileSync(lock, 'utf8') === String(process.pid)) rmSync(lock, { force: true })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !Object.hasOwn(SOURCES, name))
  if (unknown.length > 0) fail(`No such target: ${unknown.join(', ')}. Targets: ${ALL_TARGETS.join(', ')}.`)
  buildIfStale(asked.length > 0 ? /** @type {Target[]} */ (asked) : ALL_TARGETS)
}
