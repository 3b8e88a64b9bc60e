import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { sharedPath } from './shared-data.ts'

/**
 * The public flows of the golden data as secure call flows, by file: their actions are what matters. The top key and
 * references to it are renamed, and states are taken for tasks.
 */
export function publicFlows(): readonly (readonly [file: string, text: string])[] {
  return readdirSync(sharedPath('data', 'archy-corpus')).map((file) => {
    const text = readFileSync(sharedPath('data', 'archy-corpus', file), 'utf8')
    return [file, asSecureCall(text)] as const
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

/** Two lists of which one follows the other become one. */
function asSecureCall(text: string): string {
  const type = /^(\w+):/m.exec(text)?.[1] ?? ''
  const both = /^ +states:/m.test(text) && /^ +tasks:/m.test(text)
  return (both ? text.replace(/^ +tasks:.*\n/m, '') : text)
    .replace(/^\w+:/m, 'secureCall:')
    .replaceAll(`/${type}/`, '/secureCall/')
    .replaceAll('/states/state[', '/tasks/task[')
    .replace(/^( +)states:/m, '$1tasks:')
    .replaceAll(/^( +)- state:/gm, '$1- task:')
}
