/** The page's own address in the desktop host: a scheme of ours, so that no file path and no server is involved. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'bundle'
/** Documents that are being printed have a host of their own, without script. */
export const PRINT_HOST = 'print'
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`

/** Parsed, never compared as text: `app://bundle.evil/` and `app://bundle@evil/` begin alike. */
export function isAppUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (
    url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.password === ''
  )
}
