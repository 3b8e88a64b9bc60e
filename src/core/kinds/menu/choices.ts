import { z } from 'zod'
import { type Json, jsonSchema } from '../../model/values.ts'
import { ASSUMED } from '../archy-assumptions.ts'
import { BOOLEAN, holding, listOf, named, shaped, TEXT } from '../archy-forms.ts'
import { asList, asObject } from '../archy-values.ts'
import type { Branches, JsonObject } from '../define.ts'

export const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'] as const

export const choiceSchema = z.object({
  /** Its output. */
  id: z.string(),
  name: z.string(),
  /** Empty for a choice that is only spoken. */
  key: z.union([z.enum(KEYS), z.literal('')]),
  /** Taken when the caller makes none. */
  isDefault: z.boolean(),
  /** Imported as an action of the menu itself, such as `menuDisconnect`: written so again while it is that one step. */
  isAction: z.boolean(),
  /** What every choice may hold besides, such as the words that can be spoken. */
  others: z.record(z.string(), jsonSchema),
})
export type Choice = z.infer<typeof choiceSchema>

export function choiceId(place: number): string {
  return `choice-${place + 1}`
}

export function freeChoiceId(choices: readonly Choice[]): string {
  const taken = new Set(choices.map(({ id }) => id))
  let place = 0
  while (taken.has(choiceId(place))) place += 1
  return choiceId(place)
}

/** As the exports of Architect write a choice that has no more than its key. */
export const NO_OTHERS: JsonObject = { globalDtmf: false, globalSpeechRecTerms: false }

/** Seen in public exports, and the action that each is in a list. Of the others no export shows the form. */
const ACTION_OF: Readonly<Record<string, string>> = {
  menuDisconnect: 'disconnect',
  menuJumpToTask: 'jumpToTask',
  menuTransferToAcd: 'transferToAcd',
}
const CHOICE_OF: ReadonlyMap<string, string> = new Map(
  Object.entries(ACTION_OF).map(([choice, action]) => [action, choice]),
)
const TASK = 'menuTask'

