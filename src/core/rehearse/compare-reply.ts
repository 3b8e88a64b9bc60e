import { plainText } from '../analysis/preview/plain-text.ts'
import { hideSecrets, maskOf, type Piece } from '../analysis/preview/masked-text.ts'
import {
  type ActionPreview,
  previewAction,
  type PreviewSetup,
} from '../analysis/preview/preview-action.ts'
import type { TranslationPreview } from '../analysis/preview/preview-response.ts'
import { findGateway } from '../gateways/registry.ts'
import { isJsonObject, toJson } from '../language/json/json-value.ts'
import type { ComparedText } from './compare-request.ts'
import type { Difference } from './difference.ts'
import { jsonIn, textOf, type ShownByOrg } from './read-operations.ts'
import { isSameJson } from './same-text.ts'
import { outcomeOfTest, type Tested } from './tested.ts'

interface ComparedReply {
  readonly parts: readonly ComparedText[]
  readonly differences: readonly Difference[]
}

/**
 * What the gateway answered beside what its emulator answers, and what the org made of it beside what our engines make
 * of the same reply.
 *
 * @param onReply Our preview of the reply that the org shows; null when it shows none.
 */
export function compareReply(
  tested: Tested,
  shown: ShownByOrg,
  onReply: ActionPreview | null,
): ComparedReply {
  const { action, test } = tested
  const foreseen = previewAction(action, foreseenSetup(tested))
  const differences: Difference[] = []
  const parts: ComparedText[] = []
  const expected = foreseen.reply?.reply.status ?? null
  if (shown.reply !== null && expected !== null) {
    const isSame = shown.reply.status === expected
    parts.push({
      part: 'status',
      ours: hideSecrets(String(expected), []),
      org: String(shown.reply.status),
      isSame,
    })
    if (!isSame) differences.push({ code: 'status', ours: expected, org: shown.reply.status })
  }
  const rows = onReply?.rows ?? new Map<string, TranslationPreview>()
  const isMapped = test.success || shown.translations !== null
  if (isMapped) {
    for (const [name, row] of rows) parts.push(...comparedRow(name, row, shown))
    differences.push(...nothingFound(tested, rows, foreseen))
  }
  const org = outcomeOfTest(test)
  const ours = (onReply ?? foreseen).flow?.output ?? null
  if (org === 'success') parts.push(...comparedOutputs(tested, onReply))
  if (ours === null ? org !== 'success' : ours !== org) {
    differences.push({ code: 'outcome', ours: ours ?? 'success', org, words: test.error ?? '' })
  }
  return { parts, differences }
}

/** The emulator knows nothing of tokens that the real gateway has given out: it gets those that it gave out itself. */
function foreseenSetup({ card, now }: Tested): PreviewSetup {
  return { card, values: {}, scenario: 'success', sample: null, now }
}

/**
 * Paths that find nothing in the gateway's reply. It is no difference when the emulator leaves the value out for this
 * card too and has it in another case, such as the reason of a decline.
 */
function nothingFound(
  tested: Tested,
  rows: ReadonlyMap<string, TranslationPreview>,
  foreseen: ActionPreview,
): readonly Difference[] {
  const { action } = tested
  const { translationMap } = action.response
  const others = previewsOfOtherCases(tested)
  return [...rows].flatMap(([translation, { value }]): readonly Difference[] => {
    const path = Object.hasOwn(translationMap, translation)
      ? translationMap[translation]
      : undefined
    if (path === undefined || (value.from !== 'default' && value.from !== 'nothing')) return []
    const isLeftOut = others.some((other) => isFound(other, translation))
    if (!isFound(foreseen, translation) && isLeftOut) return []
    const fallback = value.from === 'default' ? value.text : null
    return [{ code: 'nothing-found', translation, path, fallback }]
  })
}

function isFound({ rows }: ActionPreview, translation: string): boolean {
  return rows.get(translation)?.value.from === 'path'
}

/** What the emulator answers for every test card of the gateway, approved and declined. */
function previewsOfOtherCases({ action, now }: Tested): readonly ActionPreview[] {
  const cards = findGateway(action.gateway)?.testPans.value ?? []
  return cards.flatMap((card) =>
    (['success', 'decline'] as const).map((scenario) =>
      previewAction(action, { card, values: {}, scenario, sample: null, now }),
    ),
  )
}

function comparedRow(
  name: string,
  { value, isSecret }: TranslationPreview,
  { translations }: ShownByOrg,
): readonly ComparedText[] {
  const ours = value.from === 'path' || value.from === 'default' ? value.text : ''
  const found = translations === null ? undefined : (translations.get(name) ?? null)
  if (found === undefined) return []
  return [
    {
      part: `translation ${name}`,
      ours: pieces(ours, isSecret),
      org: textOf(found),
      isSame: ours === textOf(found) || isSameJson(jsonIn(ours), jsonIn(found)),
    },
  ]
}

function comparedOutputs({ test }: Tested, onReply: ActionPreview | null): readonly ComparedText[] {
  const result = toJson(test.finalResult)
  const flow = onReply?.flow
  if (!isJsonObject(result) || flow?.output !== 'success') return []
  return flow.outputs.map(({ name, text, sensitivity }) => {
    const org = plainText(result.get(name))
    return {
      part: `output ${name}`,
      ours: pieces(text ?? '', sensitivity !== 'none'),
      org: org ?? '',
      isSame: (org ?? '') === (text ?? '') || isSameJson(jsonIn(org), jsonIn(text)),
    }
  })
}

function pieces(text: string, isSecret: boolean): readonly Piece[] {
  if (text === '') return []
  return [{ text, mask: isSecret ? maskOf(text) : null, isUnresolved: false }]
}
