import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's root: every script works from here, wherever it was called. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const stamps = join(root, 'node_modules', '.cache', 'secure-flow-studio')

/** Installs from the lock file when it has changed since the last time. */
export function installIfNeeded() {
  const lock = hashOf([join(root, 'package-lock.json')])
  if (readStamp('install') === lock) return
  console.log('Installing packages…')
  run('npm', ['ci', '--no-audit', '--no-fund'])
  writeStamp('install', lock)
}

/** Builds app, command line and server when a source has changed since the last build. */
export function buildIfNeeded() {
  const sources = hashOf(sourceFiles())
  const isBuilt =
    existsSync(join(root, 'dist', 'index.html')) && existsSync(join(root, 'dist-node', 'cli.js'))
  if (isBuilt && readStamp('build') === sources) return
  console.log('Building…')
  run('npx', ['vite', 'build', '--logLevel', 'error'])
  run('npx', ['vite', 'build', '-c', 'vite.cli.config.ts', '--logLevel', 'error'])
  writeStamp('build', sources)
}

/** Runs a command to its end and stops this script with its status when it fails. */
function run(command, args, env = {}) {
  const status = attempt(command, args, env)
  if (status !== 0) process.exit(status)
}

/** Runs a command to its end, its output on ours; gives its exit status. */
export function attempt(command, args, env = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  })
  if (done.error !== undefined) {
    console.error(`${command} could not be started: ${done.error.message}`)
    return 1
  }
  return done.status ?? 1
}

function sourceFiles() {
  const single = ['index.html', 'package-lock.json', 'vite.config.ts', 'vite.cli.config.ts']
  const inFolders = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  )
  return [
    ...single.map((file) => join(root, file)).filter((file) => existsSync(file)),
    ...inFolders,
  ].sort((a, b) => (a < b ? -1 : 1))
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function readStamp(name) {
  const file = join(stamps, name)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true })
  writeFileSync(join(stamps, name), value)
}
