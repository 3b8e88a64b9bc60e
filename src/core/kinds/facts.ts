import type { ActionId, TaskId } from '../base/ids.ts'
import type { DataType as ExpressionType } from '../language/expression/types.ts'
import type { Audio, Value } from '../model/values.ts'
import type { Lack, TypedLiteral } from './demands.ts'

/** A named way out of a node. */
export interface Output {
  readonly id: string
  readonly label: string
  /** The primary output leaves at the bottom of the card and runs down; exceptions leave on the right. */
  readonly role: 'primary' | 'exception'
  /** In Archy an output either nests a list of actions in its action or is simply the next action in the list. */
  readonly archy: 'nested' | 'sibling'
  /** The nested list runs again and again: its end leads back to the node that it is nested in. */
  readonly repeats?: true
  /** How often at most a node that counts is left by it before it is left by another; absent where nothing counts. */
  readonly passes?: number
  /** The expression that says how often, where no number does: worked out when the counting begins. */
  readonly passesBy?: string
  /** Whoever comes to a node that counts leaves it by this output first, whatever else it has. */
  readonly comesFirst?: true
  /** What is known of expressions when the node was left by it; absent where it says nothing. */
  readonly when?: readonly Condition[]
}

/** An expression was true, or it was not: it was false or NOT_SET. */
export interface Condition {
  readonly expression: string
  readonly holds: boolean
}

/**
 * Where a value is read. Architect refuses secure variables everywhere but in Extract Secure Data, Call Secure Data
 * and audio (Genesys Resource Center, "Manage a variable"); some places hand the value to the world outside.
 */
export type Place =
  | 'audio'
  | 'extract'
  | 'secure-action'
  | 'standard-action'
  | 'logic'
  | 'assignment'
  | 'participant-data'
  | 'other-system'
  | 'transfer'
  | 'lookup'
  | 'encryption'
  | 'language'
  | 'flow-outcome'
  | 'property'

export interface PlaceFacts {
  readonly label: string
  readonly secureAllowed: boolean
  /** The value can be seen by people or systems beyond the flow and its secure actions. */
  readonly leavesFlow: boolean
}

export const PLACES: Readonly<Record<Place, PlaceFacts>> = {
  audio: { label: 'audio', secureAllowed: true, leavesFlow: false },
  extract: { label: 'Extract Secure Data', secureAllowed: true, leavesFlow: false },
  'secure-action': { label: 'a secure data action', secureAllowed: true, leavesFlow: false },
  'standard-action': { label: 'a standard data action', secureAllowed: false, leavesFlow: true },
  logic: { label: 'a condition', secureAllowed: false, leavesFlow: false },
  assignment: { label: 'Update Data', secureAllowed: false, leavesFlow: false },
  'participant-data': { label: 'participant data', secureAllowed: false, leavesFlow: true },
  'other-system': {
    label: 'a node that hands it to other systems',
    secureAllowed: false,
    leavesFlow: true,
  },
  transfer: { label: 'a transfer', secureAllowed: false, leavesFlow: true },
  lookup: { label: 'a data table lookup', secureAllowed: false, leavesFlow: true },
  encryption: { label: 'encryption', secureAllowed: false, leavesFlow: false },
  language: { label: 'Set Language', secureAllowed: false, leavesFlow: false },
  'flow-outcome': { label: 'a flow outcome', secureAllowed: false, leavesFlow: true },
  property: { label: 'a property without a field here', secureAllowed: false, leavesFlow: false },
}

/** One expression that a node evaluates, before it leaves by any output. `field` leads to it in the form. */
export interface Use {
  readonly place: Place
  readonly field: string
  readonly expression: string
  /** The type that it must yield; absent where any will do, or where the kind does not know. */
  readonly expects?: ExpressionType
}

/** What a variable is given. */
export type Source =
  | {
      readonly type: 'keypad'
      readonly minDigits: number
      readonly maxDigits: number
      /** Whether * or # can be among what is taken; otherwise it is digits only. */
      readonly withSymbols: boolean
    }
  | { readonly type: 'call'; readonly action: ActionId | null; readonly property: string }
  | { readonly type: 'value'; readonly value: Value; readonly place: Place }
  | {
      readonly type: 'system'
      /** It stood where people and other systems can read it. */
      readonly isPlain?: true
    }

