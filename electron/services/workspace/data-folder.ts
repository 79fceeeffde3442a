import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** Everything that the product keeps on a machine. */
export interface DataFolder {
  readonly path: string
  readonly workspaces: string
  /** Profile of the browser that shows the product; kept apart from the person's own browser. */
  readonly browserProfile: string
}

/** `YANGCAI_HOME`, or where the operating system wants application data. */
export function dataFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): DataFolder {
  const path = resolve(env.YANGCAI_HOME || platformDefault(env, platform))
  return { path, workspaces: join(path, 'workspaces'), browserProfile: join(path, 'browser-profile') }
}

function platformDefault(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const name = 'yangcai-desk'
  switch (platform) {
    case 'win32':
      return join(env.APPDATA || join(homedir(), 'AppData', 'Roaming'), name)
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', name)
    default:
      return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), name)
  }
}
