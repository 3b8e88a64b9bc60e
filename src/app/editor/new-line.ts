import type { StateCommand } from '@codemirror/state'

const STEP = '  '
const PAIRS: Readonly<Record<string, string>> = { '{': '}', '[': ']' }

/**
 * A new line as deep as the one it leaves, and one step deeper behind an opening bracket; a closing bracket that
 * follows goes onto a line of its own.
 */
export const newLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false
  const { from, to } = state.selection.main
  const line = state.doc.lineAt(from)
  const indent = /^[ \t]*/.exec(line.text.slice(0, from - line.from))?.[0] ?? ''
  const closer = PAIRS[state.sliceDoc(from - 1, from)]
  const inside = closer === undefined ? indent : indent + STEP
  const isClosed = closer !== undefined && state.sliceDoc(to, to + 1) === closer
  const insert = `\n${inside}${isClosed ? `\n${indent}` : ''}`
  dispatch(
    state.update({
      changes: { from, to, insert },
      selection: { anchor: from + 1 + inside.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  )
  return true
}
