import { evaluateLine } from '#core/language/expression/evaluate-line.ts'
import {
  isJsonObject,
  type Json,
  type JsonInput,
  JsonNumber,
  type JsonObject,
} from '#core/language/json/json-value.ts'
import { describeJsonError, readJson, writeJson } from '#core/language/json/lossless-json.ts'
import { evaluateJsonPathLine } from '#core/language/jsonpath/evaluate-json-path-line.ts'
import { evaluateResponseLine } from '#core/language/response/evaluate-response-line.ts'
import { evaluateVelocityLine } from '#core/language/velocity/evaluate-velocity-line.ts'
import { type Command, EXIT, UsageError } from '../command.ts'
import { oneOf, readOptions } from '../options.ts'

const LANGUAGES = ['expression', 'velocity', 'jsonpath', 'response'] as const
type Language = (typeof LANGUAGES)[number]

/** JSON lines in, JSON lines out, one for one. Numbers keep their digits, however many they have. */
export const evaluate: Command = {
  name: 'evaluate',
  usage: [`evaluate ${LANGUAGES.join('|')} < LINES`],
  summary: 'evaluate JSON lines from standard input, one answer a line',
  async run(args, terminal) {
    const { positionals } = readOptions(args, {})
    const [first, unexpected] = positionals
    if (first === undefined || unexpected !== undefined) {
      throw new UsageError(`name one language: ${LANGUAGES.join(', ')}`)
    }
    const language = oneOf('the language', first, LANGUAGES)
    const clock = Date.now()
    const lines = (await terminal.stdin()).split('\n')
    if (lines.at(-1)?.trim() === '') lines.pop()
    for (const line of lines) terminal.out(`${writeJson(answer(language, line, clock))}\n`)
    return EXIT.fine
  },
}

function answer(language: Language, line: string, clock: number): JsonInput {
  const read = readJson(line)
  if (!read.ok) return { error: describeJsonError(read.error) }
  if (!isJsonObject(read.value)) return { error: 'A line must be a JSON object.' }
  return { ...ask(language, read.value, clock) }
}

function ask(
  language: Language,
  question: JsonObject,
  clock: number,
): { readonly [key: string]: JsonInput } {
  switch (language) {
    case 'expression': {
      const expression = textIn(question, 'expression')
      if (expression === null) return missing('expression')
      const now = question.get('now')
      return evaluateLine(
        {
          expression,
          variables: variablesIn(question),
          ...(typeof now === 'string' ? { now } : {}),
          ...(now instanceof JsonNumber ? { now: Number(now.text) } : {}),
        },
        clock,
      )
    }
    case 'velocity': {
      const template = textIn(question, 'template')
      if (template === null) return missing('template')
      return evaluateVelocityLine({ template, context: entriesIn(question, 'context') })
    }
    case 'jsonpath': {
      const path = textIn(question, 'path')
      if (path === null) return missing('path')
      return evaluateJsonPathLine({ path, data: question.get('data') ?? null })
    }
    case 'response':
      return evaluateResponseLine({
        raw: question.get('raw') ?? null,
        translationMap: textsIn(question, 'translationMap'),
        translationMapDefaults: textsIn(question, 'translationMapDefaults'),
        successTemplate: textIn(question, 'successTemplate'),
      })
  }
}

function missing(key: string): { readonly error: string } {
  return { error: `The line has no “${key}”, or it is not a text.` }
}

function textIn(object: JsonObject, key: string): string | null {
  const value = object.get(key)
  return typeof value === 'string' ? value : null
}

function entriesIn(object: JsonObject, key: string): Record<string, Json> {
  const value = object.get(key)
  return isJsonObject(value) ? Object.fromEntries(value) : {}
}

function textsIn(object: JsonObject, key: string): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(entriesIn(object, key))) {
    texts[name] = typeof value === 'string' ? value : writeJson(value)
  }
  return texts
}

function variablesIn(question: JsonObject): Record<string, { type: string; value?: Json }> {
  const variables: Record<string, { type: string; value?: Json }> = {}
  for (const [name, declared] of Object.entries(entriesIn(question, 'variables'))) {
    if (!isJsonObject(declared)) continue
    const type = textIn(declared, 'type') ?? 'string'
    const value = declared.get('value')
    variables[name] = value === undefined ? { type } : { type, value }
  }
  return variables
}
