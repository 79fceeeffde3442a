// `npm run package -- [--linux dir|deb|AppImage …] [--win nsis|portable|dir …] [--x64] [--arm64] [--stand-in]`: builds the
// installers into out/package and checks what is in them. With no target: everything for this system. --stand-in packs
// around a stand-in for Electron's runtime, to try packaging where nothing can be downloaded.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Arch, build, Platform } from 'electron-builder'
import { builderConfig } from '../package/builder-config.mjs'
import { contentComplaints, packedFiles } from '../package/packed-contents.mjs'
import { makeStandInRuntime } from '../package/stand-in-runtime.mjs'
import { buildIfStale } from './build-if-stale.mjs'

// As the builder itself has it, not a dependency of ours.
const { getCurrentFuseWire } = createRequire(createRequire(import.meta.url).resolve('electron-builder'))(
  '@electron/fuses',
)
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    linux: { type: 'boolean' },
    win: { type: 'boolean' },
    x64: { type: 'boolean' },
    arm64: { type: 'boolean' },
    'stand-in': { type: 'boolean' },
  },
})

buildIfStale(['client', 'main', 'preload'])
const standIn = join(root, 'out/stand-in-runtime')
if (values['stand-in']) makeStandInRuntime({ root, folder: standIn })

const platform =
  values.win || (!values.linux && process.platform === 'win32') ? Platform.WINDOWS : Platform.LINUX
const archs = [...(values.x64 ? [Arch.x64] : []), ...(values.arm64 ? [Arch.arm64] : [])]
await build({
  projectDir: root,
  publish: 'never',
  targets: platform.createTarget(positionals.length > 0 ? positionals : undefined, ...archs),
  config: builderConfig({
    electronDist: values['stand-in'] ? standIn : (process.env.YANGCAI_ELECTRON_DIST ?? null),
  }),
})

const output = join(root, 'out/package')
let complaints = 0
for (const name of readdirSync(output).filter((entry) => /^(linux|win).*unpacked$/.test(entry))) {
  const folder = join(output, name)
  const archive = join(folder, 'resources/app.asar')
  const files = packedFiles(archive)
  console.log(
    `${name}: app.asar holds ${files.length} entries, ${(statSync(archive).size / 1e6).toFixed(1)} MB; ` +
      `locales: ${readdirSync(join(folder, 'locales')).join(' ')}`,
  )
  for (const complaint of contentComplaints(files)) {
    complaints++
    console.error(`  ${complaint}`)
  }
  const executable = [join(folder, 'yangcai-desk'), join(folder, '阳采台.exe')].find((path) =>
    existsSync(path),
  )
  if (executable) console.log(`  fuses: ${JSON.stringify(await getCurrentFuseWire(executable))}`)
}
process.exit(complaints === 0 ? 0 : 1)
