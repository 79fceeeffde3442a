import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

type Platform = 'linux' | 'darwin' | 'win32'

const NAMES_ON_PATH = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
  // Domestic systems (UOS, Kylin) bring Chromium under these names.
  'uos-browser-stable',
  'qaxbrowser-safe-stable',
]

/** A Chrome, Edge or Chromium of this machine; `YANGCAI_BROWSER` decides when set. null when there is none. */
export function findBrowser(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string | null {
  const chosen = env.YANGCAI_BROWSER
  if (chosen) return isProgram(chosen) ? chosen : null
  return candidates(env, platform).find(isProgram) ?? null
}

/** Snap programs see neither hidden folders of the home folder nor /tmp; their files must live elsewhere. */
export function isSnap(browser: string): boolean {
  try {
    return browser.startsWith('/snap/') || realpathSync(browser) === '/usr/bin/snap'
  } catch {
    return false
  }
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const byPlatform: Readonly<Record<Platform, () => string[]>> = {
    linux: () => {
      const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
      return NAMES_ON_PATH.flatMap((name) =>
        [...folders, '/usr/bin', '/snap/bin'].map((folder) => join(folder, name)),
      )
    },
    darwin: () =>
      ['/Applications', join(env.HOME ?? '', 'Applications')].flatMap((folder) =>
        ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
          (name) => `${folder}/${name}.app/Contents/MacOS/${name}`,
        ),
      ),
    win32: () =>
      [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
        .filter((folder) => folder !== undefined)
        .flatMap((folder) =>
          [
            'Google\\Chrome\\Application\\chrome.exe',
            'Microsoft\\Edge\\Application\\msedge.exe',
            'Chromium\\Application\\chrome.exe',
          ].map((name) => `${folder}\\${name}`),
        ),
  }
  return (byPlatform[platform as Platform] ?? byPlatform.linux)()
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
