import { Icon } from '../ui/icon.tsx'

/** Why something was not done, where it was asked for. */
export function Refusal({ text }: { readonly text: string }) {
  return (
    <p className="publish-notice is-error" role="alert">
      <Icon name="error" />
      <span>{text}</span>
    </p>
  )
}
