import { z } from 'zod'
import type { ActionId, NodeId, TaskId, VariableId } from '../base/ids.ts'
import { dataActionSchema, sensitivitySchema } from './data-action.ts'
import { audioSchema, dataTypeSchema, jsonSchema, valueSchema } from './values.ts'

/** The document's format name and version. A change of the schema raises the version and adds a migration. */
export const DESIGN_FORMAT = 'secure-flow-studio/design'
export const DESIGN_VERSION = 1

const id = <T extends string>() => z.custom<T>((value) => typeof value === 'string' && value !== '')
const carried = z.record(z.string(), jsonSchema).optional()

/** What a YAML file says beside a thing, for people: written back where it stood, and of no other effect. */
const commentSchema = z.object({
  /** The property that it stands at, below the thing itself. */
  at: z.array(z.union([z.string(), z.number()])),
  /** For one at the jump, “next loop” or “exit loop” that an output of a node is written as. */
  output: z.string().optional(),
  /** For one at the task that export makes of a step and those after it: `at` is below that task. */
  ofTask: z.boolean().optional(),
  /** Each text is one line without its `#`. */
  before: z.array(z.string()).optional(),
  /** On the line itself, behind what stands there. */
  after: z.string().optional(),
  /** Where the thing or the property has ended, still in its column. */
  below: z.array(z.string()).optional(),
})
export type YamlComment = Readonly<z.infer<typeof commentSchema>>
const comments = z.array(commentSchema).optional()

export const positionSchema = z.object({ x: z.number(), y: z.number() })
export type Position = Readonly<z.infer<typeof positionSchema>>

export const nodeSchema = z.object({
  id: id<NodeId>(),
  task: id<TaskId>(),
  kind: z.string(),
  name: z.string(),
  /** Checked by the node's kind, which owns the schema. */
  props: z.record(z.string(), jsonSchema),
  /** Properties of an imported Archy action that the kind does not model: written back unchanged. */
  carried,
  comments,
})
export type FlowNode = Readonly<z.infer<typeof nodeSchema>>

/** A line from one output of a node to another node. An output has at most one. */
export const edgeSchema = z.object({ from: id<NodeId>(), output: z.string(), to: id<NodeId>() })
export type FlowEdge = Readonly<z.infer<typeof edgeSchema>>

/** A part of a flow with an entry of its own. Most designs have one task and never show it. */
const taskSchema = z.object({
  id: id<TaskId>(),
  name: z.string(),
  entry: id<NodeId>().nullable(),
  /** The ways by which End Task can leave the task besides the default one, by name: outputs of who calls it. */
  outputPaths: z.array(z.string()).optional(),
  /** Where the frame of a task without nodes stands; any other stands where its nodes do. */
  at: positionSchema.optional(),
  carried,
  comments,
})
export type Task = Readonly<z.infer<typeof taskSchema>>

export const variableSchema = z.object({
  id: id<VariableId>(),
  /** With its prefix, as expressions write it: `Flow.Amount`, `Task.Secure_CC`. */
  name: z.string(),
  /** The task that a `Task.` variable belongs to; null for a variable of the flow. */
  task: id<TaskId>().nullable(),
  type: dataTypeSchema,
  /** Genesys: "Content is secure". Write-only but for extract, secure data actions and audio. */
  secure: z.boolean(),
  sensitivity: sensitivitySchema,
  /** Why a variable whose name sounds sensitive is not: the user's answer to SF-SEC-01. */
  notSensitiveBecause: z.string().optional(),
  description: z.string(),
  initial: valueSchema,
  carried,
  comments,
})
export type Variable = Readonly<z.infer<typeof variableSchema>>

export const ENTRY_MODES = ['agent', 'transfer'] as const
export const flowSchema = z.object({
  name: z.string(),
  description: z.string(),
  division: z.string(),
  /** Who starts the flow. It decides how a path may end (Genesys Resource Center, "End flow action"). */
  entryMode: z.enum(ENTRY_MODES),
  defaultLanguage: z.string(),
  greeting: audioSchema,
  errorHandling: z.discriminatedUnion('type', [
    z.object({ type: z.literal('disconnect') }),
    z.object({ type: z.literal('task'), task: id<TaskId>() }),
    z.object({ type: z.literal('queue'), queue: z.string() }),
  ]),
  errorAudio: audioSchema,
  carried,
  comments,
})
export type FlowSettings = Readonly<z.infer<typeof flowSchema>>

const suppressionSchema = z.object({
  rule: z.string(),
  node: id<NodeId>().nullable(),
  /** The data action whose own problems it covers; then `node` is null. */
  action: id<ActionId>().optional(),
  /** The variable whose own problems it covers; then `node` is null. */
  variable: id<VariableId>().optional(),
  /** The setting whose problems it covers, by the keys of the YAML that lead to it, as `settingsMenu`; then `node` is null. */
  setting: z.string().optional(),
  reason: z.string(),
})
export type Suppression = Readonly<z.infer<typeof suppressionSchema>>

/** What a rule can weigh; one that is off is not asked. */
export const WEIGHTS = ['error', 'warning', 'info', 'off'] as const
export type Weight = (typeof WEIGHTS)[number]

export const designSchema = z.object({
  format: z.literal(DESIGN_FORMAT),
  version: z.literal(DESIGN_VERSION),
  id: z.string().min(1),
  flow: flowSchema,
  /** The first task is where the flow starts. */
  tasks: z.array(taskSchema).min(1),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  variables: z.array(variableSchema),
  actions: z.array(dataActionSchema),
  layout: z.record(z.string(), positionSchema),
  suppressions: z.array(suppressionSchema),
  /** What rules weigh in this design where it is not what they usually weigh, by their names or their codes. */
  severities: z.record(z.string(), z.enum(WEIGHTS)).default({}),
})

/** One secure call flow with its variables, its data actions and where its nodes stand. It never holds a secret. */
export type Design = Readonly<z.infer<typeof designSchema>>
