import { Facet, type EditorState } from '@codemirror/state'
import type { CodeLanguage } from './code-language.ts'

/** The language that a text is in. */
export const languageOfState = Facet.define<CodeLanguage, CodeLanguage | null>({
  combine: ([language]) => language ?? null,
})

export function textOf(state: EditorState): string {
  return state.doc.toString()
}
