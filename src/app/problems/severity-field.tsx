import { ownSeverity, setOwnSeverity } from '#core/lint/own-severities.ts'
import type { Problem, Severity } from '#core/lint/problem.ts'
import { WEIGHTS } from '#core/model/design.ts'
import { useDocument, useOfDesign } from '../state/document-store.ts'
import type { FieldProps } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { SEVERITY_WORDS } from '../ui/severity-icon.tsx'

const USUAL = ''

/** What a rule weighs in the open design. `usual` is what it weighs where nothing is set, as far as that is at hand. */
export function SeverityField({
  rule,
  code,
  usual,
  ...field
}: Pick<Problem, 'rule' | 'code'> &
  Pick<FieldProps, 'label' | 'layout' | 'isLabelHidden'> & { readonly usual?: Severity }) {
  const weight = useOfDesign((design) => ownSeverity(design, { rule, code }))
  const as = usual === undefined ? '' : ` (${SEVERITY_WORDS[usual].one})`
  const set = (value: string) => {
    const { history, edit } = useDocument.getState()
    if (history === null) return
    const chosen = WEIGHTS.find((one) => one === value) ?? null
    edit(setOwnSeverity(history.design, { rule, code }, chosen), `Set the severity of ${rule}`)
  }
  return (
    <Select
      {...field}
      size="sm"
      value={weight ?? USUAL}
      options={[
        { value: USUAL, label: `As usual${as}` },
        { value: 'error', label: 'Error: keeps it from being published' },
        { value: 'warning', label: 'Warning' },
        { value: 'info', label: 'Info' },
        { value: 'off', label: 'Off: is not reported' },
      ]}
      onChange={set}
    />
  )
}
