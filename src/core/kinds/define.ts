import type { z } from 'zod'
import type { ActionId, TaskId } from '../base/ids.ts'
import { err, ok, type Result } from '../base/result.ts'
import type { DesignIndex } from '../model/design-index.ts'
import type { FlowNode } from '../model/design.ts'
import { shapeProblem } from '../model/shape-problem.ts'
import type { Json } from '../model/values.ts'
import type { BareValue, Forms } from './archy-forms.ts'
import type { NodeFacts } from './facts.ts'
import type { Field } from './fields.ts'
import { simulateByFacts } from './simulate-by-facts.ts'
import type { Doing, Trouble, World } from './simulation.ts'

export type JsonObject = { readonly [key: string]: Json }

/** The palette's groups, in its order. */
export const KIND_GROUPS = [
  { id: 'caller', label: 'Caller' },
  { id: 'gateway', label: 'Gateway' },
  { id: 'logic', label: 'Logic' },
  { id: 'data', label: 'Data' },
  { id: 'end', label: 'End' },
] as const
export type KindGroup = (typeof KIND_GROUPS)[number]['id']

/** What a kind may look at besides its own properties. */
export interface Surroundings {
  readonly index: DesignIndex
  readonly node: FlowNode
}

/** A piece of a row on the node card. */
export type FacePart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'quote'; readonly text: string }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'variable'; readonly name: string }
  | { readonly type: 'lifetime'; readonly seconds: number }
  | { readonly type: 'more'; readonly count: number }
  /** Something that is still to be filled in: shown muted. */
  | { readonly type: 'missing'; readonly text: string }
export type FaceRow = readonly FacePart[]

/** How a kind is written in Archy YAML. Lists of nested actions come ready-made, by output id. */
export interface ArchyCodec<P> {
  /** Keys of the YAML action, in the order of Genesys' exports; the first is the one we write. */
  readonly keys: readonly string[]
  /** The key that is written, for a kind that stands for several actions; without it, the first of `keys`. */
  key?(props: P): string
  /** Properties that `read` understands; any other is carried. */
  readonly properties: readonly string[]
  /** What Archy takes in a property, as far as it is known: what it does not take cannot be read, and is reported. */
  readonly forms?: Forms
  /** The value of the form to which some keys lead where a bare text stands there; null where that is none. */
  bare?(path: readonly string[]): BareValue | null
  /** What a body has in it that Architect is known to have and no export shows: by its keys. */
  unshown?(body: JsonObject): readonly string[]
  /** The keys that lead to a field of the form, outermost first, where its property is called otherwise. */
  readonly fields?: FieldKeys
  /** Properties in which lists of actions are nested, written anew each time; `outputs` unless said otherwise. */
  readonly nested?: readonly string[]
  /** The key of the flow's list in which it is an item, for a kind that stands beside tasks and in none of them. */
  readonly list?: string
  write(props: P, branches: Branches, around: Surroundings, refer: Refer): JsonObject
  read(body: JsonObject, reading: Reading): { readonly props: P; readonly branches: Branches }
  /** The action as it stands in the file, for a kind that holds one as it is. */
  whole?(props: P): { readonly key: string; readonly body: JsonObject }
  /** Of a body that was written or read, what is itself the only action of an output's list: by output id. */
  inPlace?(props: P, body: JsonObject): Readonly<Record<string, Json>>
}

/** Keys of an action's body by the field of the form that they hold. */
export type FieldKeys = Readonly<Record<string, readonly string[]>>

/** Lists of Archy actions nested in an action, by output id. An output without a list is absent. */
export type Branches = Readonly<Record<string, readonly Json[]>>

/** How the file refers to a task; null when the file does not have it. */
export type Refer = (task: TaskId) => string | null

/** What reading needs from the reader: data actions are found, or stubbed, by category and name. */
export interface Reading {
  /** The task that the file means by a reference; null when it holds no such task. */
  task(reference: string): TaskId | null
  action(reference: {
    readonly category: string
    readonly name: string
    readonly secure: boolean
    readonly inputs: readonly string[]
    readonly outputs: readonly string[]
  }): ActionId
}

