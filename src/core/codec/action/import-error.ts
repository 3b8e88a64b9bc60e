import { describeJsonError, type JsonError } from '../../language/json/lossless-json.ts'

/** Why a text does not make an action. Lines and columns count from 1; `at` leads to the place by its keys. */
export type ActionImportError =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large'; readonly characters: number; readonly limit: number }
  | JsonError
  | { readonly code: 'yaml'; readonly detail: string; readonly line: number }
  | { readonly code: 'unsafe-key'; readonly at: string; readonly key: string }
  | { readonly code: 'not-an-action'; readonly found: string }
  | { readonly code: 'not-importable'; readonly actionType: string }
  | { readonly code: 'missing'; readonly at: string; readonly expected: string }
  | { readonly code: 'method'; readonly at: string; readonly method: string }
  | { readonly code: 'quote-not-closed'; readonly quote: string; readonly line: number }
  | { readonly code: 'not-curl'; readonly command: string }
  | { readonly code: 'shell-operator'; readonly operator: string; readonly line: number }
  | { readonly code: 'windows-quoting'; readonly line: number }
  | { readonly code: 'option-value'; readonly option: string }
  | { readonly code: 'option-unsupported'; readonly option: string; readonly why: string }
  | { readonly code: 'no-url' }
  | { readonly code: 'several-urls'; readonly second: string }
  | { readonly code: 'url'; readonly url: string }
  | { readonly code: 'body-file'; readonly option: string; readonly file: string }
  | { readonly code: 'too-many-values'; readonly count: number; readonly limit: number }
  | { readonly code: 'not-openapi' }
  | { readonly code: 'openapi-version'; readonly version: string }
  | { readonly code: 'openapi-unreadable'; readonly detail: string }
  | { readonly code: 'no-operations' }
  | { readonly code: 'body-type'; readonly types: readonly string[] }

export function describeActionImportError(error: ActionImportError): string {
  switch (error.code) {
    case 'empty':
      return 'There is no text yet. Paste it here.'
    case 'too-large':
      return `The text has ${error.characters} characters, more than the ${error.limit} that are read. Take the part that you need.`
    case 'json-syntax':
    case 'json-too-deep':
      return describeJsonError(error)
    case 'yaml':
      return `Line ${error.line}: this cannot be read as YAML: ${error.detail}. Correct the text there.`
    case 'unsafe-key':
      return `${error.at === '' ? 'The text' : error.at} has a key “${error.key}”, which no file of this kind needs and which is not read. Remove it.`
    case 'not-an-action':
      return `This is ${error.found}, not the file of a data action. In Genesys Cloud choose Integrations, Actions, the action, and Export.`
    case 'not-importable':
      return `Actions of the type ${error.actionType} belong to Genesys and cannot be imported. Only custom actions can.`
    case 'missing':
      return `“${error.at}” is missing or not ${error.expected}. Export the action from Genesys Cloud again, or correct it there.`
    case 'method':
      return `${error.at} is “${error.method}”. A data action sends GET, POST, PUT, PATCH or DELETE.`
    case 'quote-not-closed':
      return `Line ${error.line}: the quote ${error.quote} that begins there is never closed. Copy the whole command.`
    case 'not-curl':
      return `The command begins with “${error.command}”. Paste a command that begins with curl.`
    case 'shell-operator':
      return `Line ${error.line}: “${error.operator}” hands the command on to something else. Paste the curl command alone.`
    case 'windows-quoting':
      return `Line ${error.line}: the command is quoted for the Windows command prompt (^). Copy it again as “cURL (bash)”.`
    case 'option-value':
      return `The option ${error.option} has no value after it. Copy the whole command.`
    case 'option-unsupported':
      return `A data action cannot do what ${error.option} asks for: ${error.why}. Remove it.`
    case 'no-url':
      return 'The command names no URL. Add the address that it calls.'
    case 'several-urls':
      return `The command calls a second address, ${error.second}. An action sends one request: make one action for each.`
    case 'url':
      return `“${error.url}” is no address that Genesys Cloud calls: it has to begin with https:// and name a host.`
    case 'body-file':
      return `${error.option} reads the body from the file “${error.file}”, which is not here. Put its content into the command.`
    case 'too-many-values':
      return `The request has ${error.count} values, more than the ${error.limit} that an action is made of. Take out what the gateway does not need.`
    case 'not-openapi':
      return 'This is no OpenAPI document: “openapi: 3.0…” or “swagger: "2.0"” is missing at its top.'
    case 'openapi-version':
      return `The document is of version ${error.version}. Swagger 2.0, OpenAPI 3.0 and 3.1 are read.`
    case 'openapi-unreadable':
      return `The document does not follow its own format: ${error.detail}. Check it with its publisher.`
    case 'no-operations':
      return 'The document describes no operation of GET, POST, PUT, PATCH or DELETE.'
    case 'body-type':
      return `The operation takes ${error.types.join(', ')} only. A data action sends JSON, a form or text.`
  }
}