/** A variable is assigned on one output: a secure data action assigns on success only. */
export interface Assignment {
  readonly output: string
  readonly variable: string
  readonly field: string
  readonly source: Source
  /** The type of what the variable gets; absent where the kind does not know. */
  readonly gives?: ExpressionType
}

/** Seconds between the arrival at a node and the departure by an output, best and worst case. */
export interface Duration {
  readonly min: number
  readonly max: number
}

export const NO_TIME: Duration = { min: 0, max: 0 }

/** A call of a data action: which, with what, and into which variables on success. */
export interface Call {
  readonly action: ActionId | null
  readonly secure: boolean
  readonly inputs: Readonly<Record<string, Value>>
  readonly outputs: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  /** The step states the time-out itself; else the action does, or Genesys' 60 s hold. */
  readonly statesTimeout: boolean
  /** The recording that plays while the caller waits; empty for none of the step's own. */
  readonly processingPrompt: string
}

/** What the caller hears of a node's own accord. `field` leads to it in the form. */
export interface Said {
  readonly field: string
  readonly audio: Audio
}

/** What a node asks the caller to key in. */
export interface KeypadQuestion {
  readonly minDigits: number
  readonly maxDigits: number
  /** Ends by itself with the last digit; otherwise a key or a pause ends it. */
  readonly isExact: boolean
  /** The key that ends it; empty where only a pause does. */
  readonly terminator: string
  readonly firstDigitSeconds: number
  readonly betweenDigitsSeconds: number
  /** Keys that count as an answer when they are pressed alone. */
  readonly acceptedAlone: readonly string[]
  /** The key that ends it is taken along with the digits. */
  readonly keepsTerminator?: true
  /** The digits are played back to the caller. */
  readonly isReadBack: boolean
}

/** Whom a transfer goes to. */
export interface TransferTarget {
  readonly field: string
  readonly isMissing: boolean
  /** The name of the flow, for a transfer to one. */
  readonly flow: string | null
}

/** How a path ends at a node. Which end is right depends on who started the flow. */
export type Ending = 'return-to-agent' | 'transfer' | 'disconnect'

/** Why a call of a task is checked as one with others. */
export type SharedCall = 'one too many' | 'runs already'

/** All that analysis and lint may know of a node. */
export interface NodeFacts {
  readonly outputs: readonly Output[]
  readonly uses: readonly Use[]
  readonly assigns: readonly Assignment[]
  /** By output id; an output that is not named takes no time. */
  readonly seconds: Readonly<Record<string, Duration>>
  readonly call: Call | null
  readonly ends: Ending | null
  /** The caller hears, keys or waits here: time that a token loses. */
  readonly involvesCaller: boolean
  readonly says?: readonly Said[]
  readonly asks?: KeypadQuestion
  /** Whether somebody has acknowledged what the action warns of; absent where nobody has to. A file may not say it. */
  readonly acknowledged?: boolean | 'unsaid'
  readonly transfersTo?: TransferTarget
  /** What Architect demands of the node and does not find. */
  readonly lacks?: readonly Lack[]
  /** The values that are written out, with the types that are needed there. */
  readonly literals?: readonly TypedLiteral[]
  /** Goes to a task or a menu that the flow does not have. */
  readonly dangles?: 'task' | 'menu'
  /** Stands in a file in a form that cannot be read, although the action is known. */
  readonly unread?: true
  /** The language that is spoken from here on, where the step names it. */
  readonly language?: { readonly field: string; readonly name: string }
  /** Outputs that a file gives the action and the action does not have, beside those that it has. */
  readonly madeUp?: { readonly outputs: readonly string[]; readonly known: readonly string[] }
  /** Records for reports how the flow went: an outcome or a milestone. */
  readonly recordsOutcome?: true
  /**
   * The task that runs before the node is left; null while none is chosen. The node is left by the output that is
   * called as the path by which the task ends, and by its first output when none is. `shares`: where calls are written
   * out, one that is not followed by itself: the first that is one too many, or one of a task that is running.
   */
  readonly calls?: { readonly task: TaskId | null; readonly shares?: SharedCall }
  /** Ends its task by this output path: the call goes on behind the node that called the task. */
  readonly returns?: { readonly path: string }
}
