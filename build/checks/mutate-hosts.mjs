// Removes one defence after the other from a copy of the hosts and runs their tests: each must notice. Takes minutes and
// is not part of `npm test`: `node build/checks/mutate-hosts.mjs`. Mutants that only a running page can notice are left
// to the end-to-end tests (`--project=double`).
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST_KILLED = 13

/** @type {readonly { what: string, file: string, from: string, to: string }[]} */
const MUTANTS = [
  {
    what: 'calls of any frame are answered',
    file: 'electron/desktop/serve-calls.ts',
    from: "if (!isFromOurPage(event)) return refuse('bad-request')",
    to: 'void event',
  },
  {
    what: 'calls of an embedded frame are answered',
    file: 'electron/desktop/serve-calls.ts',
    from: 'senderFrame.parent === null && ',
    to: '',
  },
  {
    what: 'any number of calls at a time',
    file: 'electron/desktop/serve-calls.ts',
    from: 'inFlight >= MAX_CALLS_IN_FLIGHT',
    to: 'inFlight < 0',
  },
  {
    what: 'a host that begins like ours is ours',
    file: 'electron/desktop/app-origin.ts',
    from: 'url.host === APP_HOST',
    to: 'url.host.startsWith(APP_HOST)',
  },
  {
    what: 'windows may be opened',
    file: 'electron/desktop/lock-contents.ts',
    from: "action: 'deny'",
    to: "action: 'allow'",
  },
  {
    what: 'redirects may leave',
    file: 'electron/desktop/lock-contents.ts',
    from: "contents.on('will-redirect', stayOnOurPage)",
    to: '',
  },
  {
    what: 'permissions that are asked for are given',
    file: 'electron/desktop/lock-contents.ts',
    from: 'answer(isAllowed(permission))',
    to: 'answer(permission.length > 0)',
  },
  {
    what: 'the window without a sandbox',
    file: 'electron/desktop/main-window.ts',
    from: 'sandbox: true',
    to: 'sandbox: false',
  },
  {
    what: 'the scheme answers a POST',
    file: 'electron/desktop/app-protocol.ts',
    from: 'if (request.method !== ',
    to: 'if (request.method === ',
  },
  {
    what: 'a refusal without the policy',
    file: 'electron/desktop/app-protocol.ts',
    from: 'new Response(null, { status, headers: SECURITY_HEADERS })',
    to: 'new Response(null, { status })',
  },
  {
    what: 'any Host header is ours',
    file: 'electron/browser/request-guard.ts',
    from: 'if (host !== new URL(origin).host)',
    to: 'if (host === null)',
  },
  {
    what: 'a call without Origin is answered',
    file: 'electron/browser/request-guard.ts',
    from: "if (singleHeader(head, 'origin') !== origin)",
    to: "if (hasHeader(head, 'origin') && singleHeader(head, 'origin') !== origin)",
  },
  {
    what: 'a ticket is good for ever',
    file: 'electron/browser/ticket-office.ts',
    from: 'if (this.#now() > expiresAt) return null',
    to: 'void expiresAt',
  },
  {
    what: 'a ticket is good twice',
    file: 'electron/browser/ticket-office.ts',
    from: 'this.#tickets.splice(index, 1)',
    to: 'this.#tickets.slice(index, index + 1)',
  },
  {
    what: 'a window without the session secret is served',
    file: 'electron/browser/loopback-server.ts',
    from: 'tickets.isSession(secret.slice(SECRET_PROTOCOL_PREFIX.length))',
    to: 'secret.length >= 0',
  },
]

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const copy = mkdtempSync(join(tmpdir(), 'yangcai-mutants-'))
process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
for (const part of ['electron', 'shared', 'renderer/host', 'package.json', 'vite.config.ts', 'tsconfig.json'])
  cpSync(join(root, part), join(copy, part), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction')

/** Whether the tests of the folder that the file is in are green. @param {string} file */
function testsPass(file) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const tests =
    dirname(file) === 'electron/desktop' ? 'electron/desktop' : 'electron/browser/loopback-server.test.ts'
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--bail=1', '--root', copy, tests], {
    cwd: copy,
    stdio: 'ignore',
    timeout: 120_000,
  })
  return status === 0
}

for (const file of ['electron/desktop/main.ts', 'electron/browser/host.ts'])
  if (!testsPass(file)) throw new Error(`the tests beside ${file} fail without any mutant`)

let killed = 0
for (const { what, file, from, to } of MUTANTS) {
  const original = readFileSync(join(copy, file), 'utf8')
  if (!original.includes(from)) throw new Error(`${file} has no longer: ${from}`)
  writeFileSync(
    join(copy, file),
    original.replace(from, () => to),
  )
  const survived = testsPass(file)
  writeFileSync(join(copy, file), original)
  if (!survived) killed++
  console.log(`${survived ? 'SURVIVED' : 'killed  '} ${file}: ${what}`)
}
console.log(`${killed} of ${MUTANTS.length} mutants killed (at least ${LEAST_KILLED})`)
process.exit(killed >= LEAST_KILLED ? 0 : 1)
