import { _electron, type Page } from 'playwright/test'
import type { HostLaunch, Launched } from './launch-host.ts'
import { electronDouble, packagedApp, root } from './places.ts'

/** The desktop host: in the stand-in, in the real Electron, or as it was packaged. */
export async function launchDesktopHost({ host, env, viewport, args }: HostLaunch): Promise<Launched> {
  // Read by the electron package, here in the test's process, the first time that Playwright asks for the executable.
  if (host === 'double') process.env.ELECTRON_OVERRIDE_DIST_PATH = electronDouble
  const executablePath = host === 'packaged' ? (packagedApp() ?? undefined) : undefined
  const electron = await _electron.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...(executablePath ? [] : [root]), ...args],
    cwd: root,
    env,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  })
  electron.process().stderr?.on('data', (chunk: Buffer) => {
    if (!/DevTools listening|Debugger|inspector/.test(`${chunk}`)) process.stderr.write(chunk)
  })
  const requests: string[] = []
  electron.context().on('request', (request) => requests.push(request.url()))
  const page = await mainPage(await electron.firstWindow())
  await page.setViewportSize(viewport)
  return { page, electron, requests, close: () => electron.close() }
}

/** Playwright announces the window before it has loaded anything. */
async function mainPage(page: Page): Promise<Page> {
  await page.waitForURL((url) => url.href !== 'about:blank')
  return page
}
