/** What the org made of an action that our preview had not foreseen. All texts are masked. */
export type Difference =
  /** A part that both show: the URL, a header, the body, a translation, an output. */
  | {
      readonly code: 'part'
      readonly part: string
      readonly ours: string
      readonly org: string
    }
  | { readonly code: 'header-missing'; readonly header: string }
  | { readonly code: 'status'; readonly ours: number; readonly org: number }
  /** The path finds nothing in what the gateway really answers. */
  | {
      readonly code: 'nothing-found'
      readonly translation: string
      readonly path: string
      /** What the flow gets instead; null when there is no default. */
      readonly fallback: string | null
    }
  | {
      readonly code: 'outcome'
      readonly ours: Outcome
      readonly org: Outcome
      readonly words: string
    }

export type Outcome = 'success' | 'failure' | 'timeout'

export function describeDifference(difference: Difference): string {
  switch (difference.code) {
    case 'part':
      return `${capital(difference.part)} is not as the preview has it: the org has ${cited(difference.org)}, the preview ${cited(difference.ours)}.`
    case 'header-missing':
      return `The header ${difference.header} is in the preview, and the org does not send it.`
    case 'status':
      return `The gateway answers with status ${difference.org}; its emulator answers with ${difference.ours}.`
    case 'nothing-found':
      return `${difference.path} finds nothing in what the gateway answers, so that ${difference.translation} ${
        difference.fallback === null ? 'stays empty' : `takes its default ${difference.fallback}`
      }. Look at the reply and correct the path in the translation map.`
    case 'outcome':
      return `The action leaves by ${difference.org}, the preview by ${difference.ours}. ${difference.words}`.trimEnd()
  }
}

/** The part that a difference is about, as `ComparedPart` names it; null when it is about all of it. */
export function partOfDifference(difference: Difference): string | null {
  switch (difference.code) {
    case 'part':
      return difference.part
    case 'header-missing':
      return `header ${difference.header}`
    case 'status':
      return 'status'
    case 'nothing-found':
      return `translation ${difference.translation}`
    case 'outcome':
      return null
  }
}

/** Long bodies are shown whole beside it; a sentence cites their beginning. */
const CITED = 120

function cited(text: string): string {
  if (text === '') return 'nothing'
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length > CITED ? `“${line.slice(0, CITED)}…”` : `“${line}”`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
