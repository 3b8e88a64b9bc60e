import { rememberTexts } from '../base/remember.ts'
import type { NodeFacts } from '../kinds/facts.ts'
import { spokenBy } from './spoken.ts'
import { plain } from './spoken-claims.ts'

/** Keys that a text asks the caller to press, looked for when they are asked for, and once. */
export interface KeyMentions {
  readonly keys: ReadonlySet<string>
  /** Those of which it says so for the rest of the call, or for no moment in particular. */
  readonly atAnyTime: ReadonlySet<string>
}

/**
 * The keys that a text asks for. A heuristic over the words for pressing and for * and # in eleven languages: a digit
 * counts where it stands alone after a word for pressing. The same few texts are said again and again, from pass to pass.
 */
export const keysIn = rememberTexts(2000, (text): KeyMentions => {
  let keys: ReadonlySet<string> | undefined
  let atAnyTime: ReadonlySet<string> | undefined
  return {
    get keys() {
      return (keys ??= pressedIn(plain(text)))
    },
    get atAnyTime() {
      return (atAnyTime ??= pressedAtAnyTime(text))
    },
  }
})

/** The keys of the sentences that speak of any time; where such a sentence names none, those of the next. */
function pressedAtAnyTime(text: string): ReadonlySet<string> {
  if (!MAY_BE_ANY_TIME.test(text) || !ANY_TIME.test(plain(text))) return NO_KEYS
  const sentences = text.split(/[.!?;]+(?:\s|$)/).map(plain)
  const keys = sentences.flatMap((sentence, i) => {
    if (!ANY_TIME.test(sentence)) return []
    const own = pressedIn(sentence)
    return [...(own.size > 0 ? own : pressedIn(sentences[i + 1] ?? ''))]
  })
  return new Set(keys)
}

function pressedIn(words: string): ReadonlySet<string> {
  let keys: Set<string> | undefined
  EACH_PRESSED.lastIndex = 0
  for (let match = EACH_PRESSED.exec(words); match !== null; match = EACH_PRESSED.exec(words)) {
    const [, key = ''] = match
    keys = (keys ?? new Set()).add(KEYS[key] ?? key)
  }
  return keys ?? NO_KEYS
}

const NO_KEYS: ReadonlySet<string> = new Set()

/** The same of all that a node says; null when it says nothing. */
export function keysOf(facts: NodeFacts): KeyMentions | null {
  return facts.says === undefined ? null : keysIn(spokenBy(facts))
}

/** What * and # are called, and the words for 0: other digits are hardly ever spelt out. */
const KEYS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    '*': 'star asterisk stern sternchen sterntaste etoile asterisco estrella stella ster sterretje estrela stjarna stjerne stjernen stjarnan gwiazdka gwiazdke',
    '#': 'pound hash number-sign raute rautentaste diese numeral gato almohadilla cancelletto hekje jogo-da-velha cerquilha fyrkant firkant firkanten fyrkanten krzyzyk kratka kratke',
    '0': 'zero null cero nul noll',
  }).flatMap(([key, names]) => names.split(' ').map((name) => [name.replaceAll('-', ' '), key])),
)

const PRESS =
  'press|push|hit|enter|drucken sie|druecken sie|wahlen sie|mit|appuyez sur|tapez|pulse|presione|oprima|marque|prema|premi|digiti|druk op|toets|kies|pressione|digite|tecle|tryck|tryk|trykk|tast|valj|velg|nacisnij|wcisnij|wybierz'
const ARTICLE =
  '(?:the |key |die |der |das |den |la |le |el |il |lo |o |a |op |het |de |touche |taste |tecla |tasto |toets |pa |tasten |knappen |klawisz )*'
const NAMES = Object.keys(KEYS).join('|')
const EACH_PRESSED = new RegExp(
  `(?<![a-z])(?:${PRESS}) ${ARTICLE}(\\*|#|\\d(?!\\d)|(?:${NAMES})(?![a-z]))`,
  'g',
)
const ANY_TIME =
  /at any time|any time|anytime|at any point|jederzeit|a tout moment|en cualquier momento|in qualsiasi momento|op elk moment|op ieder moment|a qualquer momento|nar som helst|nar du vill|til enhver tid|w dowolnym momencie|w kazdej chwili/
/** A word of each of them, or what can stand within one: hardly any text has it, which is seen without reading it. */
const MAY_BE_ANY_TIME = /time|point|momen|jederzeit|enhver|['’`]|[^\0-\x7f]/i
