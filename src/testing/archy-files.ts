import { parse } from 'yaml'
import { describeArchyReadError, type ReadFlow, readArchy } from '#core/codec/archy/read.ts'
import { type ArchyText, describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { factsOf } from '#core/kinds/node-facts.ts'
import { indexDesign } from '#core/model/design-index.ts'
import type { Design } from '#core/model/design.ts'

/** Reads a file that can be read; a test that says otherwise is told why it cannot. */
export function mustRead(yaml: string): ReadFlow {
  const result = readArchy(yaml)
  if (!result.ok) throw new Error(`${describeArchyReadError(result.error)}\n${yaml}`)
  return result.value
}

/** Writes a design that can be written; a test that says otherwise is told why it cannot. */
export function mustWrite(design: Design): ArchyText {
  const result = writeArchy(design)
  if (!result.ok) throw new Error(result.error.map(describeArchyProblem).join('\n'))
  return result.value
}

/** Why a design cannot be written, in words; none where it can. */
export function problemsOf(design: Design): string[] {
  const result = writeArchy(design)
  return result.ok ? [] : result.error.map(describeArchyProblem)
}

/** Why a file cannot be read, in words; `read` where it can. */
export function refusalOf(yaml: string): string {
  const result = readArchy(yaml)
  return result.ok ? 'read' : describeArchyReadError(result.error)
}

/** Each step and where its outputs lead: `a yes:b no:c`. */
export function graphOf(design: Design): string[] {
  const index = indexDesign(design)
  return design.nodes.map((node) => {
    const outputs = factsOf(node, index).outputs.map(
      ({ id }) => `${id}:${index.target(node.id, id) ?? '-'}`,
    )
    return [node.id, ...outputs].join(' ')
  })
}

/** The tasks of a file with the names of their steps: `a (yes: b c) d`, `→ Task` for a jump. */
export function outlineOf(yaml: string): Record<string, string> {
  const { tasks } = parse(yaml).secureCall
  return Object.fromEntries(
    tasks.map(({ task }: { task: { name: string; actions: Action[] } }) => [
      task.name,
      steps(task.actions),
    ]),
  )
}

/** A file with one task: `actions` indented by ten as they stand in it, `more` behind the task. */
export function secureFlow(actions: string, more = ''): string {
  return `secureCall:
  name: Test
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  tasks:
    - task:
        name: Main
        refId: Main_10
        actions:
${actions.replace(/^\n/, '').trimEnd()}
${more}`
}

type Action = Readonly<Record<string, Readonly<Record<string, unknown>>>>

function steps(actions: readonly Action[]): string {
  return actions
    .map((action) => {
      const [[key, body] = ['', {}]] = Object.entries(action)
      if (key === 'jumpToTask')
        return `→ ${/\[(.*)_\d+\]/.exec(String(body['targetTaskRef']))?.[1]}`
      if (key === 'loopNext' || key === 'loopExit') return key
      const outputs = Object.entries(
        (body['outputs'] ?? {}) as Record<string, { actions: Action[] }>,
      )
      const branches = outputs.map(([id, nested]) => `${id}: ${steps(nested.actions)}`)
      return branches.length === 0
        ? body['name']
        : `${String(body['name'])} (${branches.join(', ')})`
    })
    .join(' ')
}
