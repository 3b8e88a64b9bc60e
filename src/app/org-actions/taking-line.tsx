import type { NodeId } from '#core/base/ids.ts'
import { Icon } from '../ui/icon.tsx'
import { useTaking } from './take-store.ts'

/** Where a picker has closed: that the action is being read, or why it was not. */
export function TakingLine({ node }: { readonly node: NodeId }) {
  const { taking, failure } = useTaking()
  if (taking?.node === node) {
    return (
      <p className="t12 t2" role="status">
        Reading {taking.name}…
      </p>
    )
  }
  return failure?.node !== node ? null : (
    <p className="ui-field-error">
      <Icon name="error" size={12} />
      <span>
        {failure.name} was not read. {failure.text}
      </span>
    </p>
  )
}
