import type { ActionAnalysis } from '../../analysis/actions/analyse-action.ts'
import {
  apparentFormat,
  contradicts,
  declaredFormat,
  headerOf,
} from '../../analysis/actions/body-format.ts'
import type { Fix } from '../problem.ts'
import { editHeader, editRequest } from './edit-action.ts'

export interface ContentTypeTrouble {
  /** What the body looks like, in a sentence. */
  readonly looks: string
  /** Undefined when there is none. */
  readonly header: { readonly index: number; readonly value: string } | undefined
  /** What the header should say. */
  readonly instead: string
  readonly fix: Fix
}

/**
 * Whether the Content-Type contradicts what the body looks like, and how to put that right. Null when it fits, or when
 * the body does not tell.
 */
export function rightContentType(analysis: ActionAnalysis): ContentTypeTrouble | null {
  const { action, body } = analysis
  if (action.request.method === 'GET' || body.walk === null) return null
  const apparent = apparentFormat(analysis.sample('2.x')?.text ?? body.walk.outline)
  if (apparent !== 'json' && apparent !== 'form') return null
  const declared = declaredFormat(action)
  const header = headerOf(action.request.headers, 'content-type')
  const hasNone = header === undefined || header.value.trim() === ''
  if (hasNone ? apparent === 'json' : !contradicts(declared, apparent)) return null
  const { looks, type } = TYPES[apparent]
  return {
    looks,
    header: hasNone ? undefined : header,
    instead: type,
    fix: {
      title: `Send it as ${type}`,
      safety: 'safe',
      edits: [
        header === undefined
          ? editRequest(action, {
              headers: [...action.request.headers, { name: 'Content-Type', value: type }],
            })
          : editHeader(action, header.index, type),
      ],
    },
  }
}

const TYPES = {
  json: { looks: 'JSON', type: 'application/json' },
  form: { looks: 'a form', type: 'application/x-www-form-urlencoded' },
} as const
