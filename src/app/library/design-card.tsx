import type { ShelfEntry } from '#adapters/browser/design-shelf.ts'
import { now } from '#adapters/browser/identity.ts'
import type { Severity } from '#core/lint/problem.ts'
import { CutOffMark } from '../publish/cut-off-notes.tsx'
import { hrefOf } from '../shell/route.ts'
import { IconButton } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { countOf, SeverityIcon } from '../ui/severity-icon.tsx'
import { Preview } from './preview.tsx'
import { describeWhen } from './when.ts'

/** A design of this browser: the whole card opens it. */
export function DesignCard({
  entry,
  onDuplicate,
  onSave,
  onRemove,
}: {
  readonly entry: ShelfEntry
  readonly onDuplicate: () => void
  readonly onSave: () => void
  readonly onRemove: () => void
}) {
  const { design, name, changedAt, problems } = entry
  const nodes = design.nodes.length
  return (
    <li className="home-card">
      <Preview design={design} />
      <div className="home-card-text">
        <h3 className="ell" title={name}>
          <a href={hrefOf({ page: 'design', id: entry.id })}>{name}</a>
        </h3>
        {problems !== null && <ProblemCounts problems={problems} />}
        <p>
          Changed {describeWhen(changedAt, now())}, {nodes} {nodes === 1 ? 'node' : 'nodes'}
        </p>
        <Menu
          label={`Design ${name}`}
          align="end"
          entries={[
            { id: 'duplicate', label: 'Duplicate', icon: 'copy', onSelect: onDuplicate },
            { id: 'save', label: 'Save as a file', icon: 'file', onSelect: onSave },
            { line: 'remove' },
            {
              id: 'remove',
              label: 'Remove from this browser',
              icon: 'trash',
              isDanger: true,
              onSelect: onRemove,
            },
          ]}
        >
          <IconButton icon="dots" label={`More about ${name}`} tooltip="More" size="sm" />
        </Menu>
        <CutOffMark design={entry.id} />
      </div>
    </li>
  )
}

const SEVERITIES: readonly Severity[] = ['error', 'warning']

function ProblemCounts({ problems }: { readonly problems: Readonly<Record<Severity, number>> }) {
  const shown = SEVERITIES.filter((severity) => problems[severity] > 0)
  if (shown.length === 0) {
    return (
      <span className="home-counts c-success">
        <Icon name="ok" size={14} label="No errors and no warnings" />
      </span>
    )
  }
  return (
    <span className="home-counts">
      {shown.map((severity) => (
        <span key={severity} className={`ui-severity ui-severity-${severity}`}>
          <SeverityIcon severity={severity} size={14} isDecorative />
          <span aria-hidden="true">{problems[severity]}</span>
          <span className="sr">{countOf(severity, problems[severity])}</span>
        </span>
      ))}
    </span>
  )
}
