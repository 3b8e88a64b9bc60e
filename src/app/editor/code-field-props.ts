import type { Ref } from 'react'
import type { Problem } from '#core/lint/problem.ts'
import type { FieldProps } from '../ui/field.tsx'
import type { CodeEditor } from './code-editor.ts'
import type { CodeProblem, LanguageSpec } from './code-language.ts'
import type { Shape } from './editor-keys.ts'

export type CodeFieldHandle = Pick<CodeEditor, 'insert' | 'focus'>

export interface CodeFieldProps extends FieldProps {
  /** Must be the same object while nothing in it changes. */
  readonly spec: LanguageSpec
  readonly shape: Shape
  readonly value: string
  readonly onChange: (text: string) => void
  readonly placeholder?: string
  readonly size?: 'md' | 'sm'
  readonly isQuiet?: boolean
  /** How many lines a block shows. */
  readonly rows?: { readonly min: number; readonly max: number }
  /** What is wrong as far as the plain field can tell. */
  readonly plainError?: string | null
  /** What the rules find in the text; their words are in `error` and `hint`. */
  readonly problems?: readonly Problem[]
  /** Problems that the rules explain already: they are underlined only. */
  readonly isExplained?: (problem: CodeProblem) => boolean
  readonly ref?: Ref<CodeFieldHandle>
}
