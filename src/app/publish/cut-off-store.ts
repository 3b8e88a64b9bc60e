import { useEffect } from 'react'
import { create } from 'zustand'
import { heldDesigns } from '#adapters/browser/design-hold.ts'
import { hasWritten, isFinished, type Journal } from '#core/publish/journal.ts'
import { standingsOf } from '#core/publish/standing.ts'
import { publishRecords } from './publish-records.ts'
import { holdName } from './run-hold.ts'

/** A publish that has written something, has not come to its end, and is not under way in any tab. */
export interface CutOff {
  readonly journal: string
  readonly design: string
  readonly flowName: string
  readonly org: Journal['org']
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly done: number
  readonly steps: number
}

interface CutOffState {
  /** The newest first. */
  readonly cutOffs: readonly CutOff[]
}

const CHANNEL = 'secure-flow-studio.publishing'
/** While another tab publishes it may be closed, which nobody tells. */
const POLL_MS = 2000

const useCutOffStore = create<CutOffState>()(() => ({ cutOffs: [] }))

/** What was cut off, by all tabs of this browser, the newest first. */
export function useCutOffs(): readonly CutOff[] {
  useEffect(watch, [])
  return useCutOffStore((state) => state.cutOffs)
}

/** The publish of a design that was cut off; null when none was. */
export function useCutOffOf(design: string): CutOff | null {
  return useCutOffs().find((one) => one.design === design) ?? null
}

/** Tells all tabs that a publish has begun, has written something or has ended. */
export function publishingChanged(): void {
  const tabs = new BroadcastChannel(CHANNEL)
  // A channel is of one origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage(null)
  tabs.close()
  if (isWatched) void look()
}

/** Is told that a publish has begun, has written something or has ended, in any tab. Gives what ends it. */
export function onPublishingChanged(tell: () => void): () => void {
  const tabs = new BroadcastChannel(CHANNEL)
  tabs.addEventListener('message', tell)
  return () => tabs.close()
}

/** “1 of 3 steps done”. */
export function howFar({ done, steps }: CutOff): string {
  return `${done} of ${steps === 1 ? '1 step' : `${steps} steps`} done`
}

let isWatched = false
let again: ReturnType<typeof setTimeout> | undefined

/** From the first page that wants to know until the tab is closed. */
function watch(): void {
  if (isWatched) return
  isWatched = true
  new BroadcastChannel(CHANNEL).addEventListener('message', () => void look())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look()
  })
  void look()
}

async function look(): Promise<void> {
  clearTimeout(again)
  const { open, isUnderWay } = await readCutOffs()
  useCutOffStore.setState({ cutOffs: open })
  if (isUnderWay) again = setTimeout(() => void look(), POLL_MS)
}

async function readCutOffs() {
  const newest = await publishRecords.newest()
  // The page of the publish itself says why this browser does not give out what it keeps.
  if (!newest.ok) return { open: [], isUnderWay: false }
  const unfinished = newest.value.filter((journal) => !isFinished(journal) && hasWritten(journal))
  const held = await heldDesigns(unfinished.map(holdName))
  return {
    open: unfinished.filter((journal) => !held.has(holdName(journal))).map(describe),
    isUnderWay: held.size > 0,
  }
}

function describe(journal: Journal): CutOff {
  const { id, org, plan, startedAt } = journal
  const standings = standingsOf(journal)
  return {
    journal: id,
    design: plan.design,
    flowName: plan.flowName,
    org,
    startedAt,
    done: standings.filter(({ standing }) => standing === 'done').length,
    steps: standings.length,
  }
}
