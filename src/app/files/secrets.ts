import type { Problem } from '#core/lint/problem.ts'
import { isSecret } from '#core/lint/written-secrets.ts'
import type { Design } from '#core/model/design.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { showToast } from '../ui/toast-store.ts'
import { showFileReport } from './report-store.ts'

/** Finds the secrets of a design, from the last check when that was of exactly this state. */
export async function secretsIn(design: Design): Promise<readonly Problem[]> {
  const { of, found } = useFindings.getState()
  if (of === design) return found.filter(isSecret)
  const { lintDesign } = await import('#core/lint/lint.ts')
  return lintDesign(design).problems.filter(isSecret)
}

/** Says why a design does not leave this device, with the ways to the secrets. False when it may leave. */
export async function refuseSecrets(design: Design): Promise<boolean> {
  const secrets = await secretsIn(design)
  if (secrets.length === 0) return false
  const title = 'The design holds a secret: it stays on this device until that is gone'
  announceFailure(`Not done. ${title}.`)
  const isOpen = useDocument.getState().history?.design.id === design.id
  if (isOpen) {
    const lines = secrets.map((problem) => ({ text: problem.message, node: null, problem }))
    showFileReport({ place: 'export', title, lines })
  } else showToast({ text: `“${design.flow.name}”: ${title}.`, tone: 'error' })
  return true
}
