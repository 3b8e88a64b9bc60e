import { err, ok, type Result } from '../../base/result.ts'
import { type DataAction, REQUEST_METHODS } from '../../model/data-action.ts'
import type { ActionNote } from './action-draft.ts'
import { type CurlOption, curlOption, takesValue } from './curl-options.ts'
import type { ActionImportError } from './import-error.ts'
import { shellWords } from './shell-words.ts'

/** What a curl command sends, before anything of it became an input. */
export interface CurlRequest {
  readonly method: DataAction['request']['method']
  readonly url: string
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** User and password; the password is empty when the command gives a user alone. */
  readonly user: { readonly name: string; readonly password: string } | null
  readonly body: string
  readonly timeoutSeconds: number | null
  readonly notes: readonly ActionNote[]
}

/** Reads one curl command as a shell and curl would, without running anything. */
export function readCurl(text: string): Result<CurlRequest, ActionImportError> {
  const { length: characters } = text
  if (characters > MAX_CHARACTERS)
    return err({ code: 'too-large', characters, limit: MAX_CHARACTERS })
  if (text.trim() === '') return err({ code: 'empty' })
  const words = shellWords(text)
  if (!words.ok) return words
  // The prompt of a shell is often copied too.
  const [command = '', ...rest] = words.value[0] === '$' ? words.value.slice(1) : words.value
  if (!/^(?:.*[/\\])?curl(?:\.exe)?$/i.test(command))
    return err({ code: 'not-curl', command: shorten(command) })
  const gathered = gather(rest)
  return gathered.ok ? requestOf(gathered.value) : gathered
}

const MAX_CHARACTERS = 200_000

interface Gathered {
  method: string | null
  urls: string[]
  headers: { name: string; value: string }[]
  user: CurlRequest['user']
  data: string[]
  json: string[]
  query: string[]
  isDataInQuery: boolean
  timeoutSeconds: number | null
  notes: ActionNote[]
}

function gather(words: readonly string[]): Result<Gathered, ActionImportError> {
  const into: Gathered = {
    method: null,
    urls: [],
    headers: [],
    user: null,
    data: [],
    json: [],
    query: [],
    isDataInQuery: false,
    timeoutSeconds: null,
    notes: [],
  }
  const pending = [...words].reverse()
  let hasOptions = true
  for (let word = pending.pop(); word !== undefined; word = pending.pop()) {
    if (hasOptions && word === '--') hasOptions = false
    else if (!hasOptions || !/^-./.test(word)) into.urls.push(word)
    else {
      for (const { shown, option, value } of optionsIn(word)) {
        if (option === undefined) {
          return err({
            code: 'option-unsupported',
            option: shown,
            why: 'the option is not known here',
          })
        }
        const given = takesValue(option) ? (value ?? pending.pop()) : ''
        if (given === undefined) return err({ code: 'option-value', option: shown })
        const failure = take(into, option, shown, given)
        if (failure !== null) return err(failure)
      }
    }
  }
  return ok(into)
}

interface Option {
  readonly shown: string
  readonly option: CurlOption | undefined
  /** What stands in the same word. */
  readonly value: string | null
}

/** `--header`, `--header=x`, or letters: `-sSXPOST` is `-s -S -X POST`. */
function optionsIn(word: string): readonly Option[] {
  if (word.startsWith('--')) {
    const [name = '', ...value] = word.slice(2).split('=')
    const shown = `--${name}`
    return [
      {
        shown,
        option: curlOption(name.length < 2 ? '' : name),
        value: value.length === 0 ? null : value.join('='),
      },
    ]
  }
  const options: Option[] = []
  for (let i = 1; i < word.length; i += 1) {
    const letter = word.charAt(i)
    const option = curlOption(letter)
    const rest = word.slice(i + 1)
    const isLast = option === undefined || (takesValue(option) && rest !== '')
    options.push({ shown: `-${letter}`, option, value: isLast && rest !== '' ? rest : null })
    if (isLast) break
  }
  return options
}

