import {
  type DamagedEntry,
  isDamaged,
  type Remark,
  type ShelfEntry,
  type ShelfError,
} from '#adapters/browser/design-shelf.ts'
import { holdDesign } from '#adapters/browser/design-hold.ts'
import { now } from '#adapters/browser/identity.ts'
import type { Severity } from '#core/lint/problem.ts'
import type { Design } from '#core/model/design.ts'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { useView } from '../state/view-store.ts'
import { type Autosave, startAutosave } from './autosave.ts'
import { type FreshDesign, keepFresh, takeFresh } from './fresh-designs.ts'
import { useRemarks } from './remarks-store.ts'
import { showRemarks } from './report-store.ts'
import { useSaveState } from './save-store.ts'
import { shelf } from './shelf.ts'

/** How far opening a design has come. */
export type SessionPhase =
  | { readonly phase: 'opening' }
  | { readonly phase: 'open' }
  | { readonly phase: 'missing' }
  | { readonly phase: 'damaged'; readonly entry: DamagedEntry }
  | { readonly phase: 'failed'; readonly error: ShelfError }

/** The writes of sessions that have ended: who lists designs waits for them. */
let lastWrites: Promise<void> = Promise.resolve()

export function writesOfEndedSessions(): Promise<void> {
  return lastWrites
}

/** Sessions open one after the other: one that ends while it opens gives its lock back before the next asks for it. */
let lastOpening: Promise<void> = Promise.resolve()

/** The autosave of the open session; null when there is none or this tab only reads. */
let current: Autosave | null = null

export function retrySaving(): void {
  current?.retry()
}

/**
 * Opens a design into the document store and keeps it saved until the session ends. Another tab that edits it makes
 * this one read-only, unless `takeOver`.
 */
export function startSession(
  id: string,
  takeOver: boolean,
  onPhase: (phase: SessionPhase) => void,
): () => void {
  const session = { isOver: false, isLost: false, release: none, close: none, stopSaving: none }
  const end = () => {
    session.isOver = true
    session.stopSaving()
    session.close()
    void lastWrites.then(session.release)
  }
  const onLost = () => {
    session.isLost = true
    // What is written from now on would destroy the other tab's work.
    current?.abandon()
    session.stopSaving()
    session.stopSaving = none
    useDocument.getState().setReadOnly(true)
  }
  const open = async () => {
    await lastWrites
    if (session.isOver) return
    const hold = await holdDesign(id, { takeOver, onLost })
    session.release = hold.release
    const found = await findDesign(id)
    if (session.isOver) {
      if (found.phase === 'found' && found.stored === null) keepFresh(found.design, found)
      return hold.release()
    }
    if (found.phase !== 'found') return onPhase(found)

    const mayEdit = hold.isHeld && !session.isLost
    useView.getState().reset()
    session.close = () => useDocument.getState().close()
    if (found.viewedType === null) useDocument.getState().open(found.design, !mayEdit)
    else {
      useDocument.getState().view(found.design, found.viewedType)
      useView.getState().showLeft('outline')
    }
    useRemarks.setState({ remarks: found.remarks })
    if (mayEdit && found.viewedType === null) {
      session.stopSaving = keepSaved(found.design, found.stored, found.remarks)
    }
    if (found.stored === null && found.remarks.length > 0) showRemarks(found.remarks)
    onPhase({ phase: 'open' })
  }
  lastOpening = lastOpening.then(open)
  return end
}

function none(): void {
  // Not opened so far, so nothing is to be undone.
}

type Found =
  | (FreshDesign & {
      readonly phase: 'found'
      /** Null when it is fresh. */
      readonly stored: ShelfEntry | null
    })
  | Exclude<SessionPhase, { phase: 'opening' | 'open' }>

async function findDesign(id: string): Promise<Found> {
  const fresh = takeFresh(id)
  if (fresh !== null) return { phase: 'found', ...fresh, stored: null }
  const stored = await shelf.get(id)
  if (!stored.ok) return { phase: 'failed', error: stored.error }
  const entry = stored.value
  if (entry === null) return { phase: 'missing' }
  if (isDamaged(entry)) return { phase: 'damaged', entry }
  const { design, remarks = [] } = entry
  return { phase: 'found', design, viewedType: null, remarks, stored: entry }
}

/** Writes each state of the document, and what lint finds in it, until the returned function is called. */
function keepSaved(
  opened: Design,
  stored: ShelfEntry | null,
  remarks: readonly Remark[],
): () => void {
  const autosave = startAutosave({
    shelf,
    now,
    onState: (save) => useSaveState.setState({ save }),
    stored: stored === null ? null : { design: stored.design, changedAt: stored.changedAt },
    remarks,
    next: (write) => setTimeout(write),
    later: debounced(CHECK_KEPT_AFTER),
  })
  current = autosave
  useSaveState.setState({ save: { status: 'saved' } })
  if (stored === null) autosave.save(opened, null)

  const offDocument = useDocument.subscribe((state, before) => {
    if (state.history === null || state.history.design === before.history?.design) return
    autosave.save(state.history.design, null)
  })
  const offFindings = useFindings.subscribe(({ of, found }) => {
    if (of === null || of !== useDocument.getState().history?.design) return
    autosave.save(of, countBySeverity(found.filter(({ suppressed }) => suppressed === undefined)))
  })
  const onHide = () => autosave.retry()
  document.addEventListener('visibilitychange', onHide)
  addEventListener('pagehide', onHide)
  addEventListener('beforeunload', askBeforeLoss)
  return () => {
    offDocument()
    offFindings()
    document.removeEventListener('visibilitychange', onHide)
    removeEventListener('pagehide', onHide)
    removeEventListener('beforeunload', askBeforeLoss)
    current = null
    lastWrites = autosave.flush()
  }
}

/** In milliseconds: longer than between two keys. */
const CHECK_KEPT_AFTER = 1000

function debounced(delay: number): (run: () => void) => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return (run) => {
    clearTimeout(timer)
    timer = setTimeout(run, delay)
  }
}

/** What could not be written is in this page only: the browser asks before it throws the page away. */
function askBeforeLoss(event: BeforeUnloadEvent): void {
  if (useSaveState.getState().save.status === 'failed') event.preventDefault()
}

function countBySeverity(
  problems: readonly { readonly severity: Severity }[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of problems) counts[severity] += 1
  return counts
}
