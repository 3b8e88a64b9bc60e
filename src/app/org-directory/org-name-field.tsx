import type { ComponentProps } from 'react'
import type { OrgNames } from '#core/kinds/fields.ts'
import { Combobox } from '../form/combobox.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useOrgNames } from './use-org-names.ts'

type Options = Omit<ComponentProps<typeof TextField>, 'onBlur' | 'onKeyDown' | 'inputProps' | 'ref'>

/** More than anybody reads; typing narrows it. */
const SHOWN = 50

/** The name of something of the org: signed in with what there is as suggestions, and any other text stays allowed. */
export function OrgNameField({
  names,
  value,
  onChange,
  ...field
}: Options & { readonly names: OrgNames }) {
  const known = useOrgNames(names)
  if (known === null) return <TextField {...field} value={value} onChange={onChange} />
  const typed = value.trim().toLowerCase()
  const isChosen = known.some((name) => name === value)
  const options = known
    .filter((name) => isChosen || name.toLowerCase().includes(typed))
    .slice(0, SHOWN)
    .map((name) => ({ id: name, label: name }))
  return (
    <Combobox
      {...field}
      text={value}
      options={options}
      onText={(text) => onChange(text)}
      onChoose={({ label }) => onChange(label)}
    />
  )
}
