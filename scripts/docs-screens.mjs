import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { findBrowser } from './browser.mjs'
import { buildIfNeeded, installIfNeeded, root } from './setup.mjs'

/** Infos may stay: what an org has set, no design can show. */
const NO_ERRORS = { name: /^No (problems|errors or warnings)/ }

/** `npm run docs:screens`: the pictures of docs/screens, taken from the built app with the sandbox org. */
installIfNeeded()
buildIfNeeded()
const folder = join(root, 'docs', 'screens')
mkdirSync(folder, { recursive: true })

const browserPath = findBrowser()
if (browserPath === null) process.exit(1)
const { createSandboxServer } = await import(built('server.js'))
const server = await createSandboxServer({
  staticDir: join(root, 'dist'),
  port: 0,
  host: '127.0.0.1',
  sandbox: true,
})
const browser = await chromium.launch({
  ...(browserPath === '' ? {} : { executablePath: browserPath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--force-device-scale-factor=1',
    // What is drawn anew in part only has other edges, and how large the part is depends on time.
    '--disable-partial-raster',
  ],
})
try {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  })
  await answerInOrder(context)
  await tour(await context.newPage())
} finally {
  await browser.close()
  await server.close()
}

/** From the first page to a flow that is live, by way of the mistake that this program is made to find. */
async function tour(page) {
  await page.goto('/')
  await page.getByRole('heading', { name: 'Start from a gateway' }).waitFor()
  await take(page, '1-start')

  await page.getByRole('button', { name: /^Session token/ }).click()
  await page.getByRole('button', NO_ERRORS).waitFor()
  await page.getByRole('group', { name: /‘Card number’/ }).click()
  await page.getByText('Saved on this device', { exact: true }).waitFor()
  await take(page, '2-draw')

  await openFile(page, withEarlyToken(templateDesign('session-token')))
  const problem = page
    .getByRole('list', { name: 'Problems', exact: true })
    .getByRole('listitem')
    .filter({ hasText: 'before the caller has keyed in' })
  await problem.getByRole('button', { name: /before the caller has keyed in/ }).click()
  await page.getByText('Saved on this device', { exact: true }).waitFor()
  await take(page, '3-problem')

  await problem.getByRole('button', { name: /^Move Generate_Session_Token/ }).click()
  await page.getByRole('button', NO_ERRORS).waitFor()
  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  const signIn = page.getByRole('button', { name: 'Sign in', exact: true })
  await signIn.click()
  await page.getByRole('heading', { name: 'Sign in to the sandbox org' }).waitFor()
  await signIn.click()
  const publish = page.getByRole('button', { name: 'Publish to Sandbox org' })
  await publish.and(page.locator(':enabled')).waitFor()
  await take(page, '4-plan')

  await publish.click()
  await page.getByRole('heading', { name: 'Version 1.0 is live' }).waitFor()
  await take(page, '5-published')
}

/** The log on the screen has the order of the replies: one waits for the one before it. */
async function answerInOrder(context) {
  let before = Promise.resolve()
  await context.route('**/api/v2/**', (route) => {
    before = before.then(async () => route.fulfill({ response: await route.fetch() }))
    return before
  })
}

async function take(page, name) {
  await page.mouse.move(0, 899)
  // Until the editor of code is loaded a plain field stands in for it, without colours.
  await page.waitForFunction(() => document.querySelector('.code-plain') === null)
  await page.evaluate(steady)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  console.log(`docs/screens/${name}.png`)
}

/** In the page: replaces what is another at each run, which are ids and times. */
function steady() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode() !== null) {
    const { currentNode: node } = texts
    const text = node.nodeValue ?? ''
    // A second a step: three of them in the sentence about the whole.
    const seconds = node.parentElement?.matches('p') ? '3.0' : '1.0'
    const kept = text
      .replaceAll(
        /\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g,
        '816b4fad-67db-4de5-b883-da652d1f00a2',
      )
      .replaceAll(/…[0-9a-f]{4}\b/g, '…a1b2')
      .replaceAll(/\b\d\d:\d\d:\d\d\b/g, '10:00:00')
      .replaceAll(/\b127\.0\.0\.1:\d+/g, '127.0.0.1:4174')
      .replaceAll(/(?<=^| )\d+\.\d(?= s)|^\d+\.\d$/g, seconds)
    if (kept !== text) node.nodeValue = kept
  }
}

async function openFile(page, design) {
  await page.goto('/#/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const buffer = Buffer.from(JSON.stringify(design))
  await (await chooser).setFiles({ name: 'flow.json', mimeType: 'application/json', buffer })
}

/** A template as the command line writes it. */
function templateDesign(id) {
  const made = spawnSync(process.execPath, [
    join(root, 'dist-node', 'cli.js'),
    'new',
    '--template',
    id,
  ])
  if (made.status !== 0) throw new Error(String(made.stderr))
  return JSON.parse(String(made.stdout))
}

/** The design with its token fetched one step too early: before the security code is keyed in. */
function withEarlyToken(design) {
  const idOf = (name) => design.nodes.find((node) => node.name === name).id
  const [cvv, token, payment] = ['CVV', 'Generate_Session_Token', 'Process_Payment'].map(idOf)
  const edges = design.edges.map((edge) => {
    if (edge.to === cvv) return { ...edge, to: token }
    if (edge.output !== 'success') return edge
    if (edge.from === token) return { ...edge, to: cvv }
    return edge.from === cvv ? { ...edge, to: payment } : edge
  })
  const { layout } = design
  return { ...design, edges, layout: { ...layout, [cvv]: layout[token], [token]: layout[cvv] } }
}

function built(file) {
  return pathToFileURL(join(root, 'dist-node', file)).href
}
