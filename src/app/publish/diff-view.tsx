import { useMemo } from 'react'
import type { PartChange } from '#core/publish/changes.ts'
import { describeChangedBy, partDiff } from '#core/publish/plan-text.ts'

/** The texts of a part, line by line: `-` is what the org has, `+` what the design has. */
export function DiffView({ change }: { readonly change: PartChange }) {
  const lines = useMemo(() => linesOf(partDiff(change)), [change])
  const title = `${change.part}, ${change.org === '' ? 'new' : describeChangedBy(change)}`
  return (
    <div className="publish-part">
      <p className="t12">
        <span className="b">{change.part}</span>{' '}
        <span className="t3">{change.org === '' ? 'new' : describeChangedBy(change)}</span>
      </p>
      <div className="publish-diff" role="group" aria-label={title} tabIndex={0}>
        {lines.map(({ key, number, sign, text }) => (
          <div key={key} className={CLASSES[sign]}>
            <i aria-hidden="true">{number ?? '⋯'}</i>
            <span>{sign === '@' ? '' : `${sign === '-' ? '−' : sign} ${text}`}</span>
          </div>
        ))}
      </div>
    </div>
  )
}

type Sign = '+' | '-' | ' ' | '@'

interface DiffLine {
  readonly key: string
  /** Null where lines are left out. */
  readonly number: number | null
  readonly sign: Sign
  readonly text: string
}

const CLASSES: Readonly<Record<Sign, string>> = {
  '+': 'is-added',
  '-': 'is-removed',
  ' ': 'is-same',
  '@': 'is-gap',
}

const HUNK = /^@@ -(\d+)(?:,\d+)? \+(\d+)/

function linesOf(patch: string): readonly DiffLine[] {
  const lines: DiffLine[] = []
  let org = 0
  let design = 0
  for (const [at, line] of patch.split('\n').slice(2).entries()) {
    const hunk = HUNK.exec(line)
    const key = String(at)
    if (hunk !== null) {
      org = Number(hunk[1])
      design = Number(hunk[2])
      if (lines.length > 0) lines.push({ key, number: null, sign: '@', text: '' })
      continue
    }
    const sign = line.startsWith('+') ? '+' : line.startsWith('-') ? '-' : ' '
    lines.push({ key, number: sign === '-' ? org : design, sign, text: line.slice(1) })
    if (sign !== '+') org += 1
    if (sign !== '-') design += 1
  }
  return lines
}
