import { describeFileError, type FileKind, saveFile } from '#adapters/browser/file-access.ts'
import { settingNotes } from '#core/lint/setting-notes.ts'
import { fileNameOf } from '../files/design-file.ts'
import { refuseSecrets } from '../files/secrets.ts'
import { announceFailure } from '../shell/announcer.tsx'
import { openedDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { showToast } from '../ui/toast-store.ts'
import type { ReportForm } from './report-text.ts'

interface ReportFile extends FileKind {
  readonly ending: string
}

const FILES: Readonly<Record<ReportForm, ReportFile>> = {
  markdown: {
    description: 'Report of problems',
    mime: 'text/markdown',
    extensions: ['.md'],
    ending: 'problems.md',
  },
  json: {
    description: 'Problems as JSON',
    mime: 'application/json',
    extensions: ['.json'],
    ending: 'problems.json',
  },
  sarif: {
    description: 'Problems as SARIF',
    mime: 'application/sarif+json',
    extensions: ['.sarif'],
    ending: 'problems.sarif',
  },
}

/**
 * Saves all problems of the open design as a file, with those that are accepted and why, and those of nodes that are
 * still being drawn; not while the design holds a secret, which a name in a message could tell. Says what came of it.
 */
export async function exportReport(form: ReportForm): Promise<void> {
  const design = openedDesign()
  const { of, found } = useFindings.getState()
  if (of !== design) return showToast({ text: UNDER_WAY })
  if (await refuseSecrets(design)) return
  const { reportText } = await import('./report-text.ts')
  const { ending, ...kind } = FILES[form]
  const text = reportText(form, {
    file: fileNameOf(design, 'secureflow.json'),
    design,
    problems: found,
    settings: settingNotes(design, found),
  })
  const saved = await saveFile({ name: fileNameOf(design, ending), text, kind })
  if (saved.ok) return showToast({ text: `Saved as ${saved.value.name}`, tone: 'success' })
  if (saved.error.code === 'cancelled') return
  const failure = describeFileError(saved.error)
  announceFailure(failure)
  showToast({ text: failure, tone: 'error' })
}

const UNDER_WAY = 'The design is being checked just now: export the report when that is done.'
