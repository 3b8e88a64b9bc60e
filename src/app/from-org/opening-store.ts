import { create } from 'zustand'
import { newDesignId } from '#adapters/browser/identity.ts'
import { describeOpenFlowError, openFlow } from '#core/publish/open-flow.ts'
import type { ListedFlow } from '#core/publish/org-library.ts'
import type { Identity } from '#core/publish/ports.ts'
import { openDesign } from '../files/open-design.ts'
import { sleep } from '../publish/org-session.ts'
import type { OrgSession } from '../publish/org-store.ts'
import { publishRecords } from '../publish/publish-records.ts'
import { announce, announceFailure } from '../shell/announcer.tsx'
import { showToast } from '../ui/toast-store.ts'

interface OpeningState {
  /** The flow that is being opened, and what is being done for it. */
  readonly opening: { readonly flow: string; readonly text: string } | null
  /** Why the last one was not opened, in words. */
  readonly failure: { readonly flow: string; readonly text: string } | null
  readonly open: (session: OrgSession, who: Identity, flow: ListedFlow) => Promise<void>
  readonly cancel: () => void
}

/** Opening a flow of an org: one at a time, and stopped whenever somebody wants. */
export const useOpening = create<OpeningState>()((set) => {
  let stopper = new AbortController()
  return {
    opening: null,
    failure: null,
    async open(session, who, flow) {
      stopper.abort()
      stopper = new AbortController()
      const { signal } = stopper
      const tell = (text: string) => {
        if (signal.aborted) return
        set({ opening: { flow: flow.id, text }, failure: null })
        announce(text)
      }
      tell(`Opening “${flow.name}”`)
      const { flowFiles } = await import('./flow-files.ts')
      const opened = await openFlow(session.client, flow, {
        files: flowFiles,
        org: { id: who.orgId, name: who.orgName },
        sleep: (ms) => sleep(ms, signal),
        isStopped: () => signal.aborted,
        tell,
      })
      if (signal.aborted) return
      set({ opening: null })
      if (!opened.ok) {
        const text = describeOpenFlowError(opened.error)
        set({ failure: { flow: flow.id, text } })
        announceFailure(`“${flow.name}” was not opened. ${text}`)
        return
      }
      const { memory, remarks } = opened.value
      const design = { ...opened.value.design, id: newDesignId() }
      if (memory !== null) {
        const kept = await publishRecords.remember({ org: who.orgId, design: design.id }, memory)
        if (!kept.ok) showToast({ text: `${NOT_REMEMBERED} ${kept.error}`, tone: 'error' })
      }
      openDesign(design, { remarks })
    },
    cancel() {
      stopper.abort()
      set({ opening: null })
      announce('Stopped')
    },
  }
})

const NOT_REMEMBERED =
  'This browser cannot remember what the org has of it, so that publishing it counts as a change.'
