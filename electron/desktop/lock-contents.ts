import { app, type Session, type WebContents } from 'electron'
import { isAppUrl } from './app-origin.ts'

/** Every window that ever comes to be, whoever opens it, is held to our page. */
export function lockAllContents(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', stayOnOurPage)
  contents.on('will-redirect', stayOnOurPage)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function stayOnOurPage(event: { readonly url: string; preventDefault(): void }): void {
  if (!isAppUrl(event.url)) event.preventDefault()
}

/** Both handlers, because some permissions ask and others only check. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isAllowed(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
  session.setDevicePermissionHandler(() => false)
}

/** Writing text to the clipboard is what Ctrl+C does; reading it, and everything else, is denied. */
function isAllowed(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}
