import { z } from 'zod'
import { type Json, jsonSchema } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { isElsewhere } from '../archy-forms.ts'
import { asObject } from '../archy-values.ts'
import { type Branches, defineNodeKind, type JsonObject, type Surroundings } from '../define.ts'
import type { Assignment, NodeFacts, Output, Place } from '../facts.ts'
import { moreFace } from '../face.ts'
import { NEXT } from '../outputs.ts'
import { fillHoles, mentionsIn, takeMentions } from './holes.ts'
import { knownAction } from './known-actions.ts'
import { type ListPath, putLists, takeLists } from './nested-lists.ts'

const outputSchema = z.object({
  id: z.string(),
  /** Where in the action its list is nested. */
  path: z.array(z.union([z.string(), z.number()])),
})

const schema = z.object({
  /** The action's key in Archy. */
  key: z.string(),
  /** The action as it was read, without its nested lists and with holes for the texts that name variables. */
  body: z.record(z.string(), jsonSchema),
  mentions: z.array(z.string()),
  outputs: z.array(outputSchema),
  /** Whether the next action of the list can follow it directly. */
  goesOn: z.boolean(),
})
type Props = z.infer<typeof schema>

/** An action of an imported flow that we do not model. It is shown, can be connected, and is written back unchanged. */
export const opaque = defineNodeKind({
  id: 'opaque',
  title: 'Other action',
  summary: 'An action of an imported flow',
  icon: 'opaque',
  group: 'logic',
  docs: `An action of an imported flow that Secure Flow Studio does not model. Its outputs can be connected, the
variables that it names are known to the checks, and everything in it is written back unchanged.`,
  offered: false,
  isEntry: false,
  schema,
  initial: { key: '', body: {}, mentions: [], outputs: [], goesOn: true },
  fields: [],
  facts(props, { index }) {
    const outputs = outputsOf(props)
    const { place = 'logic', ends = null, recordsOutcome, jumps, hasKind } = knownAction(props.key)
    const mentions = mentionsIn(props.body, props.mentions)
    return {
      outputs,
      uses: mentions.flatMap(({ kind, text, path }, i) =>
        kind === 'expression'
          ? [{ place: placeOf(path, place), field: `mentions.${i}`, expression: text }]
          : [],
      ),
      assigns: mentions.flatMap(({ kind, text, path }, i) =>
        kind === 'variable' ? assigned(text, path, outputs, `mentions.${i}`) : [],
      ),
      seconds: {},
      call: null,
      ends,
      involvesCaller: mentions.some(({ path }) => isAudio(path)),
      ...(jumps === undefined || goesElsewhere(props.body) || isUnread(jumps, index)
        ? {}
        : { dangles: jumps }),
      ...madeUpIn(props),
      ...(hasKind === true ? { unread: true } : {}),
      ...(recordsOutcome === undefined ? {} : { recordsOutcome }),
    }
  },
  face: ({ key, mentions }) => [
    [{ type: 'code', text: key === '' ? 'unknown action' : key }, ...moreFace(mentions.length + 1)],
  ],
  archy: {
    keys: [],
    key: ({ key }) => key,
    properties: [],
    write({ key, body, mentions, outputs }, branches) {
      const filled = asObject(fillHoles(body, mentions))
      return putLists(filled, outputs, { ...emptyLists(key, outputs), ...branches })
    },
    whole: ({ key, body, mentions }) => ({ key, body: asObject(fillHoles(body, mentions)) }),
    /** The body that is read is the whole action, its key included, as no other kind knows the key. */
    read(action) {
      const [key = '', whole] = Object.entries(action)[0] ?? []
      const { body, lists } = takeLists(asObject(whole))
      const taken = takeMentions(body)
      const outputs = listedOutputs(key, lists)
      return {
        props: {
          key,
          body: asObject(taken.body),
          mentions: taken.mentions.map(({ text }) => text),
          outputs: outputs.map(({ id, path }) => ({ id, path: [...path] })),
          goesOn: knownAction(key).outputs === undefined && !hasDefault(body, lists),
        },
        branches: Object.fromEntries(
          outputs.flatMap(({ id, actions }) => (actions === null ? [] : [[id, actions]])),
        ),
      }
    },
  },
})

