import type { TaskId } from '../../base/ids.ts'
import { asObject, readAudio, readNamed, writeAudio, writeNamed } from '../../kinds/archy-values.ts'
import type { JsonObject } from '../../kinds/define.ts'
import type { FlowSettings } from '../../model/design.ts'
import { type Json, literal } from '../../model/values.ts'
import { ASSUMED } from '../../kinds/archy-assumptions.ts'
import { defaultSettings, languageSettings } from './default-settings.ts'
import { referencedTask, taskReference } from './references.ts'

/** The settings of a flow as its file holds them; tasks, variables and where it starts are written elsewhere. */
export type WrittenSettings = Pick<
  FlowSettings,
  | 'name'
  | 'description'
  | 'division'
  | 'defaultLanguage'
  | 'greeting'
  | 'errorHandling'
  | 'errorAudio'
>

/** The keys that say something the design models. */
export const MODELLED_SETTINGS: ReadonlySet<string> = new Set([
  'name',
  'description',
  'division',
  'defaultLanguage',
  'supportedLanguages',
  'initialGreeting',
  'settingsErrorHandling',
])

/** Keys in the order of Genesys' exports. `refIdOf` gives the reference id of a task of the design. */
export function writeSettings(
  flow: WrittenSettings,
  refIdOf: (task: TaskId) => string | null,
): JsonObject {
  return {
    name: flow.name,
    ...(flow.description === '' ? {} : { description: flow.description }),
    ...(flow.division === '' ? {} : { division: flow.division }),
    defaultLanguage: flow.defaultLanguage,
    supportedLanguages: { [flow.defaultLanguage]: languageSettings(flow.defaultLanguage) },
    initialGreeting: writeAudio(flow.greeting),
    ...defaultSettings,
    settingsErrorHandling: {
      errorHandling: writeErrorHandling(flow.errorHandling, refIdOf),
      preHandlingAudio: writeAudio(flow.errorAudio),
    },
  }
}

/** `taskOf` finds a task of the design by its reference id. */
export function readSettings(
  body: JsonObject,
  taskOf: (refId: string) => TaskId | null,
): WrittenSettings {
  const { errorHandling, preHandlingAudio } = asObject(body['settingsErrorHandling'])
  return {
    name: textOf(body['name']),
    description: textOf(body['description']),
    division: textOf(body['division']),
    defaultLanguage: textOf(body['defaultLanguage']),
    greeting: readAudio(body['initialGreeting']),
    errorHandling: readErrorHandling(asObject(errorHandling), taskOf),
    errorAudio: readAudio(preHandlingAudio),
  }
}

function writeErrorHandling(
  handling: FlowSettings['errorHandling'],
  refIdOf: (task: TaskId) => string | null,
): JsonObject {
  switch (handling.type) {
    case 'disconnect':
      return { disconnect: { none: true } }
    case 'queue':
      return { queue: { targetQueue: writeNamed(literal(handling.queue)) } }
    case 'task': {
      const refId = refIdOf(handling.task)
      return {
        [ASSUMED.errorHandlingTask.value]:
          refId === null ? {} : { [ASSUMED.targetTask.value]: taskReference(refId) },
      }
    }
  }
}

/** Any other form is read as Genesys' default and carried along. */
function readErrorHandling(
  body: JsonObject,
  taskOf: (refId: string) => TaskId | null,
): FlowSettings['errorHandling'] {
  const queue = readNamed(asObject(body['queue'])['targetQueue'])
  if (queue.type === 'literal' && typeof queue.value === 'string') {
    return { type: 'queue', queue: queue.value }
  }
  const refId = referencedTask(
    textOf(asObject(body[ASSUMED.errorHandlingTask.value])[ASSUMED.targetTask.value]),
  )
  const task = refId === null ? null : taskOf(refId)
  return task === null ? { type: 'disconnect' } : { type: 'task', task }
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' || typeof json === 'number' ? String(json) : ''
}
