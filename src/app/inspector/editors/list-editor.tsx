import type { ReactNode } from 'react'
import type { Edit } from '#core/model/edit.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import type { Change } from './editor.ts'
import { Section } from './section.tsx'

/** Changes one part of an entry, and what has to be there before. */
export type ChangeEntry<T> = (entry: T, part: string, before?: readonly Edit[]) => void

/** A list whose entries are done one after the other: each can be taken away or moved up, and one can be added. */
export function ListEditor<T>({
  label,
  path,
  items,
  addLabel,
  itemLabel,
  empty,
  onChange,
  makeItem,
  children,
}: {
  readonly label: string
  readonly path: string
  readonly items: readonly T[]
  readonly addLabel: string
  /** What an entry is called, for the names of its buttons. */
  readonly itemLabel: (item: T, index: number) => string
  readonly empty: string
  readonly onChange: (items: readonly T[], change?: Change) => void
  readonly makeItem: () => T
  readonly children: (item: T, index: number, change: ChangeEntry<T>) => ReactNode
}) {
  const changeAt =
    (index: number): ChangeEntry<T> =>
    (changed, part, before) =>
      onChange(items.with(index, changed), {
        path: `${path}.${index}.${part}`,
        ...(before === undefined ? {} : { before }),
      })
  return (
    <Section
      title={label}
      end={
        <Button size="sm" icon="plus" onClick={() => onChange([...items, makeItem()])}>
          {addLabel}
        </Button>
      }
    >
      {items.length === 0 && <p className="insp-empty">{empty}</p>}
      <ol className="insp-list">
        {items.map((item, index) => (
          // Entries have no identity of their own: their place in the list is what the design keeps.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className="insp-item" data-field={`${path}.${index}`}>
            <div className="insp-item-body">{children(item, index, changeAt(index))}</div>
            <div className="insp-item-tools">
              <IconButton
                icon="up"
                size="sm"
                label={`Move ${itemLabel(item, index)} up`}
                whyNot={index === 0 ? 'It is the first' : null}
                onClick={() => onChange(moveUp(items, index))}
              />
              <IconButton
                icon="trash"
                size="sm"
                label={`Remove ${itemLabel(item, index)}`}
                onClick={() => onChange(items.toSpliced(index, 1))}
              />
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function moveUp<T>(items: readonly T[], index: number): readonly T[] {
  const item = items[index]
  return item === undefined ? items : items.toSpliced(index, 1).toSpliced(index - 1, 0, item)
}
