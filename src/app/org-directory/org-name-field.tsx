import { type ComponentProps, useState } from 'react'
import type { OrgNames } from '#core/kinds/fields.ts'
import { Combobox } from '../form/combobox.tsx'
import { languageWords } from './common-languages.ts'
import { useOrgNames } from './use-org-names.ts'

type Options = Omit<
  ComponentProps<typeof Combobox>,
  'text' | 'options' | 'note' | 'onText' | 'onChoose' | 'onOpenChange'
>

/** More than anybody reads; typing narrows it. */
const SHOWN = 50

/** The name of something of the org, with suggestions once the field is opened. Any other text stays allowed. */
export function OrgNameField({
  names,
  value,
  onChange,
  ...field
}: Options & {
  readonly names: OrgNames
  readonly value: string
  readonly onChange: (name: string) => void
}) {
  const [isOpened, setOpened] = useState(false)
  const { names: known, note } = useOrgNames(names, isOpened, value)
  const typed = value.trim().toLowerCase()
  const isChosen = known.some((name) => name === value)
  const options = known
    .filter((name) => isChosen || name.toLowerCase().includes(typed))
    .slice(0, SHOWN)
    .map((name) => {
      const detail = names === 'languages' ? languageWords(name) : null
      return { id: name, label: name, ...(detail === null ? {} : { detail }) }
    })
  return (
    <Combobox
      {...field}
      text={value}
      options={options}
      note={note}
      onOpenChange={setOpened}
      onText={(text) => onChange(text)}
      onChoose={({ label }) => onChange(label)}
    />
  )
}
