import { err, ok, type Result } from '../base/result.ts'
import { DESIGN_FORMAT, DESIGN_VERSION, designSchema, type Design } from './design.ts'
import { shapeProblem } from './shape-problem.ts'

/** Why a JSON value is not a design that this version can open. */
export type DesignError =
  | { readonly code: 'not-a-design' }
  | { readonly code: 'newer-version'; readonly version: number }
  | { readonly code: 'invalid-design'; readonly path: string; readonly detail: string }
  | { readonly code: 'broken-reference'; readonly path: string; readonly id: string }

/**
 * Steps from one version of the schema to the next, by the version that they start from. Each takes and gives plain
 * JSON, so that an old step never depends on today's types.
 */
type Migration = (design: Record<string, unknown>) => Record<string, unknown>
const migrations: Readonly<Record<number, Migration>> = {}

/** Reads a design of any version up to ours: migrates, then checks its shape and that every reference leads somewhere. */
export function readDesign(json: unknown): Result<Design, DesignError> {
  if (!isRecord(json) || json['format'] !== DESIGN_FORMAT) return err({ code: 'not-a-design' })
  const version = json['version']
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return err({ code: 'invalid-design', path: 'version', detail: 'must be a whole number' })
  }
  if (version > DESIGN_VERSION) return err({ code: 'newer-version', version })
  let migrated = json
  for (let from = version; from < DESIGN_VERSION; from += 1) {
    const step = migrations[from]
    if (step === undefined) throw new Error(`Bug: no migration from version ${from}`)
    migrated = step(migrated)
  }
  const parsed = designSchema.safeParse(migrated)
  if (!parsed.success) {
    return err({ code: 'invalid-design', ...shapeProblem(migrated, parsed.error) })
  }
  return checkReferences(parsed.data)
}

export function describeDesignError(error: DesignError): string {
  switch (error.code) {
    case 'not-a-design':
      return 'This JSON is not a Secure Flow Studio design: its “format” is missing or another.'
    case 'newer-version':
      return `This design has version ${error.version}, and this program reads up to ${DESIGN_VERSION}: update Secure Flow Studio.`
    case 'invalid-design':
      return `The design is damaged: “${error.path}” ${error.detail}. ${CORRECT}`
    case 'broken-reference':
      return `The design is damaged: “${error.path}” names “${error.id}”, which does not exist. ${CORRECT}`
  }
}

const CORRECT = 'Correct it in the file, or take an earlier one.'

function damaged(path: string, detail: string): Result<never, DesignError> {
  return err({ code: 'invalid-design', path, detail })
}

/** The place of the first key that stands before as well. */
function firstTwice(keys: readonly string[]): number | null {
  const seen = new Set<string>()
  for (const [i, key] of keys.entries()) {
    if (seen.has(key)) return i
    seen.add(key)
  }
  return null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkReferences(design: Design): Result<Design, DesignError> {
  for (const list of ['tasks', 'nodes', 'variables', 'actions'] as const) {
    const twice = firstTwice(design[list].map(({ id }) => id))
    if (twice !== null) return damaged(`${list}.${twice}.id`, 'is used twice')
  }
  // Nobody could say which of two ways a call takes.
  const twice = firstTwice(design.edges.map(({ from, output }) => `${from}\n${output}`))
  if (twice !== null)
    return damaged(`edges.${twice}`, 'leaves by an output that is connected already')
  const nodes = new Set<string>(design.nodes.map((node) => node.id))
  const tasks = new Set<string>(design.tasks.map((task) => task.id))
  const references: [string, string, ReadonlySet<string>][] = [
    ...design.nodes.map((node, i): [string, string, typeof tasks] => [
      `nodes.${i}.task`,
      node.task,
      tasks,
    ]),
    ...design.edges.flatMap((edge, i): [string, string, typeof nodes][] => [
      [`edges.${i}.from`, edge.from, nodes],
      [`edges.${i}.to`, edge.to, nodes],
    ]),
    ...design.tasks.flatMap((task, i): [string, string, typeof nodes][] =>
      task.entry === null ? [] : [[`tasks.${i}.entry`, task.entry, nodes]],
    ),
  ]
  for (const [path, id, known] of references) {
    if (!known.has(id)) return err({ code: 'broken-reference', path, id })
  }
  const layout = { ...design.layout }
  for (const node of design.nodes) layout[node.id] ??= { x: 0, y: 0 }
  return ok({ ...design, layout })
}
