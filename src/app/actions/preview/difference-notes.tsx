import type { VersionDifference } from '#core/analysis/preview/version-difference.ts'
import { SeverityIcon } from '../../ui/severity-icon.tsx'
import type { NotesAt } from '../use-action-notes.ts'

/** What the rules say of a field, and where the versions of Velocity differ for the test values. */
export function withDifferences(
  notesAt: NotesAt,
  differences: readonly VersionDifference[],
): NotesAt {
  return (path) => {
    const notes = notesAt(path)
    const own = differences.filter(({ field }) => field === path)
    if (own.length === 0) return notes
    return {
      ...notes,
      hint: (
        <>
          {notes.hint}
          {own.map(({ message }) => (
            <span key={message} className="code-warned">
              <SeverityIcon severity="warning" size={12} />
              <span>{message}</span>
            </span>
          ))}
        </>
      ),
    }
  }
}
