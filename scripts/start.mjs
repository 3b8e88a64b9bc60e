import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded, installIfNeeded, root } from './setup.mjs'

/** `npm start`: installs and builds what changed, then serves the app with the sandbox org on loopback. */
installIfNeeded()
buildIfNeeded()
const server = spawn(
  process.execPath,
  [join(root, 'dist-node', 'cli.js'), 'serve', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
  },
)
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => process.exit(code ?? 0))
