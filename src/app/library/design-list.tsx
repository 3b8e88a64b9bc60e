import type { DamagedEntry, ShelfEntry } from '#adapters/browser/design-shelf.ts'
import { describeShelfError } from '#adapters/browser/design-shelf.ts'
import { newDesignId } from '#adapters/browser/identity.ts'
import { saveDesignFile } from '../files/design-file.ts'
import { openDesign } from '../files/open-design.ts'
import { shelf } from '../files/shelf.ts'
import { hrefOf } from '../shell/route.ts'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toast-store.ts'
import { DesignCard } from './design-card.tsx'

/** Designs as cards, and the ones that cannot be read any more as lines below. */
export function DesignList({
  entries,
  damaged,
  onChange,
}: {
  readonly entries: readonly ShelfEntry[]
  readonly damaged: readonly DamagedEntry[]
  readonly onChange: () => void
}) {
  return (
    <>
      <ul className="home-cards">
        {entries.map((entry) => (
          <DesignCard
            key={entry.id}
            entry={entry}
            onDuplicate={() =>
              openDesign({
                ...entry.design,
                id: newDesignId(),
                flow: { ...entry.design.flow, name: `${entry.name}, copy` },
              })
            }
            onSave={() => void saveDesignFile(entry.design)}
            onRemove={() => void remove(entry, onChange)}
          />
        ))}
      </ul>
      {damaged.map(({ id, name, detail }) => (
        <p key={id} className="home-damaged">
          <Icon name="warning" size={14} className="c-warning" />
          <span className="grow">
            <b>{name}</b> cannot be read any more. {detail}
          </span>
          <a href={hrefOf({ page: 'design', id })}>Save what is left</a>
        </p>
      ))}
    </>
  )
}

/** Removes at once and offers Undo: nothing is asked beforehand. */
async function remove(entry: ShelfEntry, onChange: () => void): Promise<void> {
  const removed = await shelf.remove(entry.id)
  if (!removed.ok) {
    return showToast({ text: describeShelfError(removed.error), tone: 'error' })
  }
  onChange()
  showToast({
    text: `Removed “${entry.name}”`,
    action: { label: 'Undo', run: () => void putBack(entry, onChange) },
  })
}

async function putBack(entry: ShelfEntry, onChange: () => void): Promise<void> {
  const put = await shelf.put(entry)
  if (!put.ok) showToast({ text: describeShelfError(put.error), tone: 'error' })
  onChange()
}
