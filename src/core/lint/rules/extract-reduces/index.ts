import type { Variable } from '../../../model/design.ts'
import { stepsThat } from '../../../analysis/step-traits.ts'
import { sameItems } from '../../../base/same-items.ts'
import type { Analysis } from '../../../analysis/analyse.ts'
import {
  type Extraction,
  extractionsOf,
  recombine,
  showsPieceByPiece,
} from '../../../analysis/extractions.ts'
import { isGuessed } from '../../../analysis/guessed.ts'
import { digitsAfterFirst, digitsOfPieces, type Pieces } from '../../../analysis/shown-pieces.ts'
import type { VariableId } from '../../../base/ids.ts'
import { PLACES } from '../../../kinds/facts.ts'
import type { Sensitivity } from '../../../model/data-action.ts'
import { defineRule, type ReportPlace } from '../../define.ts'
import { inferredFrom } from '../../inference.ts'
import { takeLastFour } from '../../repairs/take-last-four.ts'
import { secretPath } from '../../secret-path.ts'
import { inWords, SENSITIVITY_WORDS } from '../../words.ts'

/**
 * What is merely about a secret (its length, whether it is set, a comparison, a brand that an If concludes) shows no
 * digit; a CVV is so short that comparing it tells it. Of a card the first six and any other four may be shown, as
 * truncation allows it.
 */
export const extractReduces = defineRule({
  rule: 'extract-reduces',
  code: 'SF-SEC-03',
  severity: 'error',
  group: 'secrecy',
  messages: {
    whole:
      '“{{node}}” copies {{what}} ({{origin}}) as it is into {{target}}, which is not secure: from there it can be logged and read by everything in the flow. Extract only what reduces it: {{instead}}.',
    much: '“{{node}}” copies {{digits}} digits of {{what}} ({{origin}}) into {{target}}, which is not secure: that is more than may be shown. Extract only what reduces it: {{instead}}.',
    cvv: '“{{node}}” copies a part of a CVV ({{origin}}) into {{target}}, which is not secure: no digit of a CVV may be kept or logged. Extract only whether it is set, or its length.',
    guessed:
      '“{{node}}” takes into {{target}}, which is not secure, whether a CVV ({{origin}}) is a certain value: who reads the answers can find the code out, and nothing of a CVV may be kept or logged. Extract only whether it is set, or its length.',
    together:
      '“{{node}}” copies a piece of {{what}} ({{origin}}) into {{target}}, and {{earlier}} has another one: together they show {{digits}} digits, more than may be shown, because whoever reads both can put them together. Extract one piece only: {{instead}}.',
    round:
      '“{{node}}” copies a piece of {{what}} ({{origin}}) into {{target}}, which is not secure, and another one whenever it is gone through again: each can be logged, and together they are all of it. Extract once, and only what reduces it: {{instead}}.',
    needless:
      '{{show}} {{digits}} digits of {{what}} ({{origin}}). The first six and the last four may be shown, but hardly anybody needs both: hand out the last four alone.',
  },
  docs: {
    summary: 'What is extracted from a secret shows no more of it than may be shown.',
    why: 'Extract Secure Data copies into a variable that is not secure, and its value may be logged. A copy of the card number undoes what the secure variable was for, and pieces of it in several variables can be put together again.',
    source:
      '“Sensitive information may be logged” (Genesys Resource Center, “Extract Secure Data action”); PCI DSS 4.0.1, 3.3.1 (no CVV) and 3.4.1 (at most the first six and the last four digits are shown).',
    fix: 'Extract `Right(…, 4)`, `Length(…)`, `IsSet(…)` or, but for a CVV, a comparison. The fix takes the last four digits of a card number; what reads the variable then gets four digits, so look at that before.',
    invalid: [
      {
        shows: 'The whole card number.',
        flow: 'start -> card: collect(CC) -> cut: extract(Copy = Task.CC) -> done: return',
      },
      {
        shows: 'Two pieces that can be put together.',
        flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4); Middle = Substring(Task.CC, 8, 4)) -> done: return',
      },
      {
        shows: 'The last digit of the CVV.',
        flow: 'start -> cvv: collect(CVV) -> cut: extract(Hint = Right(Task.CVV, 1)) -> done: return',
      },
    ],
    valid: [
      {
        shows: 'The last four digits, and the brand by the first.',
        flow: 'start -> card: collect(CC) -> cut: extract(Last4 = Right(Task.CC, 4); Brand = Left(Task.CC, 1)) -> done: return',
      },
      {
        shows: 'A yes or no says nothing of the digits.',
        flow: 'start -> card: collect(CC) -> check: extract(Is_Full = Length(Task.CC) == 16) -> full: decide(Task.Is_Full) -> done: return',
      },
    ],
  },
  *check({ analysis, report }) {
    const extractions = extractionsOf(analysis)
    if (extractions.length === 0) return
    const seen = seenOutside(analysis)
    const together = recombine(analysis, extractions, digitsOfPieces)
    const reported = new Set<Extraction>()
    for (const extraction of extractions) {
      const { node, origin, target, pieces, field } = extraction
      const { sensitivity } = analysis.classOf(origin)
      const digits = digitsOfPieces(pieces)
      const isGuess =
        digits === 0 &&
        sensitivity === 'cvv' &&
        isGuessed(analysis, extraction.expression, origin, node.task)
      if (digits === 0 && !isGuess) continue
      const words = {
        node: node.name,
        what: SENSITIVITY_WORDS[sensitivity],
        origin: origin.name,
        target: target.name,
        instead: INSTEAD[sensitivity],
      }
      const place: ReportPlace = {
        node: node.id,
        field,
        variable: target.id,
        about: `${field} ${origin.id}`,
        path: secretPath(analysis, origin, node),
        remark: inferredFrom(analysis, { variables: [origin] }),
      }
      if (isGuess) {
        yield report('guessed', words, place)
        continue
      }
      if (!mayShow(sensitivity, pieces)) {
        reported.add(extraction)
        const fix = takeLastFour(analysis, extraction)
        if (digits === Number.POSITIVE_INFINITY) yield report('whole', words, { ...place, fix })
        else if (sensitivity === 'cvv') yield report('cvv', words, place)
        else yield report('much', { ...words, digits }, place)
        continue
      }
      if (showsPieceByPiece(analysis, extraction)) {
        reported.add(extraction)
        yield report('round', words, place)
        continue
      }
      const known = together.get(extraction)
      const others = (known?.showings ?? []).filter((other) => other !== extraction)
      if (known !== undefined && !mayShow(sensitivity, known.pieces)) {
        // What is wrong by itself has been said; with it anything is too much.
        if (others.some((other) => reported.has(other))) continue
        const earlier = inWords([...new Set(others.map((other) => other.target.name))])
        const sum = digitsOfPieces(known.pieces)
        yield report('together', { ...words, earlier, digits: sum }, place)
        continue
      }
      const visible = [...others, extraction].filter((one) => seen.has(one.target.id))
      const isTogether = digits > FEW_DIGITS || visible.includes(extraction)
      const shown = visible.length > 1 ? (known?.pieces ?? pieces) : pieces
      // Of anything but a card number so many have been reported.
      if (!isTogether || digitsOfPieces(shown) <= FEW_DIGITS) continue
      const names = [...new Set([...visible, extraction].map((one) => one.target.name))]
      yield report(
        'needless',
        {
          ...words,
          show: `${inWords(names)} ${names.length === 1 ? 'shows' : 'together show'}`,
          digits: digitsOfPieces(shown),
        },
        { ...place, severity: 'warning' },
      )
    }
  },
})

