import { builtinModules } from 'node:module'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname
const nodeBuiltins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)]

/** One Node bundle; everything but Node itself and Electron is bundled, so that dist/ runs without node_modules. */
function nodeTarget(name: string, entry: string, format: 'es' | 'cjs' = 'es') {
  return {
    consumer: 'server' as const,
    resolve: { noExternal: true as const, conditions: ['node', 'import', 'module', 'default'] },
    build: {
      outDir: resolve(root, `dist/${name}`),
      emptyOutDir: true,
      copyPublicDir: false,
      ssr: true,
      minify: false,
      sourcemap: true,
      target: 'node20',
      rollupOptions: {
        input: { [name]: resolve(root, entry) },
        external: ['electron', 'electron/main', 'electron/renderer', ...nodeBuiltins],
        output: {
          format,
          entryFileNames: format === 'cjs' ? '[name].cjs' : '[name].js',
          // A sandboxed preload may load one file only.
          ...(format === 'cjs' ? { codeSplitting: false } : {}),
        },
      },
    },
  }
}

const targets = (process.env.YANGCAI_TARGETS ?? 'client,main,preload,host,headless').split(',')

export default defineConfig({
  root: resolve(root, 'renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  environments: {
    client: {
      build: {
        outDir: resolve(root, 'dist/renderer'),
        emptyOutDir: true,
        sourcemap: false,
        target: 'chrome120',
        chunkSizeWarningLimit: 4000,
        modulePreload: false,
      },
    },
    main: nodeTarget('main', 'electron/desktop/main.ts'),
    preload: nodeTarget('preload', 'electron/desktop/preload.ts', 'cjs'),
    host: nodeTarget('host', 'electron/browser/host.ts'),
    headless: nodeTarget('headless', 'electron/headless/desk.ts'),
  },
  builder: {
    async buildApp(builder) {
      for (const target of targets) await builder.build(builder.environments[target])
    },
  },
  test: {
    root,
    include: ['{shared,electron,renderer,build,test}/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'node_modules/**'],
    testTimeout: 60_000,
  },
})
