import { type Extension, type Range, StateEffect, StateField } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  EditorView,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import type { CodeProblem, CodeToken } from './code-language.ts'
import { languageOfState, textOf } from './language-state.ts'

/** Colours of the language, and what underlines problems. */
export function marks(): Extension {
  return [colours, problemMarks]
}

const setProblems = StateEffect.define<readonly CodeProblem[]>()

/** Underlines these problems and no others; they move along with the text. */
export function showProblems(view: EditorView, problems: readonly CodeProblem[]): void {
  view.dispatch({ effects: setProblems.of(problems) })
}

/** What is underlined at a place, as sentences. */
export function problemsAt(view: EditorView, at: number): readonly string[] {
  const found: string[] = []
  view.state.field(problemMarks).between(at, at, (_from, _to, { spec }) => {
    const { message } = spec as ProblemSpec
    found.push(message)
  })
  return found
}

interface ProblemSpec {
  readonly message: string
}

const problemMarks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { changes, effects, newDoc }) {
    for (const effect of effects) {
      if (effect.is(setProblems)) return underlines(effect.value, newDoc.length)
    }
    return before.map(changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** The problems may be of a text that was longer: what is beyond the end has nothing to be under. */
function underlines(problems: readonly CodeProblem[], length: number): DecorationSet {
  const ranges = problems.flatMap(({ start, end, severity, message }): Range<Decoration>[] => {
    const to = Math.min(end, length)
    if (start >= to) return []
    const spec: ProblemSpec & { class: string } = { class: `code-${severity}`, message }
    return [Decoration.mark(spec).range(start, to)]
  })
  return Decoration.set(ranges, true)
}

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = painted(view)
    }

    update(update: ViewUpdate) {
      const isOther =
        update.startState.facet(languageOfState) !== update.state.facet(languageOfState)
      if (update.docChanged || update.viewportChanged || isOther) {
        this.decorations = painted(update.view)
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

const COLOURS: Readonly<Record<CodeToken['kind'], Decoration>> = {
  reference: colour('reference'),
  secure: colour('secure'),
  function: colour('function'),
  directive: colour('directive'),
  string: colour('string'),
  key: colour('key'),
  number: colour('number'),
  word: colour('word'),
  dim: colour('dim'),
  name: colour('name'),
}

function colour(kind: CodeToken['kind']): Decoration {
  return Decoration.mark({ class: `code-${kind}` })
}

/** Only what is in view is painted: an imported body may be long. */
function painted(view: EditorView): DecorationSet {
  const language = view.state.facet(languageOfState)
  if (language === null) return Decoration.none
  const { from, to } = view.viewport
  const ranges = language
    .tokens(textOf(view.state))
    .filter(({ start, end }) => start < end && end > from && start < to)
    .map(({ kind, start, end }) => COLOURS[kind].range(start, end))
  return Decoration.set(ranges)
}
