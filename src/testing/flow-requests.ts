import { type DataAction, REQUEST_METHODS } from '#core/model/data-action.ts'

type Change = (action: DataAction, text: string, isFurther: boolean) => DataAction

/**
 * Changes the request or the response of an action as a line says:
 *
 *     url https://pay.example/v1            header Content-Type: application/json     method GET
 *     body {"amount": …}                    further lines are added below the first
 *     map id = $.id                         the first one empties the map
 *     default id = ""                       success {"Id": ${id}}
 */
export function changeRequest(
  action: DataAction,
  word: string,
  text: string,
  isFurther: boolean,
): DataAction {
  const change = CHANGES[word]
  if (change === undefined) throw new Error(`Nothing of an action is called “${word}”`)
  return change(action, text, isFurther)
}

const CHANGES: Readonly<Record<string, Change>> = {
  url: (action, url) => withRequest(action, { url }),
  method(action, text) {
    const method = REQUEST_METHODS.find((name) => name === text)
    if (method === undefined) throw new Error(`No method: ${text}`)
    return withRequest(action, { method })
  },
  /** `header Accept: none` takes one away. */
  header(action, text) {
    const { name, value } = cutAt(text, ':')
    const others = action.request.headers.filter(
      (header) => header.name.toLowerCase() !== name.toLowerCase(),
    )
    return withRequest(action, {
      headers: value === 'none' ? others : [...others, { name, value }],
    })
  },
  body: (action, text, isFurther) =>
    withRequest(action, { body: isFurther ? `${action.request.body}\n${text}` : text }),
  map(action, text, isFurther) {
    const { name, value } = cutAt(text, '=')
    const { translationMap } = action.response
    const before = isFurther ? translationMap : {}
    return withResponse(action, {
      translationMap: { ...before, [name]: value },
      ...(isFurther ? {} : { translationMapDefaults: {} }),
    })
  },
  default(action, text) {
    const { name, value } = cutAt(text, '=')
    const { translationMapDefaults } = action.response
    return withResponse(action, {
      translationMapDefaults: { ...translationMapDefaults, [name]: value },
    })
  },
  success: (action, text, isFurther) =>
    withResponse(action, {
      successTemplate: isFurther ? `${action.response.successTemplate}\n${text}` : text,
    }),
}

function withRequest(action: DataAction, patch: Partial<DataAction['request']>): DataAction {
  return { ...action, request: { ...action.request, ...patch } }
}

function withResponse(action: DataAction, patch: Partial<DataAction['response']>): DataAction {
  return { ...action, response: { ...action.response, ...patch } }
}

function cutAt(text: string, separator: string): { readonly name: string; readonly value: string } {
  const at = text.indexOf(separator)
  if (at < 0) throw new Error(`No “${separator}” in: ${text}`)
  return { name: text.slice(0, at).trim(), value: text.slice(at + 1).trim() }
}
