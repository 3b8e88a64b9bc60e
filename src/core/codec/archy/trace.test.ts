import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { NodeId } from '#core/base/ids.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { kindOf } from '#core/kinds/registry.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'
import { designs } from '#testing/arbitraries.ts'
import { BEGIN_ANEW_NAME } from './begin-anew.ts'
import { UNPACK_NAME } from './write-actions.ts'
import { writeArchy } from './write.ts'

/** How many steps a call takes at most here. */
const STEPS = 60

/** Names that are the ids: an action of the file then tells which node it is. */
const named = designs({ nodes: 16 }).map((design) => ({
  ...design,
  nodes: design.nodes.map((node) => ({ ...node, name: node.id })),
}))

test('a call passes the same steps in the graph and in the file', () => {
  fc.assert(
    fc.property(
      named,
      fc.array(fc.nat(), { minLength: STEPS, maxLength: STEPS }),
      (design, picks) => {
        const written = writeArchy(design)
        fc.pre(written.ok)
        if (!written.ok) return
        const chooser = outputChooser(design, picks)
        expect(fileTrace(parse(written.value.yaml), chooser)).toEqual(graphTrace(design, chooser))
      },
    ),
    { numRuns: 200 },
  )
}, 30_000)

/** The output by which the n-th step of a call is left; null when the node ends the path. */
type Chooser = (name: string, step: number) => string | null

function outputChooser(design: Design, picks: readonly number[]): Chooser {
  const index = indexDesign(design)
  return (name, step) => {
    const node = index.node(name as NodeId)
    if (node === undefined) throw new Error(`no node ${name}`)
    const { outputs } = factsOf(node, index)
    return outputs[(picks[step] ?? 0) % Math.max(outputs.length, 1)]?.id ?? null
  }
}

function graphTrace(design: Design, choose: Chooser): string[] {
  const index = indexDesign(design)
  const trace: string[] = []
  let at = design.tasks[0]?.entry ?? undefined
  while (at !== undefined && trace.length < STEPS) {
    const node = index.node(at)
    if (node === undefined) break
    if (kindOf(node).isEntry) {
      at = index.target(at, 'next')
      continue
    }
    const output = choose(node.name, trace.length)
    trace.push(node.name)
    at = output === null ? undefined : index.target(at, output)
  }
  return trace
}

type Action = Record<string, Record<string, unknown>>
interface Frame {
  readonly list: readonly Action[]
  next: number
  /** The loop that the list is the body of. */
  readonly isBody: boolean
}

/** Runs the file as Architect does: a list at its end goes on after the action that it is nested in. */
function fileTrace(file: { secureCall: FileFlow }, choose: Chooser): string[] {
  const flow = file.secureCall
  const trace: string[] = []
  let frames: Frame[] = [frameOf(taskList(flow, flow.startUpRef))]
  while (trace.length < STEPS) {
    const frame = frames.at(-1)
    if (frame === undefined) break
    const action = frame.list[frame.next]
    if (action === undefined) {
      frames.pop()
      const outer = frames.at(-1)
      if (frame.isBody && outer !== undefined) outer.next -= 1
      continue
    }
    frame.next += 1
    const [[key, body] = ['', {}]] = Object.entries(action)
    if (key === 'jumpToTask') {
      frames = [frameOf(taskList(flow, String(body['targetTaskRef'])))]
    } else if (key === 'loopNext' || key === 'loopExit') {
      frames = frames.slice(
        0,
        frames.findLastIndex((f) => f.isBody),
      )
      const outer = frames.at(-1)
      if (key === 'loopNext' && outer !== undefined) outer.next -= 1
    } else if (body['name'] !== UNPACK_NAME && body['name'] !== BEGIN_ANEW_NAME) {
      const output = choose(String(body['name']), trace.length)
      trace.push(String(body['name']))
      if (output === null) break
      const nested = nestedList(body, output)
      if (nested !== undefined) frames.push(frameOf(nested, key === 'loop'))
      else if (key === 'loop' && output === 'loop') frame.next -= 1
    }
  }
  return trace
}

interface FileFlow {
  readonly startUpRef: string
  readonly tasks: readonly {
    readonly task: { readonly refId: string; readonly actions: Action[] }
  }[]
}

function taskList(flow: FileFlow, reference: string): readonly Action[] {
  const found = flow.tasks.find(({ task }) => reference === `/secureCall/tasks/task[${task.refId}]`)
  if (found === undefined) throw new Error(`no task ${reference}`)
  return found.task.actions
}

/** Below `outputs`, or below the cases of a switch. */
function nestedList(body: Record<string, unknown>, output: string): Action[] | undefined {
  const { outputs, evaluate } = body as {
    outputs?: Record<string, { actions: Action[] }>
    evaluate?: Record<string, Ways | Record<string, Ways>>
  }
  if (evaluate === undefined) return outputs?.[output]?.actions
  const [style, styled = {}] = Object.entries(evaluate)[0] ?? []
  const ways = (style === 'firstTrue' ? styled : Object.values(styled)[0]) as Ways
  return output === 'default'
    ? ways.default?.actions
    : ways.cases[Number(output.replace('case-', '')) - 1]?.case.actions
}

interface Ways {
  readonly default?: { readonly actions: Action[] }
  readonly cases: readonly { readonly case: { readonly actions?: Action[] } }[]
}

function frameOf(list: readonly Action[], isBody = false): Frame {
  return { list, next: 0, isBody }
}
