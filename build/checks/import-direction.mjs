// shared decides, renderer shows, electron touches the outside world; imports flow only toward shared.
// Reads every import of the product's code and names each one that goes the wrong way, with the rule that it breaks.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** The pipeline inside shared/, in order: a folder imports itself and the folders before it. */
const PIPELINE = [
  'errors',
  'units',
  'columns',
  'workbook',
  'model',
  'source',
  'match',
  'reconcile',
  'policy',
  'month',
  'report',
  'journal',
  'intake',
  'sample',
  'workspace',
  'contract',
]

/** npm packages that pure code may use: they neither read clocks nor touch the machine. */
const SHARED_PACKAGES = ['zod', 'fflate', 'pinyin-pro']

/** @typedef {{ path: string, package?: undefined } | { path?: undefined, package: string }} Target */
/** @typedef {{ from: (file: string) => boolean, wrong: (target: Target, file: string) => string | null }} Rule */

/** Each rule: for files that match `from`, say why an import is wrong, or null. @type {Rule[]} */
const rules = [
  {
    from: (file) => file.startsWith('shared/') && !file.endsWith('.test.ts'),
    wrong: (target, file) => {
      if (target.package !== undefined) {
        return SHARED_PACKAGES.includes(target.package)
          ? null
          : `shared/ is pure: it may not import ${target.package}`
      }
      if (!target.path.startsWith('shared/'))
        return 'shared/ imports only shared/: move the decision here, not the outside world'
      const own = file.split('/')[1]
      const other = target.path.split('/')[1]
      return PIPELINE.indexOf(other) > PIPELINE.indexOf(own)
        ? `shared/${own} stands before shared/${other} in the pipeline and must not know it`
        : null
    },
  },
  {
    from: (file) => file.startsWith('electron/') && !/\.test\.ts$/.test(file),
    wrong: (target, file) => {
      if (target.package === 'electron' || target.package?.startsWith('electron/')) {
        return file.startsWith('electron/desktop/')
          ? null
          : 'only electron/desktop may import electron: services are plain Node'
      }
      if (target.package !== undefined) return null
      return target.path.startsWith('shared/') || target.path.startsWith('electron/')
        ? null
        : 'electron/ imports shared/ and itself, never renderer/, build/ or test/'
    },
  },
  {
    from: (file) => file.startsWith('renderer/') && !/\.test\.tsx?$/.test(file),
    wrong: (target, file) => {
      if (target.package === 'dexie') {
        return file.startsWith('renderer/data/')
          ? null
          : 'only renderer/data may import dexie: the cache has one owner'
      }
      if (target.package === 'electron' || target.package?.startsWith('node:')) {
        return 'the renderer never touches Electron or Node: ask through the host contract'
      }
      if (target.package !== undefined) return null
      if (!target.path.startsWith('shared/') && !target.path.startsWith('renderer/')) {
        return 'renderer/ imports shared/ and itself, never electron/, build/ or test/'
      }
      const feature = /^renderer\/features\/([^/]+)\//.exec(file)?.[1]
      const otherFeature = /^renderer\/features\/([^/]+)\//.exec(target.path)?.[1]
      if (feature && otherFeature && feature !== otherFeature) {
        return `desk ${feature} must not import desk ${otherFeature}: pass an id through the route instead`
      }
      if (
        file.startsWith('renderer/ui/') &&
        target.path.startsWith('renderer/') &&
        !target.path.startsWith('renderer/ui/')
      ) {
        return 'renderer/ui knows nothing of the product: give it what it shows as props'
      }
      return null
    },
  },
]

/** @param {string} directory @returns {string[]} */
function filesBelow(directory) {
  return readdirSync(join(root, directory), { withFileTypes: true }).flatMap((entry) => {
    const path = `${directory}/${entry.name}`
    if (entry.isDirectory()) return filesBelow(path)
    return /\.(ts|tsx|mts|mjs)$/.test(entry.name) ? [path] : []
  })
}

/** @param {string} file @param {string} specifier @returns {Target} */
function targetOf(file, specifier) {
  if (specifier.startsWith('#')) return { path: specifier.slice(1) }
  if (specifier.startsWith('.')) {
    return {
      path: relative(root, resolve(root, dirname(file), specifier))
        .split(sep)
        .join('/'),
    }
  }
  return {
    package: specifier.startsWith('@') ? specifier.split('/').slice(0, 2).join('/') : specifier.split('/')[0],
  }
}

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s+(?:type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

const complaints = []
let checked = 0
for (const file of ['shared', 'electron', 'renderer'].flatMap(filesBelow)) {
  const source = readFileSync(join(root, file), 'utf8')
  for (const match of source.matchAll(IMPORT)) {
    const specifier = match[1] ?? match[2]
    const target = targetOf(file, specifier)
    checked++
    for (const rule of rules) {
      if (!rule.from(file)) continue
      const why = rule.wrong(target, file)
      if (why) complaints.push(`${file}: import of '${specifier}'\n  ${why}`)
    }
  }
}

if (complaints.length > 0) {
  console.error(complaints.join('\n'))
  console.error(`\n${complaints.length} imports go the wrong way.`)
  process.exit(1)
}
console.log(`${checked} imports, all flow toward shared/.`)
