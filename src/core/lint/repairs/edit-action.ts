import type { ActionTemplate } from '../../analysis/actions/action-templates.ts'
import type { DataAction } from '../../model/data-action.ts'
import type { Edit } from '../../model/edit.ts'
import type { TextRange } from '../problem.ts'

/** Puts a text in the place of a piece of another. */
export interface Replacement extends TextRange {
  readonly text: string
}

/** The edit that replaces pieces of one template of an action. */
export function editTemplate(
  action: DataAction,
  { part, field, text }: ActionTemplate,
  replacements: readonly Replacement[],
): Edit {
  const changed = replacePieces(text, replacements)
  switch (part) {
    case 'url':
      return editRequest(action, { url: changed })
    case 'body':
      return editRequest(action, { body: changed })
    case 'header':
      return editHeader(action, Number(field.split('.')[2]), changed)
    case 'success':
      return editResponse(action, { successTemplate: changed })
  }
}

export function editHeader(action: DataAction, index: number, value: string): Edit {
  const headers = action.request.headers.map((header, i) =>
    i === index ? { ...header, value } : header,
  )
  return editRequest(action, { headers })
}

export function editRequest(action: DataAction, patch: Partial<DataAction['request']>): Edit {
  return {
    type: 'set-action',
    action: action.id,
    patch: { request: { ...action.request, ...patch } },
  }
}

export function editResponse(action: DataAction, patch: Partial<DataAction['response']>): Edit {
  return {
    type: 'set-action',
    action: action.id,
    patch: { response: { ...action.response, ...patch } },
  }
}

/** The pieces must not overlap; their order does not matter. */
export function replacePieces(text: string, replacements: readonly Replacement[]): string {
  return replacements
    .toSorted((a, b) => b.start - a.start)
    .reduce((so, piece) => so.slice(0, piece.start) + piece.text + so.slice(piece.end), text)
}
