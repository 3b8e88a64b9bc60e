import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { sharedPath } from './shared-data.ts'

/**
 * The public flows of the golden data as secure call flows, by file: their actions are what matters. The top key and
 * references to it are renamed, states are taken for tasks, and a flow that begins in a menu or has its first task
 * at the top gets a task to begin with.
 */
export function publicFlows(): readonly (readonly [file: string, text: string])[] {
  return readdirSync(sharedPath('data', 'archy-corpus')).map((file) => {
    const text = readFileSync(sharedPath('data', 'archy-corpus', file), 'utf8')
    return [file, startInTask(asSecureCall(text))] as const
  })
}

/** A text that is YAML, whatever substitutions of Archy it holds. */
export function withoutSubstitutions(text: string): string {
  return text.replaceAll('{{', '«').replaceAll('}}', '»')
}

export interface FlowContents {
  /** Everything but the actions; variables stand in the order of their names. */
  readonly frame: unknown
  /** Every action without those that are nested in it, in an order of their own. */
  readonly actions: readonly string[]
}

/**
 * What a file holds, wherever it is nested. The ways on inside a loop are left out: where a list ends the next pass
 * begins as well. A reference from where it stands is the same as one from the top.
 */
export function contentsOf(text: string): FlowContents {
  const whole = withoutSubstitutions(text).replaceAll('./tasks/', '/secureCall/tasks/')
  const actions: string[] = []
  const frame = takeActions(parse(whole, { maxAliasCount: -1 }), actions)
  return { frame, actions: actions.toSorted() }
}

const WAYS_ON = new Set(['loopNext', 'loopExit'])
/** What holds nothing but actions is gone with them. */
const HOLDERS = new Set(['outputs', 'default'])

function takeActions(value: unknown, actions: string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => takeActions(item, actions))
  if (typeof value !== 'object' || value === null) return value
  const kept: [string, unknown][] = []
  for (const [key, item] of Object.entries(value)) {
    if (key === 'actions' && Array.isArray(item)) {
      for (const action of item) {
        const bare = takeActions(action, actions)
        if (!WAYS_ON.has(Object.keys(bare ?? {})[0] ?? '')) actions.push(inOrder(bare))
      }
      continue
    }
    const rest = takeActions(item, actions)
    if (key === 'variables' && Array.isArray(rest)) kept.push([key, rest.map(inOrder).toSorted()])
    else if (!HOLDERS.has(key) || !isHollow(rest)) kept.push([key, rest])
  }
  return Object.fromEntries(kept)
}

function isHollow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every(isHollow)
}

/** As text, with keys in the order of the alphabet. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, item: unknown) =>
    typeof item === 'object' && item !== null && !Array.isArray(item)
      ? Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : item,
  )
}

function asSecureCall(text: string): string {
  const type = /^(\w+):/m.exec(text)?.[1] ?? ''
  return text
    .replace(/^\w+:/m, 'secureCall:')
    .replaceAll(`/${type}/`, '/secureCall/')
    .replaceAll('/states/state[', '/tasks/task[')
    .replaceAll(/^( +)- state:/gm, '$1- task:')
}

/** What a flow begins with stands in a task; lists are put together by the lines below their keys. */
function startInTask(text: string): string {
  const { indent, blocks } = blocksOf(text)
  const below = (key: string) => blocks.get(key)?.lines ?? []
  const tasks = [...below('states'), ...below('tasks')]
  const { head = '' } = blocks.get('startUpRef') ?? {}
  const menu = /^ *startUpRef: *(.*menus\/menu\[.*)$/.exec(head)
  const actions =
    menu === null
      ? below('startUpTaskActions')
      : ['- jumpToMenu:', '    name: Begin', `    targetMenuRef: ${menu[1]}`]
  const item = /^ +/.exec(tasks[0] ?? '')?.[0] ?? `${indent}  `
  const within = (lines: readonly string[], key: string) =>
    lines.length === 0 ? [] : [`${item}    ${key}:`, ...lines.map((line) => `${item}      ${line}`)]
  const start =
    actions.length === 0
      ? []
      : [
          `${item}- task:`,
          `${item}    name: Start`,
          `${item}    refId: Start_1`,
          ...within(below('startUpTaskVariables'), 'variables'),
          ...within(actions, 'actions'),
        ]
  return [
    'secureCall:',
    ...[...blocks].flatMap(([key, { head, lines }]) => (MOVED.has(key) ? [] : [head, ...lines])),
    actions.length === 0 ? head : `${indent}startUpRef: /secureCall/tasks/task[Start_1]`,
    `${indent}tasks:`,
    ...start,
    ...tasks,
    '',
  ].join('\n')
}

const MOVED = new Set([
  'startUpRef',
  'states',
  'tasks',
  'startUpTaskActions',
  'startUpTaskVariables',
])

/** The keys of the flow with the lines below them, which stay indented as they are. */
function blocksOf(text: string) {
  const all = text.slice(text.indexOf('secureCall:')).split('\n').slice(1)
  const indent = /^ +/.exec(all.find((line) => /^ +[^ #]/.test(line)) ?? '')?.[0] ?? ''
  const blocks = new Map<string, { head: string; lines: string[] }>()
  let block: { head: string; lines: string[] } | undefined
  for (const line of all) {
    const key = new RegExp(`^${indent}(\\w+):`).exec(line)?.[1]
    if (key === undefined) block?.lines.push(line)
    else {
      block = { head: line, lines: [] }
      blocks.set(key, block)
    }
  }
  return { indent, blocks }
}
