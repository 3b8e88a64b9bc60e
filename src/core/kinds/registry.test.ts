import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { emptyDesign } from '#testing/empty-design.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { indexDesign } from '../model/design-index.ts'
import type { Design } from '../model/design.ts'
import { KIND_GROUPS } from './define.ts'
import { KINDS } from './registry.ts'

const folder = dirname(fileURLToPath(import.meta.url))
const folders = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

/** End Task goes back to the Call Task that entered its task, and that is no edge. */
const LEAVES_ITS_TASK: ReadonlySet<string> = new Set(['end-task'])

describe('the registry of kinds', () => {
  it('lists every folder, and nothing else', () => {
    expect(KINDS.map((kind) => kind.id).sort()).toEqual(folders.sort())
  })

  it('gives every Archy key to one kind', () => {
    const keys = KINDS.flatMap((kind) => kind.archy?.keys ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe.each(KINDS.map((kind) => [kind.id, kind] as const))('kind %s', (_, kind) => {
  const task = 'task' as TaskId
  const node = {
    id: 'n' as NodeId,
    task,
    kind: kind.id,
    name: kind.title,
    props: { ...kind.initial },
  }
  const design: Design = {
    ...emptyDesign(),
    tasks: [{ id: task, name: 'Main', entry: null }],
    nodes: [node],
  }
  const around = { index: indexDesign(design), node }

  it('begins with properties that it accepts', () => {
    expect(kind.check(kind.initial)).toEqual({ ok: true, value: kind.initial })
  })

  it('has a form only for properties that it has', () => {
    const known = { node: Object.keys(kind.initial), flow: Object.keys(design.flow) }
    for (const field of kind.fields) expect(known[field.scope ?? 'node']).toContain(field.key)
  })

  it('tells below which property of Archy each field of its form stands', () => {
    const { archy } = kind
    if (archy === null) return
    for (const { key } of kind.fields) {
      expect(archy.properties).toContain(archy.keysOf(`${key}.0.value`)[0])
    }
  })

  it('shows at most two rows on its card', () => {
    expect(kind.face(around).length).toBeLessThanOrEqual(2)
  })

  it('either goes on or ends, at most by one primary output', () => {
    const { outputs, ends } = kind.facts(around)
    expect(outputs.length > 0 || ends !== null).toBe(!LEAVES_ITS_TASK.has(kind.id))
    expect(outputs.filter((output) => output.role === 'primary').length).toBeLessThanOrEqual(1)
    expect(KIND_GROUPS.map((group) => group.id)).toContain(kind.group)
  })

  it('comes back from Archy as it was written', () => {
    if (kind.archy === null) return
    const body = kind.archy.write(around, {}, () => null)
    for (const property of Object.keys(body)) expect(kind.archy.properties).toContain(property)
    const read = kind.archy.read(body, {
      action: () => 'unused' as never,
      task: () => null,
    })
    expect(read.props).toEqual(kind.initial)
  })
})