function goesElsewhere(body: JsonObject): boolean {
  return [ASSUMED.targetTask.value, 'targetMenuRef'].some((key) => isElsewhere(body[key] ?? null))
}

/** Menus are read together or not at all: where none is, a flow may well have the one that is meant. */
function isUnread(jumps: 'task' | 'menu', { design }: Surroundings['index']): boolean {
  return jumps === 'menu' && design.flow.carried?.['menus'] !== undefined
}

/** An output that only the file tells us of is written even when nothing is nested, or nobody would know of it. */
function emptyLists(key: string, outputs: Props['outputs']): Branches {
  const known = new Set(knownAction(key).outputs)
  return Object.fromEntries(outputs.flatMap(({ id }) => (known.has(id) ? [] : [[id, []]])))
}

interface ListedOutput {
  readonly id: string
  readonly path: ListPath
  readonly actions: readonly Json[] | null
}

/** The outputs that are known of the action, and what else the file nests. */
function listedOutputs(
  key: string,
  lists: readonly { readonly path: ListPath; readonly actions: readonly Json[] }[],
): readonly ListedOutput[] {
  const found = lists.map(({ path, actions }) => ({ id: outputId(path), path, actions }))
  const missing = (knownAction(key).outputs ?? []).flatMap((id) =>
    found.some((list) => list.id === id) ? [] : [{ id, path: ['outputs', id], actions: null }],
  )
  return [...found, ...missing]
}

function outputId(path: ListPath): string {
  if (path.length === 2 && path[0] === 'outputs') return String(path[1])
  const at = path.indexOf('cases')
  const number = path[at + 1]
  if (at >= 0 && typeof number === 'number') return `case ${number + 1}`
  return path.at(-1) === 'default' ? 'default' : path.join(' ')
}

/** A switch that has a default never goes on past its cases. */
function hasDefault(body: JsonObject, lists: readonly { readonly path: ListPath }[]): boolean {
  return 'evaluate' in body && lists.some(({ path }) => path.at(-1) === 'default')
}

function outputsOf(props: Props): readonly Output[] {
  const nested = props.outputs.map(
    ({ id }, i): Output => ({
      id,
      label: id,
      role: i === 0 && !props.goesOn ? 'primary' : 'exception',
      archy: 'nested',
    }),
  )
  return props.goesOn ? [...nested, NEXT] : nested
}

/** An action whose outputs are all known has no other: what a file nests there is misspelt. */
function madeUpIn({ key, outputs }: Props): Pick<NodeFacts, 'madeUp'> {
  const { outputs: known } = knownAction(key)
  if (known === undefined) return {}
  const others = outputs.flatMap(({ path: [first, id, ...more] }) =>
    first === 'outputs' && typeof id === 'string' && more.length === 0 && !known.includes(id)
      ? [id]
      : [],
  )
  return others.length === 0 ? {} : { madeUp: { outputs: others, known } }
}

/** What an action gives a variable counts on the output that it names, or else on every one. */
function assigned(
  variable: string,
  path: readonly string[],
  outputs: readonly Output[],
  field: string,
): readonly Assignment[] {
  const side = path.find((key) => /^(success|failure|found)Outputs$/.test(key))
  const only = side?.replace('Outputs', '')
  return outputs
    .filter(({ id }) => only === undefined || id === only)
    .map(({ id }) => ({ output: id, variable, field, source: { type: 'system' } }))
}

function placeOf(path: readonly string[], place: Place): Place {
  return isAudio(path) ? 'audio' : place
}

function isAudio(path: readonly string[]): boolean {
  return path.some((key) => /^audio$|Audio$/.test(key))
}