/** What a choice holds whatever it leads to; the rest is the action's. */
const OF_ANY = new Set(['refId', 'globalDtmf', 'globalSpeechRecTerms', 'speechRecTerms'])
const DTMF = /^digit_([0-9*#])$/

/**
 * Choices that no public export shows: menus of the scripting SDK, and by the rule that holds for all keys seen the
 * actions that a menu can hold.
 */
const BY_NAME_ONLY: ReadonlySet<string> = new Set([
  'menuDialByExtension',
  'menuJumpToMenu',
  'menuPreviousMenu',
  'menuRepeatMenu',
  'menuSubMenu',
  'menuTransferToFlow',
  'menuTransferToFlowSecure',
  'menuTransferToGroup',
  'menuTransferToNumber',
  'menuTransferToUser',
  'menuTransferToVoicemail',
])

/** The keys of the choices of a menu that are known by name, but not in their form. */
export function choicesByNameOnly(body: JsonObject): readonly string[] {
  const keys = asList(body['choices']).flatMap((item) => Object.keys(asObject(item)))
  return [...new Set(keys)].filter((key) => BY_NAME_ONLY.has(key))
}

/** What every choice holds; its key says what it does. */
export const CHOICES = listOf(
  named(
    holding({
      name: TEXT,
      dtmf: shaped('digit_1 or another key', DTMF),
      globalDtmf: BOOLEAN,
      globalSpeechRecTerms: BOOLEAN,
    }),
  ),
)

/** The choices of a menu and what each leads to; null when one of them has a form that no export shows. */
export function readChoices(
  body: JsonObject,
): { readonly choices: readonly Choice[]; readonly branches: Branches } | null {
  const choices: Choice[] = []
  const branches: Record<string, readonly Json[]> = {}
  const { choices: items, defaultChildMenuRef: reference } = body
  for (const [i, item] of asList(items).entries()) {
    const [entry, ...more] = Object.entries(asObject(item))
    if (entry === undefined || more.length > 0) return null
    const [key, { name, dtmf, ...rest }] = [entry[0], asObject(entry[1])]
    const pressed = dtmf === undefined ? '' : readKey(dtmf)
    if (typeof name !== 'string' || pressed === null) return null
    const { others, own } = split(rest)
    const actions = key === TASK ? taskList(own) : actionList(key, name, own)
    if (actions === null) return null
    const id = choiceId(i)
    const { refId } = others
    const isDefault = typeof refId === 'string' && reference === defaultReference(key, refId)
    choices.push({ id, name, key: pressed, isDefault, isAction: key !== TASK, others })
    branches[id] = actions
  }
  const defaults = choices.filter(({ isDefault }) => isDefault)
  return defaults.length === (reference === undefined ? 0 : 1) ? { choices, branches } : null
}

/** The choices as items of the menu; what a choice leads to stands below it, or is the choice itself. */
export function writeChoices(choices: readonly Choice[], branches: Branches): JsonObject {
  const items = choices.map((choice) => {
    const { key, own } = formOf(choice, branches[choice.id] ?? [])
    const { isDefault } = choice
    const { refId, ...others } = choice.others
    const id = typeof refId === 'string' ? refId : defaultRefId(choice.name)
    const isNamed = refId !== undefined || isDefault
    const body = {
      name: choice.name,
      ...(isNamed ? { refId: refId ?? id } : {}),
      ...(choice.key === '' ? {} : { dtmf: `digit_${choice.key}` }),
      ...others,
      ...own,
    }
    return { key, id, isDefault, body }
  })
  const chosen = items.find(({ isDefault }) => isDefault)
  return {
    choices: items.map(({ key, body }) => ({ [key]: body })),
    ...(chosen === undefined
      ? {}
      : { defaultChildMenuRef: defaultReference(chosen.key, chosen.id) }),
  }
}

/** The choices of a written or read menu that are the only action of their output themselves. */
export function actionsInPlace(
  choices: readonly Choice[],
  body: JsonObject,
): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    asList(body['choices']).flatMap((item, i) => {
      const choice = choices[i]
      return choice === undefined || TASK in asObject(item) ? [] : [[choice.id, item]]
    }),
  )
}

function defaultReference(key: string, refId: string): string {
  return `./choices/${key}[${refId}]`
}

/** Only what is referred to needs an id. */
function defaultRefId(name: string): string {
  return name.replaceAll(ASSUMED.referenceCharacters.value, ' ').trim()
}

function readKey(dtmf: Json): Choice['key'] | null {
  const key = typeof dtmf === 'string' ? DTMF.exec(dtmf)?.[1] : undefined
  return KEYS.find((known) => known === key) ?? null
}

function split(body: JsonObject): { readonly others: JsonObject; readonly own: JsonObject } {
  const entries = Object.entries(body)
  return {
    others: Object.fromEntries(entries.filter(([key]) => OF_ANY.has(key))),
    own: Object.fromEntries(entries.filter(([key]) => !OF_ANY.has(key))),
  }
}

function taskList({ task, ...more }: JsonObject): readonly Json[] | null {
  const { actions, ...others } = asObject(task)
  const isPlain = Object.keys({ ...more, ...others }).length === 0
  return isPlain && Array.isArray(actions) ? asList(actions) : null
}

function actionList(key: string, name: string, own: JsonObject): readonly Json[] | null {
  const action = Object.hasOwn(ACTION_OF, key) ? ACTION_OF[key] : undefined
  return action === undefined ? null : [{ [action]: { name, ...own } }]
}

/** An action can be the choice itself when it is all that follows, under the same name and without more behind it. */
function formOf(
  { isAction, name }: Choice,
  actions: readonly Json[],
): { readonly key: string; readonly own: JsonObject } {
  const [only, ...more] = actions
  const [action = '', body] = Object.entries(asObject(only))[0] ?? []
  const { name: called, ...own } = asObject(body)
  const key = CHOICE_OF.get(action)
  const isOne = isAction && more.length === 0 && called === name
  return key === undefined || !isOne || Object.keys(split(own).others).length > 0
    ? { key: TASK, own: { task: { actions } } }
    : { key, own }
}
