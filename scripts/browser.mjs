import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * The browser for the tests: the one that CHROMIUM_PATH names, else one that is installed, else Debian's through apt,
 * else Playwright's own. Gives the path, or '' for Playwright's own; null when there is none to be had.
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (works(named)) return named
    console.error(`CHROMIUM_PATH names ${named}, which does not start. Correct it or unset it.`)
    return null
  }
  return INSTALLED.find(works) ?? fromDebian() ?? fromPlaywright()
}

function works(path) {
  return existsSync(path) && spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0
}

function fromDebian() {
  if (spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return undefined
  const elevated = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const apt = (...args) => {
    const [command, ...rest] = [...elevated, 'apt-get', '-qq', ...args]
    return spawnSync(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status
  }
  console.log('Installing Debian’s chromium for the browser tests…')
  if (
    apt('update') !== 0 ||
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation') !== 0
  ) {
    return undefined
  }
  return INSTALLED.find(works)
}

function fromPlaywright() {
  console.log('Installing Playwright’s own browser…')
  const done = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (done.status === 0) return ''
  console.error(
    'No browser for the browser tests: none is installed, Debian’s could not be installed, and Playwright’s own could not be downloaded. Install Chromium or Chrome and set CHROMIUM_PATH to it.',
  )
  return null
}
