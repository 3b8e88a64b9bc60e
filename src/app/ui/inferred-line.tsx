import { Button } from './button.tsx'

/** Something that was concluded rather than declared, with what makes it declared, or wrong. */
export function InferredLine({
  text,
  confirm,
  onConfirm,
  deny,
  onDeny,
}: {
  readonly text: string
  readonly confirm: string
  readonly onConfirm: () => void
  /** Left out where another choice beside it says that it is wrong. */
  readonly deny?: string
  readonly onDeny?: () => void
}) {
  return (
    <div className="ui-inferred">
      <p className="t12 t2">{text}</p>
      <Button size="sm" variant="line" onClick={onConfirm}>
        {confirm}
      </Button>
      {deny !== undefined && (
        <Button size="sm" variant="line" onClick={onDeny}>
          {deny}
        </Button>
      )}
    </div>
  )
}