interface KindText {
  readonly id: string
  readonly title: string
  /** One line in the palette. */
  readonly summary: string
  readonly icon: string
  readonly group: KindGroup
  /** What it is, Genesys' own name, its limits, with the source: feeds the docs and the help. */
  readonly docs: string
  /** Whether the palette offers it. */
  readonly offered: boolean
  /** Whether a task may start here and nothing may lead here. */
  readonly isEntry: boolean
}

interface KindSpec<P extends JsonObject> extends KindText {
  readonly schema: z.ZodType<P>
  readonly initial: P
  readonly fields: readonly Field[]
  facts(props: P, around: Surroundings): NodeFacts
  /** At most two rows of content below the title. */
  face(props: P, around: Surroundings): readonly FaceRow[]
  readonly archy: ArchyCodec<P> | null
  /** What the node does in a simulated call; without it, what follows from its facts. */
  simulate?(props: NoInfer<P>, world: World, around: Surroundings): Result<Doing, Trouble>
}

/** A kind as shared code sees it: it answers for itself, whatever its properties are. */
export interface NodeKind extends KindText {
  readonly initial: JsonObject
  readonly fields: readonly Field[]
  /** The keys of the kind's schema are what a node holds; an error names the property that is wrong. */
  check(
    props: JsonObject,
  ): Result<JsonObject, { readonly property: string; readonly detail: string }>
  facts(around: Surroundings): NodeFacts
  face(around: Surroundings): readonly FaceRow[]
  simulate(around: Surroundings, world: World): Result<Doing, Trouble>
  readonly archy: {
    readonly keys: readonly string[]
    readonly properties: readonly string[]
    readonly forms: Forms
    bare(path: readonly string[]): BareValue | null
    unshown(body: JsonObject): readonly string[]
    /** The keys that lead to a field, by the first part of its name; the outermost is a property. */
    keysOf(field: string): readonly string[]
    readonly nested: readonly string[]
    readonly list: string | null
    key(around: Surroundings): string
    write(around: Surroundings, branches: Branches, refer: Refer): JsonObject
    read(
      body: JsonObject,
      reading: Reading,
    ): { readonly props: JsonObject; readonly branches: Branches }
    whole(node: FlowNode): { readonly key: string; readonly body: JsonObject } | null
    inPlace(around: Surroundings, body: JsonObject): Readonly<Record<string, Json>>
  } | null
}

/** Declares a kind. The typed answers are wrapped so that shared code needs no type parameter. */
export function defineNodeKind<P extends JsonObject>(spec: KindSpec<P>): NodeKind {
  // Whatever a node comes from, a file, an import, a form, has had it checked; to check it again would take longer than
  // to tell its facts.
  const propsOf = (node: FlowNode) => node.props as P
  const { archy } = spec
  const fields = archy?.fields ?? {}
  return {
    ...spec,
    check(props) {
      const parsed = spec.schema.safeParse(props)
      if (parsed.success) return ok(parsed.data)
      const { path: property, detail } = shapeProblem(props, parsed.error)
      return err({ property, detail })
    },
    facts: (around) => spec.facts(propsOf(around.node), around),
    face: (around) => spec.face(propsOf(around.node), around),
    simulate(around, world) {
      const props = propsOf(around.node)
      return spec.simulate === undefined
        ? simulateByFacts(spec.facts(props, around), world)
        : spec.simulate(props, world, around)
    },
    archy: archy && {
      keys: archy.keys,
      properties: archy.properties,
      forms: archy.forms ?? {},
      bare: (path) => archy.bare?.(path) ?? null,
      unshown: (body) => archy.unshown?.(body) ?? [],
      keysOf(field) {
        const [name = ''] = field.split('.')
        return (Object.hasOwn(fields, name) ? fields[name] : undefined) ?? [name]
      },
      nested: archy.nested ?? ['outputs'],
      list: archy.list ?? null,
      key(around) {
        const key = archy.key?.(propsOf(around.node)) ?? archy.keys[0]
        if (key === undefined) throw new Error(`Bug: ${spec.id} has no Archy key`)
        return key
      },
      write: (around, branches, refer) =>
        archy.write(propsOf(around.node), branches, around, refer),
      read: (body, reading) => archy.read(body, reading),
      whole: (node) => archy.whole?.(propsOf(node)) ?? null,
      inPlace: (around, body) => archy.inPlace?.(propsOf(around.node), body) ?? {},
    },
  }
}
