import { useDeferredValue, useMemo, useState } from 'react'
import { type ActionPreview, previewAction } from '#core/analysis/preview/preview-action.ts'
import { type TestCard, testCards } from '#core/analysis/preview/test-cards.ts'
import { publishedCards } from '#core/gateways/published-cards.ts'
import { findGateway } from '#core/gateways/registry.ts'
import type { DataAction } from '#core/model/data-action.ts'
import { useDesign } from '../../state/document-store.ts'
import { type TestSetup, useTestSetupChanges, useTestSetup } from './test-setup-store.ts'

/** What the parts of the editor show of a try. */
export interface Try {
  readonly preview: ActionPreview
  readonly setup: TestSetup
  readonly change: (patch: Partial<TestSetup>) => void
  /** Values that are being typed are tried at once, and kept when their field is left. */
  readonly values: {
    readonly type: (values: TestSetup['values']) => void
    readonly keep: () => void
  }
  /** The published test card that is tried. */
  readonly card: string
  readonly cards: readonly TestCard[]
  /** Whether there is a gateway that can answer. */
  readonly hasEmulator: boolean
  /** Whether the test values are to be read. */
  readonly isRevealed: boolean
  readonly reveal: (isRevealed: boolean) => void
}

/** Always current, and never in the way of typing: React computes it when nothing more urgent is to be done. */
export function useTry(action: DataAction): Try {
  const { id: design } = useDesign()
  const setup = useTestSetup({ design, action: action.id })
  const { change: changeAt, keep } = useTestSetupChanges()
  const [isRevealed, reveal] = useState(false)
  const gateway = findGateway(action.gateway)
  const card = cardOf(setup, action)
  const wanted = useMemo(() => ({ action, setup, card }), [action, setup, card])
  const settled = useDeferredValue(wanted)
  const preview = useMemo(() => computed(settled), [settled])
  const cards = useMemo(
    () => (gateway === undefined ? [] : testCards(gateway, OPENED_AT)),
    [gateway],
  )
  const place = { design, action: action.id }
  const change = (patch: Partial<TestSetup>) => {
    changeAt(place, patch)
    keep(place)
  }
  const values = {
    type: (typed: TestSetup['values']) => changeAt(place, { values: typed }),
    keep: () => keep(place),
  }
  const hasEmulator = gateway !== undefined
  return { preview, setup, change, values, card, cards, hasEmulator, isRevealed, reveal }
}

/** Cards and tokens expire by it. */
const OPENED_AT = Date.now()

function computed({
  action,
  setup,
  card,
}: {
  readonly action: DataAction
  readonly setup: TestSetup
  readonly card: string
}): ActionPreview {
  const { values, reply, own } = setup
  return previewAction(action, {
    card,
    values,
    scenario: reply === 'own' ? 'success' : reply,
    sample: reply === 'own' ? own : null,
    now: OPENED_AT,
  })
}

/** Another gateway has other cards. */
function cardOf({ card }: TestSetup, action: DataAction): string {
  const published = publishedCards([action])
  return card !== null && published.includes(card) ? card : published[0]
}
