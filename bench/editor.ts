import { chromium, type Page } from '@playwright/test'
import { writeDesign } from '#core/codec/json/write.ts'
import type { Design } from '#core/model/design.ts'
import { createSandboxServer } from '#sandbox/server/create-server.ts'
import { EDITS, type EditKind } from './editor-edits.ts'
import { MARKS, type Noted, watchPage } from './editor-watch.ts'
import { largeDesign } from './large-design.ts'
import { printTable } from './measure.ts'
import { type Tasks, tasksOf, TRACED } from './trace.ts'

/**
 * `npm run bench -- editor [NODES] [EDIT]`: opens the built app with a large flow in which every payment is wrong, its
 * list of problems open, and makes one gesture for each kind of edit, or for the one that is named. It tells how long
 * the thread that draws was busy in one task at the most, by Chrome's own trace, what React rendered when the answer
 * came, and what went to the checker and back. BENCH_APP names another folder of a built app, BENCH_ROUNDS how often
 * each edit is made: the shortest counts.
 */
const nodes = Number(process.argv[3] ?? 1000)
const only = process.argv[4] ?? ''
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 7)
const { CHROMIUM_PATH: executablePath, BENCH_APP: staticDir = 'dist' } = process.env
const server = await createSandboxServer({
  staticDir,
  port: 0,
  host: '127.0.0.1',
  sandbox: true,
})
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const design = largeDesign(nodes, false)
  const page = await open(design)
  const rows = [
    [
      'edit',
      'longest, ms',
      'edit, ms',
      'answer, ms',
      'painted, ms',
      'cards',
      'of changed',
      'lines',
      'outline',
      'rows',
      'asked, B',
      'told, B',
    ],
  ]
  for (const edit of EDITS.filter(({ name }) => name.includes(only)))
    rows.push(await measure(page, edit, design))
  console.log(`${design.nodes.length} nodes, best of ${rounds}`)
  printTable(rows)
} finally {
  await browser.close()
  await server.close()
}

async function open(design: Design): Promise<Page> {
  const page = await browser.newPage({
    baseURL: server.url,
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  await page.addInitScript(watchPage, MARKS)
  await page.goto('/')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose a file' }).click()
  const buffer = Buffer.from(writeDesign(design))
  await (await chooser).setFiles({ name: 'flow.json', mimeType: 'application/json', buffer })
  await page.locator('.react-flow__node').first().waitFor()
  const pill = page.getByRole('banner').getByRole('button', { name: /error/ })
  await pill.waitFor()
  if ((await pill.getAttribute('aria-expanded')) !== 'true') await pill.click()
  const list = page.getByRole('list', { name: 'Problems', exact: true })
  await list.waitFor()
  return page
}

async function measure(page: Page, edit: EditKind, design: Design): Promise<string[]> {
  const tasks: Tasks[] = []
  await edit.prepare?.(page, design)
  for (let round = 0; round < rounds; round += 1) {
    await edit.before?.(page, design, round)
    await page.evaluate(restart, false)
    await browser.startTracing(page, { categories: TRACED })
    await make(page, edit)
    await page.evaluate(whenShown)
    const found = tasksOf((await browser.stopTracing()).toString())
    if (found !== null) tasks.push(found)
  }
  const noted = await count(page, edit, design)
  const best = (of: (one: Tasks) => number) => Math.min(...tasks.map(of)).toFixed(1)
  const { changed, after } = noted
  return [
    edit.name,
    best(({ edit: asked, told, painted }) => Math.max(asked, told, painted)),
    best((one) => one.edit),
    best((one) => one.told),
    best((one) => one.painted),
    `${after.cards.length}`,
    `${changed.length}`,
    `${after.lines.length}`,
    `${after.outline}`,
    `${after.rows}`,
    `${noted.asked}`,
    `${noted.told}`,
  ]
}

/** Apart from the times: counting takes time itself. */
async function count(page: Page, edit: EditKind, design: Design): Promise<Noted> {
  await edit.before?.(page, design, rounds)
  await page.evaluate(restart, true)
  await make(page, edit)
  return page.evaluate(whenShown)
}

async function make(page: Page, { gesture }: EditKind): Promise<void> {
  if (typeof gesture === 'string') await page.keyboard.press(gesture)
  else await gesture(page)
}

/** In the page. */
function restart(isCounting: boolean): void {
  globalThis.bench.isCounting = isCounting
  globalThis.bench.next()
}

async function whenShown(): Promise<Noted> {
  await globalThis.bench.shown()
  return globalThis.bench.noted()
}
