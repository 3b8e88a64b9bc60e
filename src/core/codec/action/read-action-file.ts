import { err, ok, type Result } from '../../base/result.ts'
import { DESIGN_FORMAT } from '../../model/design.ts'
import type { Json } from '../../model/values.ts'
import {
  type ActionDraft,
  type ActionNote,
  credentialsIn,
  type ImportedAction,
  withCredentialNames,
} from './action-draft.ts'
import { readSchema } from './action-schema.ts'
import { carriedOf } from './carry.ts'
import { credentialNames, hideSecrets } from './hide-secrets.ts'
import type { ActionImportError } from './import-error.ts'
import { at, isJsonMap, type JsonMap, mapTexts, readPlainJson } from './plain-json.ts'
import { EXPORTED, INPUT, OUTPUT, readPlainAction } from './read-plain-action.ts'
import { plainActionJson } from './write-action-file.ts'

/** Far more than any action has: Genesys limits templates and schemas to a fraction of it. */
const MAX_CHARACTERS = 1_000_000

/**
 * Reads the file that Genesys Cloud writes under Integrations, Actions, Export. Secrets in it are named instead of kept,
 * sensitivities are guessed by the names of the properties, and what we do not model is carried.
 */
export function readActionFile(text: string): Result<ImportedAction, ActionImportError> {
  const json = readPlainJson(text, MAX_CHARACTERS)
  if (!json.ok) return json
  const file = json.value
  const strange = whatElse(file)
  if (strange !== null) return err({ code: 'not-an-action', found: strange })
  const actionType = at(file, 'actionType') ?? 'custom'
  if (actionType !== 'custom') {
    return err({ code: 'not-importable', actionType: JSON.stringify(actionType) })
  }
  const notes: ActionNote[] = []
  const names = credentialNames(credentialsIn(text))
  const shown = mapTexts(file, (value, path) => {
    const hidden = hideSecrets(value, path.join('.'), names)
    notes.push(...hidden.notes)
    return hidden.text
  })
  if (!isJsonMap(shown)) return err({ code: 'not-an-action', found: 'no object' })
  const draft = readPlainAction(shown)
  if (!draft.ok) return draft
  const carried = carriedOf(withoutMoment(shown), plainActionJson(draft.value))
  return ok({
    draft: Object.keys(carried).length === 0 ? draft.value : { ...draft.value, carried },
    notes: withCredentialNames(draft.value, [
      ...notes,
      ...keptProperties(shown),
      ...guesses(draft.value),
    ]),
  })
}

/** Says what a file is that is no action; null for one that looks like one. */
function whatElse(file: Json): string | null {
  if (!isJsonMap(file)) return Array.isArray(file) ? 'a list' : 'a single value'
  if (at(file, 'format') === DESIGN_FORMAT) return 'a design of this app'
  if (at(file, 'openapi') !== undefined || at(file, 'swagger') !== undefined) {
    return 'an OpenAPI document'
  }
  if (at(file, 'config') !== undefined || at(file, 'contract') !== undefined) return null
  return 'JSON of something else'
}

function withoutMoment(file: JsonMap): JsonMap {
  const name = at(file, 'name')
  return typeof name === 'string' ? { ...file, name: name.replace(EXPORTED, '') } : file
}

function keptProperties(file: JsonMap): readonly ActionNote[] {
  const sides = [
    { side: 'input', schema: at(file, ...INPUT) },
    { side: 'output', schema: at(file, ...OUTPUT) },
  ] as const
  return sides.flatMap(({ side, schema }) =>
    isJsonMap(schema)
      ? readSchema(schema).others.map((name): ActionNote => ({ code: 'property-kept', side, name }))
      : [],
  )
}

function guesses({ inputs, outputs }: ActionDraft): readonly ActionNote[] {
  const guessed = [...inputs, ...outputs].filter(({ sensitivity }) => sensitivity !== 'none')
  return guessed.length === 0
    ? []
    : [
        {
          code: 'guessed',
          fields: guessed.map(({ name, sensitivity }) => `${name} (${sensitivity})`),
        },
      ]
}
