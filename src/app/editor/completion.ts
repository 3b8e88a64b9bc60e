import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  pickedCompletion,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { Suggestion } from './code-language.ts'
import { helpCard, keyIcon } from './help-card.ts'
import { languageOfState, textOf } from './language-state.ts'

/** The list of what can be meant: while typing, and by Ctrl+Space. */
export function completion(): Extension {
  return autocompletion({
    override: [suggest],
    icons: false,
    optionClass: ({ type = '' }) => `code-option-${type}`,
    addToOptions: [
      { render: ({ type }) => (type === 'secure' ? keyIcon() : null), position: ICON_POSITION },
    ],
  })
}

/** Before the label, which stands at 50. */
const ICON_POSITION = 20

/** On the scale of the list's scores, where a word in the middle costs 200 against one at the start. */
const GROUP_WEIGHT = 20
const INDEX_DIGITS = 4

function suggest({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const found = state.facet(languageOfState)?.suggest(textOf(state), pos, explicit) ?? null
  if (found === null) return null
  // A word that is begun ranks by how well it fits; a list that was asked for is in groups.
  const isBegun = found.from < pos
  return {
    from: found.from,
    validFor: found.stillFor,
    options: found.items.map((item, i) => optionOf(item, i, isBegun)),
  }
}

function optionOf(item: Suggestion, index: number, isBegun: boolean): Completion {
  const { label, detail, kind, help, group } = item
  return {
    label,
    detail,
    type: kind,
    info: () => helpCard(help),
    apply: (view, option, from, to) => put(view, item, { option, from, to }),
    // What belongs to the design comes first, unless something else fits much better.
    boost: -GROUP_WEIGHT * group.rank,
    sortText: String(index).padStart(INDEX_DIGITS, '0'),
    ...(isBegun ? {} : { section: { name: group.name, rank: group.rank } }),
  }
}

function put(
  view: EditorView,
  { insert, caret = insert.length, swallows }: Suggestion,
  { option, from, to }: { readonly option: Completion; readonly from: number; readonly to: number },
): void {
  const isThere = swallows !== undefined && view.state.sliceDoc(to, to + 1) === swallows
  view.dispatch({
    changes: { from, to: isThere ? to + 1 : to, insert },
    selection: { anchor: from + caret },
    annotations: pickedCompletion.of(option),
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}
