/** What electron-builder makes of the product; checked against the builder's own schema by builder-config.test.ts. */

/** A placeholder that the builder fills in. @param {'version' | 'arch' | 'ext'} name */
const field = (name) => `\${${name}}`

/** Tables that a person can open with us; electron/desktop/opened-files.ts reads the same. */
const TABLES = [
  { ext: 'xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  { ext: 'xlsm', mimeType: 'application/vnd.ms-excel.sheet.macroEnabled.12' },
  { ext: 'xls', mimeType: 'application/vnd.ms-excel' },
  { ext: 'csv', mimeType: 'text/csv' },
]

/**
 * `electronDist` names an unpacked Electron or a folder of its zips; null lets the builder download.
 * @param {{ electronDist: string | null }} options
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig({ electronDist }) {
  return {
    appId: 'cn.yangcai.desk',
    productName: '阳采台',
    copyright: 'Apache-2.0',
    directories: { output: 'out/package', buildResources: 'build/package' },
    ...(electronDist === null ? {} : { electronDist }),
    // Everything is bundled: only our own output goes in, and no source map.
    files: [
      'package.json',
      'dist/main/**',
      'dist/preload/**',
      'dist/renderer/**',
      '!**/*.map',
      '!**/node_modules/**',
    ],
    extraMetadata: { dependencies: {}, devDependencies: {}, scripts: {} },
    asar: true,
    npmRebuild: false,
    electronLanguages: ['zh-CN', 'zh-TW', 'en-US'],
    publish: null,
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      // NODE_EXTRA_CA_CERTS goes with it: a hospital's own certificates need a setting of ours.
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
    fileAssociations: TABLES.map(({ ext, mimeType }) => ({
      ext,
      mimeType,
      name: `${ext} 表格`,
      role: 'Viewer',
      // Never the default program: a spreadsheet belongs to the spreadsheet program.
      rank: 'Alternate',
    })),
    win: {
      target: [
        { target: 'nsis', arch: ['x64', 'arm64'] },
        { target: 'portable', arch: ['x64'] },
      ],
      artifactName: `yangcai-desk-${field('version')}-${field('arch')}-setup.${field('ext')}`,
    },
    nsis: {
      oneClick: false,
      perMachine: true,
      allowToChangeInstallationDirectory: true,
      language: '2052',
      installerLanguages: ['zh_CN'],
      differentialPackage: false,
      // What the hospital has written stays when the program goes.
      deleteAppDataOnUninstall: false,
    },
    portable: { artifactName: `yangcai-desk-${field('version')}-${field('arch')}-portable.${field('ext')}` },
    linux: {
      target: [
        { target: 'deb', arch: ['x64', 'arm64'] },
        { target: 'AppImage', arch: ['x64', 'arm64'] },
      ],
      executableName: 'yangcai-desk',
      artifactName: `yangcai-desk-${field('version')}-${field('arch')}.${field('ext')}`,
      category: 'Office',
      maintainer: 'Yangcai Desk maintainers <maintainers@yangcai.invalid>',
      synopsis: '公立医院阳光采购对账与月报',
      desktop: { entry: { Name: '阳采台', Comment: '公立医院阳光采购对账与月报' } },
    },
  }
}
