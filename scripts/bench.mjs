import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { findBrowser } from './browser.mjs'
import { buildIfNeeded, installIfNeeded, root } from './setup.mjs'

/**
 * `npm run bench -- NAME`: runs one of bench/*.ts. Times are only ever given as ratios of one run on one machine;
 * nothing here passes or fails.
 */
installIfNeeded()
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
const [name] = process.argv.slice(2)
const entry = join(root, 'bench', `${name}.ts`)
if (name === undefined || !existsSync(entry)) {
  console.error(`Name one of: ${names.join(', ')}`)
  process.exit(2)
}
// What opens the app: BENCH_APP names one that is built already.
if (name === 'editor') {
  if (process.env.BENCH_APP === undefined) buildIfNeeded()
  const browser = findBrowser()
  if (browser === null) process.exit(1)
  process.env.CHROMIUM_PATH = browser
}
const outDir = join(root, 'node_modules', '.cache', 'bench')
await build({
  configFile: false,
  root,
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir,
    emptyOutDir: true,
    rolldownOptions: { input: { [name]: entry } },
  },
  // What we are compared with finds its own rules on the disk, and Playwright its browsers.
  ssr: { noExternal: true, external: ['@playwright/test', 'bpmn-moddle', 'bpmnlint'] },
})
await import(pathToFileURL(join(outDir, `${name}.js`)).href)
