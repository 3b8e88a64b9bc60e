import type { ComponentProps } from 'react'
import { useDraft } from '../form/use-draft.ts'
import { OrgNameField } from './org-name-field.tsx'

type Options = Omit<
  ComponentProps<typeof OrgNameField>,
  'onChange' | 'onLeave' | 'onPress' | 'value'
>

/** The same with a text that must pass a check before it is applied. */
export function CheckedOrgNameField({
  value,
  check,
  onApply,
  error,
  ...field
}: Options & {
  readonly value: string
  readonly check: (text: string) => string | null
  readonly onApply: (text: string) => void
}) {
  const draft = useDraft({ value, check, apply: onApply, when: 'typing' })
  return (
    <OrgNameField
      {...field}
      value={draft.text}
      error={draft.error ?? error}
      onChange={draft.change}
      onLeave={draft.leave}
      onPress={draft.press}
    />
  )
}
