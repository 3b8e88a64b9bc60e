#!/usr/bin/env node
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** The command line. An unbuilt checkout builds once; what cannot be built is said with the command that would. */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cli = join(root, 'dist-node', 'cli.js')
if (!existsSync(cli)) {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build.mjs')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  if (built.status !== 0 || !existsSync(cli)) {
    console.error(
      `secure-flow is not built, and building it failed: run “npm ci && npm run build” in ${root}.`,
    )
    process.exit(2)
  }
}
await import(pathToFileURL(cli).href)
