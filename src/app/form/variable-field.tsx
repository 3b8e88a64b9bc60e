import { Popover } from 'radix-ui'
import { type ComponentProps, useRef, useState } from 'react'
import type { Variable } from '#core/model/design.ts'
import { useDesign } from '../state/document-store.ts'
import { Combobox, type ComboboxOption } from './combobox.tsx'
import { useFormScope } from './form-scope.tsx'
import { NOTHING_KNOWN, type VariableDraft } from './new-variable.ts'
import { NewVariableForm } from './new-variable-form.tsx'
import { isSecureReference, variableNamed, variableOptions } from './variable-options.ts'

type FieldOptions = Pick<
  ComponentProps<typeof Combobox>,
  'label' | 'isLabelHidden' | 'layout' | 'size' | 'isQuiet' | 'error' | 'hint' | 'placeholder'
>

/** What is offered besides variables that exist. */
const NEW = 'new'
const NONE = 'none'

/**
 * The variable that something is written to. Only a variable that exists is applied; any other text stays in the
 * field with the offer to create it.
 */
export function VariableField({
  value,
  onChoose,
  onCreate,
  nameFor = 'Task.',
  known = NOTHING_KNOWN,
  error,
  ...field
}: FieldOptions & {
  /** The name with its prefix; empty for none. */
  readonly value: string
  readonly onChoose: (name: string) => void
  /** Declares the variable and binds it here, in one step. */
  readonly onCreate: (variable: Variable) => void
  /** The name that a new variable starts with. */
  readonly nameFor?: string
  readonly known?: Partial<VariableDraft>
}) {
  const design = useDesign()
  const { task } = useFormScope()
  const [typed, setTyped] = useState<string | null>(null)
  const [isCreating, setCreating] = useState(false)
  const anchor = useRef<HTMLDivElement>(null)
  const text = typed ?? value

  const apply = (name: string) => {
    setTyped(null)
    if (name !== value) onChoose(name)
  }
  const submit = () => {
    if (typed === null) return
    if (typed.trim() === '') apply('')
    else apply(variableNamed(design, task, typed)?.name ?? value)
  }
  const isUnknown =
    typed !== null && typed.trim() !== '' && variableNamed(design, task, typed) === undefined
  const leave = () => {
    if (!isUnknown) submit()
  }
  const choose = (option: ComboboxOption) => {
    if (option.id === NEW) setCreating(true)
    else apply(option.id === NONE ? '' : option.label)
  }
  const end = () => {
    setTyped(null)
    setCreating(false)
  }
  const isSecure = isSecureReference(design, task, text)
  return (
    <Popover.Root open={isCreating} modal={false} onOpenChange={setCreating}>
      <Popover.Anchor asChild>
        <div ref={anchor}>
          <Combobox
            {...field}
            isMono
            isSecure={isSecure}
            {...(isSecure ? { icon: 'key' as const } : {})}
            text={text}
            options={[
              ...variableOptions(design, task, typed ?? ''),
              { id: NEW, label: newLabel(isUnknown ? typed.trim() : ''), icon: 'plus' },
              ...(value === '' ? [] : [{ id: NONE, label: 'No variable', icon: 'minus' as const }]),
            ]}
            error={
              isUnknown ? `${typed.trim()} does not exist: choose a variable or create it.` : error
            }
            onText={setTyped}
            onChoose={choose}
            onLeave={leave}
            onPress={(event) => {
              if (event.key === 'Enter' && !isUnknown) submit()
              if (event.key === 'Enter' && isUnknown) setCreating(true)
              if (event.key === 'Escape') setTyped(null)
            }}
          />
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          className="ui-popover form-popover"
          aria-label="New variable"
          align="end"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            anchor.current?.querySelector('input')?.focus()
          }}
        >
          <NewVariableForm
            task={task}
            name={isUnknown ? withPrefix(typed.trim()) : nameFor}
            known={known}
            onCancel={end}
            onCreate={(variable) => {
              end()
              onCreate(variable)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function newLabel(typed: string): string {
  return typed === '' ? 'New variable…' : `New variable “${withPrefix(typed)}”…`
}

function withPrefix(name: string): string {
  return name.includes('.') ? name : `Task.${name}`
}