/** As many as the longest piece that truncation leaves: nobody can be told more by fewer. */
const FEW_DIGITS = 6

/** Truncation leaves the first six digits and any other four of a card number; elsewhere four tell nothing. */
function mayShow(sensitivity: Sensitivity, pieces: Pieces): boolean {
  switch (sensitivity) {
    case 'pan':
      return pieces.first <= FEW_DIGITS && digitsAfterFirst(pieces) <= 4
    case 'expiry':
      // Four digits are all of it: the month or the year.
      return digitsOfPieces(pieces) <= 2
    case 'cvv':
      return digitsOfPieces(pieces) === 0
    case 'token':
    case 'credential':
    case 'none':
      return digitsOfPieces(pieces) <= 4
  }
}

const INSTEAD: Readonly<Record<Sensitivity, string>> = {
  none: 'the last four characters with Right(…, 4), or a yes or no',
  pan: 'the last four digits with Right(…, 4), a length, or a yes or no',
  cvv: 'whether it is set, or its length',
  expiry: 'a yes or no, such as whether the month is valid',
  token: 'a yes or no, such as whether it is set',
  credential: 'a yes or no, such as whether it is set',
}

/** The variables whose value, or something made of it, is handed out of the flow. */
function seenOutside(analysis: Analysis): ReadonlySet<VariableId> {
  return analysis.influence.into(analysis.answer(readOutside, sameItems))
}

function readOutside(whole: Analysis): readonly Variable[] {
  const read = stepsThat(whole)
    .handOut.filter(whole.isReachable)
    .flatMap((node) =>
      whole
        .readsOf(node)
        .flatMap(({ use, variable }) =>
          variable !== undefined && PLACES[use.place].leavesFlow ? [variable] : [],
        ),
    )
  return [...new Set(read)]
}
