import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFlow } from '#testing/arbitrary-flow.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { payDesign } from '#testing/pay-design.ts'
import type { NodeId, TaskId } from '../base/ids.ts'
import { applyEdit } from '../model/apply-edit.ts'
import type { Design } from '../model/design.ts'
import { checkNodes } from './check-design.ts'
import { copyNodes, describePasteError, pasteNodes } from './clipboard.ts'

const main = 'main' as TaskId
const id = (name: string) => name as NodeId
const noOffset = { x: 0, y: 0 }

function copy(design: Design, ...names: readonly string[]): string {
  const text = copyNodes(design, names.map(id))
  if (text === null) throw new Error('Nothing copied')
  return text
}

function paste(design: Design, text: string, task = main, offset = noOffset): Design {
  const pasted = pasteNodes(design, text, task, offset)
  if (!pasted.ok) throw new Error(describePasteError(pasted.error))
  const applied = applyEdit(design, pasted.value.edit)
  if (!applied.ok) throw new Error(JSON.stringify(applied.error))
  return applied.value.design
}

/** A design of one node, in a task with another id. */
function otherDesign(): Design {
  const design = payDesign()
  const [enter] = design.nodes
  if (enter === undefined) throw new Error('No nodes')
  return {
    ...design,
    tasks: [{ id: 'start' as TaskId, name: 'Start', entry: enter.id }],
    nodes: [{ ...enter, task: 'start' as TaskId }],
    edges: [],
    variables: [],
    actions: [],
  }
}

describe('copied nodes', () => {
  it('come back under free ids and names, with the edges between them', () => {
    const design = payDesign()
    const pasted = paste(design, copy(design, 'card', 'cvv'), main, { x: 20, y: 40 })
    const added = pasted.nodes.slice(design.nodes.length)
    expect(added.map((node) => node.id)).toEqual(['card-2', 'cvv-2'])
    expect(added.map((node) => node.name)).toEqual(['Card number 2', 'CVV 2'])
    expect(pasted.edges.slice(design.edges.length)).toEqual([
      { from: 'card-2', output: 'success', to: 'cvv-2' },
    ])
    expect(pasted.layout['card-2']).toEqual({
      x: (design.layout['card']?.x ?? 0) + 20,
      y: (design.layout['card']?.y ?? 0) + 40,
    })
  })

  it('use the variables and actions that the design has', () => {
    const design = payDesign()
    const pasted = paste(design, copy(design, 'fetch'))
    expect(pasted.variables).toEqual(design.variables)
    expect(pasted.actions).toEqual(design.actions)
    expect(pasted.nodes.at(-1)?.props['action']).toBe('fetch-token')
  })

  it('bring the variables and actions that another design lacks, into its task', () => {
    const pasted = paste(otherDesign(), copy(payDesign(), 'fetch'), 'start' as TaskId)
    expect(pasted.variables.map(({ name, task }) => [name, task])).toEqual([
      ['Task.Secure_CC', 'start'],
      ['Task.Token', 'start'],
    ])
    expect(pasted.actions.map((action) => action.name)).toEqual(['Fetch_Token'])
    expect(pasted.nodes.at(-1)?.task).toBe('start')
  })

  it('mean the action of the same category and name, whatever its id is there', () => {
    const other = otherDesign()
    const [fetch] = payDesign().actions
    if (fetch === undefined) throw new Error('No actions')
    const renamed = { ...fetch, id: 'other-id' as typeof fetch.id }
    const pasted = paste(
      { ...other, actions: [renamed] },
      copy(payDesign(), 'fetch'),
      'start' as TaskId,
    )
    expect(pasted.actions).toHaveLength(1)
    expect(pasted.nodes.at(-1)?.props['action']).toBe('other-id')
  })

  it('leave out where the call comes in', () => {
    const design = payDesign()
    expect(copyNodes(design, [id('enter')])).toBeNull()
    const pasted = paste(design, copy(design, 'enter', 'card'))
    expect(pasted.nodes.at(-1)?.id).toBe('card-2')
  })

  it('of any flow paste into it as a sound design', () => {
    fc.assert(
      fc.property(arbitraryFlow(), (design) => {
        const text = copyNodes(
          design,
          design.nodes.map((node) => node.id),
        )
        if (text === null) return
        const pasted = paste(design, text, design.tasks[0]?.id)
        expect(checkNodes(pasted).ok).toBe(true)
        expect(new Set(pasted.nodes.map((node) => node.id)).size).toBe(pasted.nodes.length)
        expect(pasted.nodes.length).toBe(2 * design.nodes.length - 1)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a text that is no copy of nodes', () => {
  it.each([
    ['a word', 'hello', 'The clipboard holds no nodes: copy some in a design first.'],
    ['other JSON', '{"format":"x"}', 'The clipboard holds no nodes: copy some in a design first.'],
    [
      'a newer version',
      copy(payDesign(), 'card').replace('"version":1', '"version":2'),
      'These nodes were copied with a newer version: update Secure Flow Studio to paste them.',
    ],
    [
      'a kind that is not known',
      copy(payDesign(), 'card').replace('collect-input', 'teleport'),
      'Node “card” is of kind “teleport”, which this version does not know.',
    ],
    ['too much', ' '.repeat(2_000_001), 'What the clipboard holds is too large to paste.'],
  ])('is refused with the reason: %s', (_, text, reason) => {
    expect(refuse(text)).toBe(reason)
  })

  it('is refused where its shape is wrong, and says where', () => {
    expect(refuse(copy(payDesign(), 'card').replace('"edges":[]', '"edges":[1]'))).toContain(
      'The copied nodes are damaged: “edges.0” must be an object in braces. Copy them again.',
    )
  })
})

function refuse(text: string): string {
  const pasted = pasteNodes(payDesign(), text, main, noOffset)
  return pasted.ok ? 'pasted' : describePasteError(pasted.error)
}

describe('a step that calls a task', () => {
  const design = buildFlow(`
    start -> ask: calltask(Ask) -> end: return
    task Ask
    say: play("Hello.")`)

  it('calls the task of the same name where it is pasted', () => {
    const text = copy(design, 'ask')
    const [task] = design.tasks
    const renamed = {
      ...design,
      tasks: design.tasks.map((own) => (own === task ? own : { ...own, id: 'other' as TaskId })),
      nodes: design.nodes.map((node) =>
        node.task === 'Ask' ? { ...node, task: 'other' as TaskId } : node,
      ),
    }
    const pasted = paste(renamed, text, 'Main' as TaskId)
    expect(pasted.nodes.at(-1)).toMatchObject({ kind: 'call-task', props: { task: 'other' } })
  })

  it('calls none where there is no such task', () => {
    const pasted = paste(payDesign(), copy(design, 'ask'))
    expect(pasted.nodes.at(-1)).toMatchObject({ kind: 'call-task', props: { task: null } })
  })
})
