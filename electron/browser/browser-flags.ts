/**
 * Flags for every start of the machine's browser (window and printing). The profile is our own, so that neither
 * extensions nor history of the person reach hospital data; the proxy leads nowhere, because no set of flags keeps
 * Chromium from calling home (measured) and loopback does not go through it.
 */
export function commonFlags(profile: string): string[] {
  return [
    `--user-data-dir=${profile}`,
    '--proxy-server=http://127.0.0.1:9',
    '--lang=zh-CN',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-domain-reliability',
    '--disable-breakpad',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication',
    '--password-store=basic',
    // Chromium does not start for root with its sandbox; a person does not work as root, a test machine does.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ]
}
