import type { DataType } from '../model/values.ts'

/**
 * The form of a node as data: the app draws it, renaming walks it, and the docs list it. `key` names a property of
 * the node, or of the flow where `scope` says so.
 */
export interface Field {
  readonly key: string
  readonly label: string
  readonly control: Control
  readonly help?: string
  readonly scope?: 'node' | 'flow'
}

/** Things of an org that a design refers to by their names. */
export type OrgNames =
  | 'flows'
  | 'tables'
  | 'prompts'
  | 'queues'
  | 'users'
  | 'groups'
  | 'languages'
  | 'divisions'
  | 'integrations'
  | 'categories'

/** Which things a name is one of, where another property of the node says it. */
export interface NamesBy {
  readonly by: string
  readonly names: Readonly<Record<string, OrgNames>>
}

/** What a field holds and how it is edited. Every control says what shape its property has. */
export type Control =
  /** `names`: what of the org the text is the name of, for suggestions where an org can be asked. */
  | { readonly type: 'text'; readonly placeholder?: string; readonly names?: OrgNames }
  /** The name of a variable that is written. */
  | { readonly type: 'variable' }
  /** Text of an Architect expression; `expects` is the type that it must yield. */
  | {
      readonly type: 'expression'
      readonly placeholder?: string
      readonly expects?: DataType
    }
  /** The id of a task of the design, or null. */
  | { readonly type: 'task' }
  /** The name of an output path of the node's own task; empty for the default one. */
  | { readonly type: 'output-path' }
  /** A `Value`: literal, expression or nothing. `names`: what of the org a literal is the name of. */
  | { readonly type: 'value'; readonly names?: OrgNames | NamesBy }
  /** An `Audio`: speech, expression, prompt or nothing. */
  | { readonly type: 'audio' }
  /** A number of seconds, or null for Genesys' default, which `placeholder` states. */
  | {
      readonly type: 'seconds'
      readonly min: number
      readonly max: number
      readonly placeholder: string
    }
  | { readonly type: 'toggle' }
  | {
      readonly type: 'choice'
      readonly options: readonly { readonly value: string; readonly label: string }[]
    }
  /** `{type: 'exact', count}` or `{type: 'range', min, max, terminator}`. */
  | { readonly type: 'digits' }
  /** The id of a data action of the design, or null. */
  | { readonly type: 'action'; readonly secure: boolean }
  /** Record of contract input name → `Value`. */
  | { readonly type: 'call-inputs' }
  /** Record of contract output name → variable name. */
  | { readonly type: 'call-outputs' }
  /** List of `{type, variable, value}`. */
  | { readonly type: 'statements' }
  /** List of `{name: Value, value: Value}`. */
  | { readonly type: 'attributes' }
  /** List of `{name: Value, variable}`: attributes that are read, and the variables that they go into. */
  | { readonly type: 'attribute-variables' }
  /** Record of the column of a data table → variable name. */
  | { readonly type: 'columns' }
  /**
   * What a switch looks at and its ways out: `{on, cases}`. `on` is `{type, value}`, or null when each case is a
   * condition; a case is `{id, value}`, and its id is its output.
   */
  | { readonly type: 'switch' }
  /** The choices of a menu: a list of `{id, name, key, isDefault, isAction, others}`. The id of one is its output. */
  | { readonly type: 'menu-choices' }
  /** List of `{variable, expression}` that unpack what the flow was started with. */
  | { readonly type: 'unpack' }
  /** An acknowledgement that only a person can give. */
  | { readonly type: 'acknowledge'; readonly text: string }
