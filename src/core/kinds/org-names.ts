import type { Design, FlowNode } from '../model/design.ts'
import { audioSchema, valueSchema } from '../model/values.ts'
import type { Field, NamesBy, OrgNames } from './fields.ts'
import { kindOf } from './registry.ts'

/** The things of an org that a design names, by what they are; each once, sorted, as the design writes them. */
export function orgNamesIn(design: Design): ReadonlyMap<OrgNames, readonly string[]> {
  const found = new Map<OrgNames, Set<string>>()
  for (const { names, name } of mentionsIn(design)) {
    if (name.trim() === '') continue
    const known = found.get(names)
    if (known === undefined) found.set(names, new Set([name]))
    else known.add(name)
  }
  return new Map([...found].map(([names, each]) => [names, [...each].toSorted()]))
}

/** What a field of a node names; null for nothing of an org. */
export function namesOfField(
  names: OrgNames | NamesBy | undefined,
  props: FlowNode['props'],
): OrgNames | null {
  if (names === undefined) return null
  if (typeof names === 'string') return names
  const says = props[names.by]
  return typeof says === 'string' && Object.hasOwn(names.names, says)
    ? (names.names[says] ?? null)
    : null
}

interface Named {
  readonly names: OrgNames
  readonly name: string
}

function mentionsIn(design: Design): readonly Named[] {
  const { flow, actions } = design
  const { errorHandling } = flow
  return [
    ...design.nodes.flatMap(mentionsOf),
    ...inAudio(flow.greeting),
    ...inAudio(flow.errorAudio),
    { names: 'languages', name: flow.defaultLanguage },
    { names: 'divisions', name: flow.division },
    ...(errorHandling.type === 'queue'
      ? [{ names: 'queues', name: errorHandling.queue } as const]
      : []),
    ...actions.flatMap(({ integration, category }): readonly Named[] => [
      { names: 'integrations', name: integration },
      { names: 'categories', name: category },
    ]),
  ]
}

function mentionsOf(node: FlowNode): readonly Named[] {
  return kindOf(node)
    .fields.filter(({ scope }) => scope !== 'flow')
    .flatMap((field) => inField(field, node.props))
}

function inField({ key, control }: Field, props: FlowNode['props']): readonly Named[] {
  const value = props[key]
  switch (control.type) {
    case 'text':
      return control.names !== undefined && typeof value === 'string'
        ? [{ names: control.names, name: value }]
        : []
    case 'audio':
      return inAudio(value)
    case 'value': {
      const names = namesOfField(control.names, props)
      const read = valueSchema.safeParse(value)
      if (names === null || !read.success || read.data.type !== 'literal') return []
      return [{ names, name: String(read.data.value) }]
    }
    default:
      return []
  }
}

function inAudio(audio: unknown): readonly Named[] {
  const read = audioSchema.safeParse(audio)
  return read.success && read.data.type === 'prompt'
    ? [{ names: 'prompts', name: read.data.name }]
    : []
}
