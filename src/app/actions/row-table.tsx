import type { ReactNode, Ref } from 'react'
import { IconButton } from '../ui/button.tsx'

interface Head {
  readonly text: string
  readonly className?: string
  /** The whole word, where the text is short. */
  readonly title?: string
}

/** Rows of an action that can be taken out, each by its `RemoveCell`, which has no head to be seen. */
export function RowTable({
  label,
  heads,
  children,
  ref,
}: {
  readonly label: string
  readonly heads: readonly Head[]
  readonly children: ReactNode
  readonly ref?: Ref<HTMLTableElement>
}) {
  return (
    <table className="act-table" aria-label={label} ref={ref}>
      <thead>
        <tr>
          {heads.map(({ text, ...head }) => (
            <th key={text} scope="col" {...head}>
              {text}
            </th>
          ))}
          <th scope="col" className="act-tool">
            <span className="sr">Remove</span>
          </th>
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}

/** The last cell of a row: takes the row out. */
export function RemoveCell({
  what,
  onRemove,
}: {
  readonly what: string
  readonly onRemove: () => void
}) {
  return (
    <td className="act-tool">
      <IconButton icon="trash" size="sm" label={`Remove ${what}`} onClick={onRemove} />
    </td>
  )
}
