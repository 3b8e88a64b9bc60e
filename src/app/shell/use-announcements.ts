import { useEffect } from 'react'
import { useDocument } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { countOf } from '../ui/severity-icon.tsx'
import { announce } from './announcer.tsx'

/** A summary after each keystroke would drown everything else. */
const QUIET_MS = 1000

/** Tells screen readers what undo and redo did, and what the last check found once editing pauses. */
export function useAnnouncements(): void {
  useEffect(
    () =>
      useDocument.subscribe(({ lastStep }, before) => {
        if (lastStep === null || lastStep === before.lastStep) return
        const verb = { edit: '', undo: 'Undo: ', redo: 'Redo: ' }[lastStep.kind]
        announce(`${verb}${lastStep.label}`)
      }),
    [],
  )
  useEffect(() => {
    let said = ''
    let timer: ReturnType<typeof setTimeout> | undefined
    const off = useFindings.subscribe(({ problems }) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const open = problems.filter(({ suppressed }) => suppressed === undefined)
        const errors = open.filter(({ severity }) => severity === 'error').length
        const warnings = open.filter(({ severity }) => severity === 'warning').length
        const summary =
          errors + warnings === 0
            ? 'No errors and no warnings'
            : `${countOf('error', errors)}, ${countOf('warning', warnings)}`
        if (summary !== said) announce(summary)
        said = summary
      }, QUIET_MS)
    })
    return () => {
      clearTimeout(timer)
      off()
    }
  }, [])
}
