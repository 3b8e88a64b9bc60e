import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

const absent = fileURLToPath(new URL('./src/adapters/genesys/absent.ts', import.meta.url))

// The SDK is ES modules in a package that does not say so: Node alone would not load it.
const server = { deps: { inline: ['purecloud-platform-client-v2'] } }
const NODE_TESTS = {
  folders: ['{core,cli,sandbox,testing}', 'adapters/node'],
  environment: 'node',
  setupFiles: [] as string[],
  server,
}
const APP_TESTS = {
  folders: ['app', 'adapters/{genesys,browser}'],
  environment: 'happy-dom',
  setupFiles: ['src/testing/app-setup.ts'],
  server,
}

/** What takes minutes together: `npm run check` leaves it to `npm test`. */
const SLOW = [
  '**/*.architect-core.test.*',
  '**/architect-core.test.*',
  '**/*laws.test.*',
  '**/fault-matrix*',
  '**/cli/publish*.test.*',
  '**/cli/{rehearse,new-integration,own-integrations,economy,flow-drift,several-orgs}.test.*',
  '**/archy/{read-hostile,trace,archy.shared}.test.*',
  '**/{rehearse-actions,tell-org-problems}.test.*',
  '**/lint/{many-calls,shared-calls}.test.*',
  '**/lint/{fix,again,again-paths,again-ahead,again-names,again-inferred,again-removals,again-contracts,again-declarations,again-undone}.test.*',
  '**/app/actions/{actions,preview/preview}.test.*',
  '**/canvas/canvas.isolated.test.*',
  '**/layers.test.*',
  '**/layout/router.test.*',
  '**/forgotten-designs.test.*',
  '**/velocity/velocity.test.*',
  '**/json-path-errors.test.*',
]

export default defineConfig(({ mode }) => ({
  plugins: [react()],
  resolve: {
    // The Genesys SDK requires its logger and its configuration reader for Node even in the browser, where it never
    // uses them; leaving them out halves what is loaded on sign-in.
    alias: { winston: absent, configparser: absent },
  },
  test: {
    // A bound on what hangs, not a measure of speed: CI machines are shared.
    testTimeout: 30_000,
    // The process that hands out the files waits for them: it needs no core of its own.
    maxWorkers: '100%',
    projects: [
      tests('node', NODE_TESTS, { mode, isShared: true }),
      tests('node, isolated', NODE_TESTS, { mode, isShared: false }),
      tests('app', APP_TESTS, { mode, isShared: true }),
      tests('app, isolated', APP_TESTS, { mode, isShared: false }),
    ],
  },
}))

/**
 * Test files share their modules, which makes the run three times as fast. Only a file that replaces a module
 * (`x.isolated.test.ts`) has modules of its own, and in a whole run those of the app, whose stores live in modules.
 */
function tests(
  name: string,
  files: typeof NODE_TESTS,
  { mode, isShared }: { readonly mode: string; readonly isShared: boolean },
): TestProjectConfiguration {
  const { folders, ...test } = files
  const ending = isShared ? '*.test.{ts,tsx}' : '*.isolated.test.{ts,tsx}'
  return {
    extends: true,
    test: {
      name,
      ...test,
      // Projects do not inherit the mode of the command line: tests read it by `runMode`.
      env: { TEST_MODE: mode },
      isolate: !isShared || (mode !== 'quick' && files === APP_TESTS),
      include: folders.map((folder) => `src/${folder}/**/${ending}`),
      exclude: [...(isShared ? ['**/*.isolated.test.*'] : []), ...(mode === 'quick' ? SLOW : [])],
    },
  }
}
