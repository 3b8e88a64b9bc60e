import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const absent = fileURLToPath(new URL('./src/adapters/genesys/absent.ts', import.meta.url))

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The Genesys SDK requires its logger and its configuration reader for Node even in the browser, where it never
    // uses them; leaving them out halves what is loaded on sign-in.
    alias: { winston: absent, configparser: absent },
  },
  test: {
    // A bound on what hangs, not a measure of speed: CI machines are shared.
    testTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'src/{core,cli,sandbox,testing}/**/*.test.ts',
            'src/adapters/node/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'app',
          environment: 'happy-dom',
          include: ['src/app/**/*.test.{ts,tsx}', 'src/adapters/{genesys,browser}/**/*.test.ts'],
          // The SDK is ES modules in a package that does not say so: Node alone would not load it.
          server: { deps: { inline: ['purecloud-platform-client-v2'] } },
        },
      },
    ],
  },
})
