import { Icon } from '../../ui/icon.tsx'
import type { Try } from './use-preview.ts'

/** Whether what comes out of the sample is what the contract says. */
export function ResultLine({ attempt: { preview } }: { readonly attempt: Try }) {
  const { flow } = preview
  if (flow === null) return null
  if (flow.output === 'success') {
    return (
      <p className="try-result is-fine" role="status">
        <Icon name="ok" size={16} />
        <span className="b">The result matches the contract.</span>
      </p>
    )
  }
  return (
    <p className="try-result is-failure" role="status">
      <Icon name={flow.output === 'timeout' ? 'clock' : 'error'} size={16} />
      <span>{flow.words}</span>
    </p>
  )
}
