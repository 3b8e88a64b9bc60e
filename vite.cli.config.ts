import { defineConfig } from 'vite'

/** The command line and the server for Node 20, which cannot run TypeScript itself. */
export default defineConfig({
  publicDir: false,
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
