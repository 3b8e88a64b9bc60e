import { expect, test, vi } from 'vitest'
import type { NodeId, TaskId } from '#core/base/ids.ts'
import { ASSUMED } from '#core/kinds/archy-assumptions.ts'
import { kindOf } from '#core/kinds/registry.ts'
import type { Design, FlowNode } from '#core/model/design.ts'
import { expression, type Json, literal } from '#core/model/values.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { canonicalDesign } from '#testing/canonical-design.ts'
import { describeArchyReadError, readArchy } from './read.ts'
import { describeArchyProblem, writeArchy } from './write.ts'

/** Every switch is thrown before anything reads it: what a real export might turn out to say. */
vi.mock('../../kinds/archy-assumptions.ts', async (original) => {
  const { ASSUMED: taken } = await original<{ ASSUMED: typeof ASSUMED }>()
  return {
    ASSUMED: Object.fromEntries(
      Object.entries(taken).map(([name, assumption]) => [
        name,
        { ...assumption, value: thrown(assumption.value) },
      ]),
    ),
  }
  function thrown(value: unknown): unknown {
    if (typeof value === 'string') return `real_${value}`
    if (value instanceof RegExp) return /e/g
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, own]) => [key, thrown(own)]))
  }
})

/** What shows each switch in the file, in its thrown position. */
const SHOWN: Readonly<Record<keyof typeof ASSUMED, RegExp>> = {
  secureVariable: /real_isSecure: true/,
  acknowledgement: /real_secureDataAcknowledged: true/,
  secureActionKey: /callDataSecure:[^]*real_dataAction:\n +Process_Payment:/,
  dtmfKey: /terminatingDtmf: real_digit_#/,
  jumpKey: /real_jumpToTask:\n +name: /,
  targetTask: /real_targetTaskRef: "/,
  errorHandlingTask: /errorHandling:\n +real_task:\n/,
  referenceCharacters: /task\[Handl r_\d+\]/,
  securedData: /getSecuredData:\n +name: .*\n +real_attributes:/,
  encryptData: /real_dataToEncrypt:[^]*real_encryptedData:/,
  decryptData: /real_dataToDecrypt:[^]*real_decryptedData:/,
  language: /real_language:/,
  flowOutcome: /real_flowOutcome:\n +name: Paid\n +real_flowOutcomeValue:/,
  ringingTarget: /real_targetNumber:[^]*real_targetUser:[^]*real_targetGroup:/,
  voicemailTarget: /user:\n +real_targetUser:/,
  defaultPath: /callTask:[^]*real_default:\n +actions:/,
}

test('every assumption is one switch: thrown, it changes what is written, and the same is read back', () => {
  const design = withEverythingAssumed()
  const written = writeArchy(design)
  if (!written.ok) throw new Error(written.error.map(describeArchyProblem).join('\n'))
  const { yaml } = written.value
  for (const shown of Object.values(SHOWN)) expect(yaml).toMatch(shown)
  const read = readArchy(yaml)
  if (!read.ok) throw new Error(describeArchyReadError(read.error))
  expect(nodesOf(read.value.design)).toEqual(nodesOf(design))
})

test('every assumption says what is taken to be so, and what would settle it', () => {
  expect(Object.keys(SHOWN)).toEqual(Object.keys(ASSUMED))
  for (const { taken, settledBy } of Object.values(ASSUMED)) {
    expect(taken).toMatch(/^[A-Z].*\.$/)
    expect(settledBy).toMatch(/^an export (with|whose) /)
  }
})

/** The steps as Archy carries them. Several tasks share variables here, so export has made them the flow's. */
function nodesOf(design: Design): unknown {
  const { nodes } = canonicalDesign(design) as { nodes: unknown }
  return JSON.parse(JSON.stringify(nodes).replaceAll('Task.', 'Flow.'))
}

/** A flow that has everything whose form in Archy YAML is assumed. */
function withEverythingAssumed(): Design {
  const design = buildFlow(`
    start: enter -> ask: collect(CC, digits=13-19) -> check: extract(Last4 = Right(Task.CC, 4)) -> pay: pay -> end: return
    ask.failure -> again: play -> ask
    task Handler
    sorry: play -> back: return
  `)
  const handler = design.tasks[1]?.id ?? ('' as TaskId)
  const steps = [
    step('get-secured-data', { attributes: [{ name: literal('Name'), variable: 'Task.Last4' }] }),
    step('encrypt-data', { value: expression('Task.Last4'), into: 'Task.Last4' }),
    step('decrypt-data', { value: expression('Task.Last4'), into: 'Task.Last4' }),
    step('set-language', { language: literal('en-gb') }),
    step('set-flow-outcome', { outcome: 'Paid', value: literal('SUCCESS') }),
    step('transfer-to-number', { target: literal('+3212345678') }),
    step('transfer-to-user', { target: literal('Front Desk') }),
    step('transfer-to-group', { target: literal('Front Desk') }),
    step('transfer-to-voicemail', { mailbox: 'user', target: literal('Front Desk') }),
    step('call-task', { task: handler }),
  ].map((node) => ({ ...node, task: handler }))
  return {
    ...design,
    flow: { ...design.flow, errorHandling: { type: 'task', task: handler } },
    tasks: design.tasks.map((task) =>
      task.id === handler
        ? { ...task, entry: steps[0]?.id ?? null, outputPaths: ['Failed'] }
        : task,
    ),
    nodes: [...design.nodes, ...steps],
    edges: [
      ...design.edges,
      ...steps.map((from, i) => ({
        from: from.id,
        output: OUTPUTS[from.kind] ?? 'next',
        to: steps[i + 1]?.id ?? ('sorry' as NodeId),
      })),
      { from: 'call-task' as NodeId, output: 'Failed', to: 'back' as NodeId },
    ],
  }
}

const OUTPUTS: Readonly<Record<string, string>> = {
  'get-secured-data': 'success',
  'encrypt-data': 'success',
  'decrypt-data': 'success',
  'transfer-to-number': 'failure',
  'transfer-to-user': 'failure',
  'transfer-to-group': 'failure',
  'transfer-to-voicemail': 'failure',
  'call-task': 'default',
}

function step(kind: string, props: Readonly<Record<string, Json>>): Omit<FlowNode, 'task'> {
  return {
    id: kind as NodeId,
    kind,
    name: kindOf({ kind }).title,
    props: { ...kindOf({ kind }).initial, ...props },
  }
}
