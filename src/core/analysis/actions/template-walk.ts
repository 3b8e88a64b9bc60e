import type {
  Block,
  Expression,
  ForeachNode,
  Reference,
  SetNode,
} from '../../language/velocity/ast.ts'
import type { Asked } from './branch-truth.ts'
import { JSON_START, type JsonPlace, type JsonScan, placeOf, scanJson } from './json-place.ts'
import { merged, type SetValue, type Sources, sourcesOf, type Variables } from './value-sources.ts'

/** A reference that prints its value into the text of a template. */
export interface Printed {
  readonly reference: Reference
  readonly sources: Sources
  /** Where the text around it has got to, read as JSON. */
  readonly place: JsonPlace
  /** The text from the last reference or directive up to here. */
  readonly before: string
  /** What must hold for it to be printed, and what must not: the conditions of the branches around it. */
  readonly asked: readonly Asked[]
  readonly variables: Variables
}

/** A condition of an `#if` or `#elseif`, and what is written when it holds. */
export interface Tested {
  readonly condition: Expression
  readonly block: Block
  readonly variables: Variables
}

export interface TemplateWalk {
  readonly printed: readonly Printed[]
  readonly tested: readonly Tested[]
  readonly sets: readonly { readonly node: SetNode; readonly variables: Variables }[]
  /** The text with a blank for each reference, as far as the first branch of each `#if` goes. */
  readonly outline: string
}

/** Goes through a template in reading order, with what the names set in it mean at every place. */
export function walkTemplate(block: Block): TemplateWalk {
  const walk: Walk = { printed: [], tested: [], sets: [] }
  const { outline } = walkBlock(block, START, [], walk)
  return { ...walk, outline }
}

interface Walk {
  readonly printed: Printed[]
  readonly tested: Tested[]
  readonly sets: { node: SetNode; variables: Variables }[]
}

interface At {
  readonly json: JsonScan
  readonly before: string
  readonly outline: string
  readonly variables: Variables
}

const START: At = { json: JSON_START, before: '', outline: '', variables: new Map() }

function walkBlock(block: Block, start: At, asked: readonly Asked[], walk: Walk): At {
  let at = start
  for (const node of block) {
    switch (node.kind) {
      case 'text':
        at = withText(at, node.text)
        break
      case 'reference':
        at = walkReference(node, at, asked, walk)
        break
      case 'set':
        walk.sets.push({ node, variables: at.variables })
        at = { ...at, before: '', variables: withSet(at.variables, node) }
        break
      case 'if': {
        const ends: At[] = []
        const before = [...asked]
        for (const { condition, block: branch } of node.branches) {
          walk.tested.push({ condition, block: branch, variables: at.variables })
          ends.push(walkBlock(branch, begun(at), [...before, { condition, holds: true }], walk))
          before.push({ condition, holds: false })
        }
        ends.push(node.otherwise === null ? at : walkBlock(node.otherwise, begun(at), before, walk))
        at = joined(ends, at)
        break
      }
      case 'foreach':
        at = walkForeach(node, at, asked, walk)
        break
      case 'stop':
        break
    }
  }
  return at
}

function walkReference(reference: Reference, at: At, asked: readonly Asked[], walk: Walk): At {
  const after = withText(at, reference.textPrefix)
  if (reference.escaped || !reference.computable) return withText(after, reference.literal)
  const quote = quoteOf(reference)
  if (quote !== null) return { ...withText(after, quote), before: '' }
  walk.printed.push({
    reference,
    sources: sourcesOf(reference, after.variables),
    place: placeOf(after.json),
    before: after.before,
    asked,
    variables: after.variables,
  })
  const { json, outline, variables } = after
  return { json, before: '', outline: `${outline} `, variables }
}

/** `$esc.quote` is a quote as any other. */
function quoteOf({ root, path }: Reference): string | null {
  const [only] = path
  const isQuote = only?.kind === 'property' && (only.name === 'quote' || only.name === 'q')
  return root === 'esc' && path.length === 1 && isQuote ? '"' : null
}

function walkForeach(
  { variable, iterable, block, otherwise }: ForeachNode,
  at: At,
  asked: readonly Asked[],
  walk: Walk,
): At {
  const item: SetValue = {
    expression: iterable,
    variables: at.variables,
    sources: sourcesOf(iterable, at.variables),
  }
  const inside = { ...begun(at), variables: new Map(at.variables).set(variable, item) }
  const after = walkBlock(block, inside, asked, walk)
  if (otherwise !== null) walkBlock(otherwise, begun(at), asked, walk)
  return joined([after, at], at)
}

function withText(at: At, text: string): At {
  if (text === '') return at
  return {
    json: scanJson(at.json, text),
    before: at.before + text,
    outline: at.outline + text,
    variables: at.variables,
  }
}

function begun(at: At): At {
  const { json, outline, variables } = at
  return { json, before: '', outline, variables }
}

/** `#set($list[0] = …)` and the like change a value and do not give the name another one. */
function withSet(variables: Variables, { target, value }: SetNode): Variables {
  const sources = sourcesOf(value, variables)
  if (target.path.length > 0) {
    const known = variables.get(target.root)
    if (known === undefined) return variables
    return new Map(variables).set(target.root, {
      ...known,
      sources: merged([known.sources, sources]),
    })
  }
  return new Map(variables).set(target.root, { expression: value, variables, sources })
}

/** After branches: the text has got where the first one has brought it, and a name can hold what any of them set. */
function joined(ends: readonly At[], before: At): At {
  const [first = before] = ends
  const names = new Set(ends.flatMap(({ variables }) => [...variables.keys()]))
  const variables = new Map<string, SetValue>()
  for (const name of names) {
    const values = ends.flatMap((end) => end.variables.get(name) ?? [])
    const [one] = values
    if (one === undefined) continue
    const sources = values.every((value) => value === one)
      ? one.sources
      : merged(values.map((value) => value.sources))
    variables.set(name, { ...one, sources })
  }
  return { ...first, before: '', variables }
}
