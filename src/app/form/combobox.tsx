import { Popover } from 'radix-ui'
import { type ComponentProps, type KeyboardEvent, useId, useRef, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import { TextField } from '../ui/text-field.tsx'

export interface ComboboxOption {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly icon?: IconName
  readonly isSecure?: boolean
  readonly isMono?: boolean
}

type TextFieldOptions = Omit<
  ComponentProps<typeof TextField>,
  'value' | 'onChange' | 'onBlur' | 'onKeyDown' | 'inputProps' | 'ref'
>

/**
 * A line of text with a list of what could be meant (ARIA's combobox with list). The list opens on typing, on a click
 * and by the arrow keys; the focus stays in the text.
 */
export function Combobox({
  text,
  options,
  note = null,
  onText,
  onChoose,
  onOpenChange,
  onLeave,
  onPress,
  ...field
}: TextFieldOptions & {
  readonly text: string
  readonly options: readonly ComboboxOption[]
  /** What there is to say of the list, below it or in its place. */
  readonly note?: string | null
  /** `caret` is where the text cursor stands. */
  readonly onText: (text: string, caret: number) => void
  readonly onChoose: (option: ComboboxOption, input: HTMLInputElement) => void
  /** Whether somebody looks at the list, or would if there were one. */
  readonly onOpenChange?: (isOpen: boolean) => void
  readonly onLeave?: () => void
  /** Keys that the list has no use for. */
  readonly onPress?: (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => void
}) {
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  // The list stands below the box alone: a label may be beside it, and a hint below.
  const [box] = useState(() => ({
    get current() {
      return input.current?.closest('.ui-input') ?? null
    },
  }))
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const isShown = isOpen && options.length > 0
  const isPanelShown = isShown || (isOpen && note !== null)

  const setOpenTo = (open: boolean) => {
    setOpen(open)
    if (open !== isOpen) onOpenChange?.(open)
  }
  const close = () => {
    setOpenTo(false)
    setActive(-1)
  }
  const choose = (option: ComboboxOption) => {
    close()
    if (input.current !== null) onChoose(option, input.current)
  }
  const move = (by: 1 | -1) => {
    setOpenTo(true)
    setActive((at) =>
      isShown ? (at + by + options.length) % options.length : by > 0 ? 0 : options.length - 1,
    )
  }
  const press = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const chosen = isShown ? options[active] : undefined
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault()
      choose(chosen)
    } else if (event.key === 'Escape' && isPanelShown) {
      event.stopPropagation()
      close()
    } else {
      onPress?.(event)
    }
  }
  return (
    <Popover.Root open={isPanelShown} modal={false}>
      <Popover.Anchor virtualRef={box} />
      <div className="form-combobox">
        <TextField
          {...field}
          ref={input}
          value={text}
          onChange={(typed) => {
            setOpenTo(true)
            setActive(-1)
            onText(typed, input.current?.selectionStart ?? typed.length)
          }}
          onBlur={() => {
            close()
            onLeave?.()
          }}
          onKeyDown={press}
          inputProps={{
            role: 'combobox',
            'aria-expanded': isShown,
            'aria-autocomplete': 'list',
            ...(isShown ? { 'aria-controls': list } : {}),
            ...(isShown && active >= 0 ? { 'aria-activedescendant': `${list}-${active}` } : {}),
            onClick: () => setOpenTo(true),
            title: text,
          }}
        />
      </div>
      <Popover.Portal>
        <Popover.Content
          role="presentation"
          className="ui-menu form-options"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {isShown && (
            // A datalist can show neither the key of a secure variable nor a second line.
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
            <div id={list} role="listbox" aria-label={field.label}>
              {options.map((option, i) => (
                <Option
                  key={option.id}
                  id={`${list}-${i}`}
                  option={option}
                  isActive={i === active}
                  onChoose={() => choose(option)}
                />
              ))}
            </div>
          )}
          {note !== null && (
            <p className="form-options-note" role="status">
              {note}
            </p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Option({
  id,
  option,
  isActive,
  onChoose,
}: {
  readonly id: string
  readonly option: ComboboxOption
  readonly isActive: boolean
  readonly onChoose: () => void
}) {
  return (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classNames('ui-menu-item', option.isSecure && 'is-secure')}
      data-highlighted={isActive ? '' : undefined}
      ref={(element) => {
        if (isActive) element?.scrollIntoView({ block: 'nearest' })
      }}
      // The text keeps the focus: a pointer that goes down here must not take it.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onChoose()
      }}
    >
      {option.icon !== undefined && <Icon name={option.icon} size={14} />}
      <span className="grow">
        <span className={option.isMono === true ? 'mono' : undefined}>{option.label}</span>
        {option.detail !== undefined && <small className="hint">{option.detail}</small>}
      </span>
    </div>
  )
}
