import { EditorState, type Extension, StateEffect, StateField } from '@codemirror/state'
import {
  type Command,
  EditorView,
  hoverTooltip,
  showTooltip,
  type Tooltip,
  type TooltipView,
  type ViewUpdate,
} from '@codemirror/view'
import type { CallHint } from './code-language.ts'
import { callCard, helpCard, problemCard } from './help-card.ts'
import { languageOfState, textOf } from './language-state.ts'
import { problemsAt } from './marks.ts'

/** Help at the pointer, and the signature of the call that is being written. */
export function hints(): Extension {
  return [hoverTooltip(hover), callHint, announceCall, closeOnBlur]
}

/** Shows the signature of the call around the cursor. */
export const askForCall: Command = (view) => {
  view.dispatch({ effects: ask.of(null) })
  return view.state.field(callHint).shown !== null
}

/** Takes the signature away until another call is begun; false when there is none. */
export const closeCall: Command = (view) => {
  if (view.state.field(callHint).shown === null) return false
  view.dispatch({ effects: close.of(null) })
  return true
}

function hover(view: EditorView, at: number): Tooltip | null {
  const messages = problemsAt(view, at)
  const text = textOf(view.state)
  const help = view.state.facet(languageOfState)?.explain(text, at) ?? null
  if (messages.length === 0 && help === null) return null
  return {
    pos: help?.start ?? at,
    end: help?.end ?? at,
    above: true,
    create() {
      const dom = document.createElement('div')
      if (messages.length > 0) dom.append(problemCard(messages))
      if (help !== null) dom.append(helpCard(help))
      return { dom }
    },
  }
}

interface CallState {
  readonly shown: CallHint | null
  readonly tooltip: Tooltip | null
  /** Where the call begins whose signature was sent away. */
  readonly closed: number | null
}

const NO_CALL: CallState = { shown: null, tooltip: null, closed: null }

const ask = StateEffect.define()
const close = StateEffect.define()

const callHint = StateField.define<CallState>({
  create: () => NO_CALL,
  update(before, tr) {
    const isClosing = tr.effects.some((effect) => effect.is(close))
    if (isClosing) return { ...NO_CALL, closed: before.shown?.start ?? null }
    const isAsked = tr.effects.some((effect) => effect.is(ask))
    const isTyped = tr.isUserEvent('input') || tr.isUserEvent('delete')
    const mayChange = before.shown !== null && (tr.docChanged || tr.selection !== undefined)
    if (!isAsked && !isTyped && !mayChange) return before
    const call = callAtHead(tr.state)
    if (call === null) return NO_CALL
    if (call.start === before.closed && !isAsked) return before
    return {
      shown: call,
      tooltip: { pos: call.start, above: true, create: showCall },
      closed: null,
    }
  },
  provide: (field) => showTooltip.from(field, ({ tooltip }) => tooltip),
})

function callAtHead(state: EditorState): CallHint | null {
  const { head } = state.selection.main
  return state.facet(languageOfState)?.callAt(textOf(state), head) ?? null
}

/** One function for every call: so the box stays and only what is in it changes. */
function showCall(view: EditorView): TooltipView {
  const dom = document.createElement('div')
  const render = ({ state }: { readonly state: EditorState }) => {
    const { shown } = state.field(callHint)
    if (shown !== null) dom.replaceChildren(callCard(shown))
  }
  render(view)
  return {
    dom,
    update(update: ViewUpdate) {
      if (update.startState.field(callHint) !== update.state.field(callHint)) render(update)
    },
  }
}

/** Who cannot see the box hears the first form once, when the call is begun. */
const announceCall = EditorState.transactionExtender.of((tr) => {
  if (!tr.docChanged || !tr.isUserEvent('input')) return null
  const language = tr.startState.facet(languageOfState)
  const { head } = tr.newSelection.main
  const call = language?.callAt(tr.newDoc.toString(), head) ?? null
  const before = tr.startState.field(callHint)
  if (call === null || call.start === before.shown?.start || call.start === before.closed) {
    return null
  }
  const [form] = call.forms
  if (form === undefined) return null
  return { effects: EditorView.announce.of(form.before + form.current + form.after) }
})

const closeOnBlur = EditorView.domEventHandlers({
  blur(_event, view) {
    closeCall(view)
  },
})
