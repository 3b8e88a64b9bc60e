import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const absent = fileURLToPath(new URL('./src/adapters/genesys/absent.ts', import.meta.url))

/** The command line and the server for Node 20, which cannot run TypeScript itself. */
export default defineConfig({
  publicDir: false,
  // The logger and the configuration reader of the Genesys SDK: it is told what it needs to know, and logs nothing.
  resolve: { alias: { winston: absent, configparser: absent } },
  build: {
    ssr: true,
    outDir: 'dist-node',
    target: 'node20',
    emptyOutDir: true,
    rolldownOptions: {
      input: { cli: 'src/cli/main.ts', server: 'src/sandbox/server/create-server.ts' },
    },
  },
  ssr: { noExternal: true },
})
