// Finds the browser that end-to-end tests drive; on Debian as root it installs chromium and a Chinese font if missing.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const PLACES = {
  linux: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
    'microsoft-edge-stable',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    join(process.env.ProgramFiles ?? 'C:\\Program Files', 'Google\\Chrome\\Application\\chrome.exe'),
    join(
      process.env['ProgramFiles(x86)'] ?? 'C:\\Program Files (x86)',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ),
    join(process.env.LOCALAPPDATA ?? '', 'Google\\Chrome\\Application\\chrome.exe'),
  ],
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of a Chrome, Edge or Chromium; null if there is none. `YANGCAI_BROWSER` wins. */
export function findBrowser() {
  const chosen = process.env.YANGCAI_BROWSER
  if (chosen) return isExecutable(chosen) ? chosen : null
  const names = PLACES[/** @type {keyof typeof PLACES} */ (process.platform)] ?? PLACES.linux
  for (const name of names) {
    if (name.includes('/') || name.includes('\\')) {
      if (isExecutable(name)) return name
      continue
    }
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const path = join(folder, name)
      if (folder && isExecutable(path)) return path
    }
  }
  return null
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

/** @param {string[]} packages */
function installOnDebian(packages) {
  console.log(`Installing ${packages.join(' ')} with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
}

/** Answers the browser's path, or throws an Error whose message says what a person should do. */
export function ensureBrowser() {
  const wanted = []
  if (!findBrowser()) wanted.push('chromium')
  if (!hasChineseFont()) wanted.push('fonts-noto-cjk', 'fontconfig')
  if (wanted.length > 0 && !process.env.YANGCAI_BROWSER) {
    const canInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0
    if (canInstall) installOnDebian(wanted)
    else if (wanted.includes('chromium')) {
      throw new Error(
        'No Chrome, Edge or Chromium found. Install one (Debian: sudo apt-get install chromium fonts-noto-cjk), or set YANGCAI_BROWSER to its path, and run npm test again.',
      )
    } else {
      console.warn(
        'No Chinese font found: screens will show boxes. Debian: sudo apt-get install fonts-noto-cjk',
      )
    }
  }
  const browser = findBrowser()
  if (!browser) {
    throw new Error(
      'YANGCAI_BROWSER does not name an executable, or the browser could not be installed. Set it to a Chrome, Edge or Chromium and run npm test again.',
    )
  }
  return browser
}
