/**
 * Checks many flows with the conformance tool in one process: `node architect-core-batch.mjs TOOL < FLOWS`, one line
 * of JSON a flow in and out. The tool's own command starts a process for each file, which takes ten times as long.
 */
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const folder = pathToFileURL(`${process.argv[2]}/`)
const load = (name) => import(new URL(name, folder).href)
const write = process.stdout.write.bind(process.stdout)
const exit = process.exit.bind(process)

const { loadCore } = await load('core.mjs')
const { checkFlow, readFlow } = await load('build-flow.mjs')
const { catalogueFrom, inferCatalogue } = await load('data-actions.mjs')
const { Report } = await load('report.mjs')

const byId = new Map()
const core = loadCore(byId)
const lines = (await text(process.stdin)).trim().split('\n')
let report = new Report()

/** Exports write a switch on a value as `firstMatch: {string: {value, cases}}`; the tool knows it without the type. */
function withoutTypes(tree) {
  if (Array.isArray(tree)) return tree.map(withoutTypes)
  if (typeof tree !== 'object' || tree === null) return tree
  const entries = Object.entries(tree).map(([key, value]) => {
    const [typed, ...others] = key === 'firstMatch' ? Object.values(value ?? {}) : []
    return [key, withoutTypes(others.length === 0 && typed?.cases ? typed : value)]
  })
  return Object.fromEntries(entries)
}

for (const event of ['uncaughtException', 'unhandledRejection']) {
  process.on(event, (error) => report.error('file', `the core failed: ${error?.stack ?? error}`))
}

for (const line of lines) {
  const { yaml, actions } = JSON.parse(line)
  report = new Report()
  const { definition, problem } = readFlow(yaml)
  if (problem !== undefined) report.error('file', problem)
  else {
    const catalogue = actions === undefined ? inferCatalogue(definition) : catalogueFrom(actions)
    byId.clear()
    for (const [id, action] of catalogue.byId) byId.set(id, action)
    await checkFlow(core, catalogue, withoutTypes(definition), report)
  }
  write(`${JSON.stringify(report)}\n`)
}
exit(0)