function take(
  into: Gathered,
  option: CurlOption,
  shown: string,
  value: string,
): ActionImportError | null {
  switch (option.does) {
    case 'method':
      into.method = value.toUpperCase()
      return null
    case 'header':
      into.headers.push(...headerOf(value))
      return null
    case 'header-of':
      into.headers.push({ name: option.header, value })
      return null
    case 'data':
      if (option.readsFiles && value.startsWith('@')) return fileOf(shown, value)
      into.data.push(value)
      return null
    case 'data-urlencode':
      return takeEncoded(into, shown, value)
    case 'json':
      if (value.startsWith('@')) return fileOf(shown, value)
      into.json.push(value)
      return null
    case 'user': {
      const [name = '', ...password] = value.split(':')
      into.user = { name, password: password.join(':') }
      return null
    }
    case 'bearer':
      into.headers.push({ name: 'Authorization', value: `Bearer ${value}` })
      return null
    case 'url':
      into.urls.push(value)
      return null
    case 'url-query':
      into.query.push(value.replace(/^\+/, ''))
      return null
    case 'data-in-query':
      into.isDataInQuery = true
      return null
    case 'timeout':
      into.timeoutSeconds = Number(value)
      return null
    case 'nothing':
      return null
    case 'ignored':
      into.notes.push({ code: 'option-ignored', option: shown, why: option.why })
      return null
    case 'unsupported':
      return { code: 'option-unsupported', option: shown, why: option.why }
  }
}

/** `Name: value`; `Name;` sends an empty one, and `Name:` takes curl's own header away. */
function headerOf(text: string): readonly { name: string; value: string }[] {
  const [, name = '', sign, value = ''] = /^([^:;]+)([:;])(.*)$/s.exec(text) ?? []
  if (name.trim() === '' || (sign === ':' && value.trim() === '')) return []
  return [{ name: name.trim(), value: value.trim() }]
}

/** `content`, `=content`, `name=content`; with `@` for `=` the content is in a file. */
function takeEncoded(into: Gathered, shown: string, value: string): ActionImportError | null {
  const sign = value.search(/[=@]/)
  if (sign >= 0 && value[sign] === '@') return fileOf(shown, value.slice(sign))
  const name = sign < 0 ? '' : value.slice(0, sign)
  const encoded = encodeURIComponent(sign < 0 ? value : value.slice(sign + 1))
  into.data.push(name === '' ? encoded : `${name}=${encoded}`)
  return null
}

function fileOf(option: string, value: string): ActionImportError {
  return { code: 'body-file', option, file: value.slice(1) }
}

function requestOf(gathered: Gathered): Result<CurlRequest, ActionImportError> {
  const { json, query, isDataInQuery, notes } = gathered
  const [url, second] = gathered.urls
  if (url === undefined) return err({ code: 'no-url' })
  if (second !== undefined) return err({ code: 'several-urls', second: shorten(second) })
  const data = json.length > 0 ? json.join('') : gathered.data.join('&')
  const hasBody = json.length > 0 || (gathered.data.length > 0 && !isDataInQuery)
  const wanted = gathered.method ?? (hasBody ? 'POST' : 'GET')
  const method = REQUEST_METHODS.find((candidate) => candidate === wanted)
  if (method === undefined) return err({ code: 'method', at: 'The option -X', method: wanted })
  const headers = [...gathered.headers]
  const has = (name: string) => headers.some((header) => header.name.toLowerCase() === name)
  if (json.length > 0 && !has('content-type'))
    headers.push({ name: 'Content-Type', value: 'application/json' })
  if (json.length > 0 && !has('accept')) headers.push({ name: 'Accept', value: 'application/json' })
  const added = [...query, ...(isDataInQuery ? [data] : [])].filter((part) => part !== '')
  const { timeoutSeconds } = gathered
  return ok({
    method,
    url: added.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${added.join('&')}`,
    headers,
    user: gathered.user,
    body: hasBody ? data : '',
    timeoutSeconds:
      timeoutSeconds === null || !(timeoutSeconds > 0)
        ? null
        : Math.min(60, Math.max(1, Math.round(timeoutSeconds))),
    notes,
  })
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
