import { Popover } from 'radix-ui'
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react'
import { classNames } from '../ui/class-names.ts'
import { Icon, type IconName } from '../ui/icon.tsx'
import type { ScreenPoint } from './canvas-store.ts'

/** One thing that can be picked. */
export interface Choice {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly icon?: IconName
  readonly isSecure?: boolean
  /** Also found by these words. */
  readonly words?: string
  readonly onPick: () => void
}

export interface ChoiceGroup {
  readonly label: string
  readonly choices: readonly Choice[]
}

/** A list with a field that filters it, opened at a point of the window: pick by pointer, or by arrows and Enter. */
export function Picker({
  title,
  placeholder,
  groups,
  note = null,
  anchor,
  onClose,
  onEscape,
}: {
  readonly title: string
  readonly placeholder: string
  readonly groups: readonly ChoiceGroup[]
  /** What there is to say of the choices, as that they are still asked for. */
  readonly note?: string | null
  readonly anchor: ScreenPoint
  /** Whatever ended it. */
  readonly onClose: () => void
  /** Given up by Escape: the focus should go back to where it came from. */
  readonly onEscape: () => void
}) {
  const point = useMemo(
    () => ({ current: { getBoundingClientRect: () => rectAt(anchor) } }),
    [anchor],
  )
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor virtualRef={point} />
      <Popover.Portal>
        <Popover.Content
          className="ui-popover picker"
          aria-label={title}
          side="right"
          align="start"
          sideOffset={8}
          collisionPadding={8}
          onEscapeKeyDown={onEscape}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <h3 className="picker-title">{title}</h3>
          <PickerList
            title={title}
            placeholder={placeholder}
            groups={groups}
            note={note}
            onClose={onClose}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function PickerList({
  title,
  placeholder,
  groups,
  note,
  onClose,
}: {
  readonly title: string
  readonly placeholder: string
  readonly groups: readonly ChoiceGroup[]
  readonly note: string | null
  readonly onClose: () => void
}) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const shown = useMemo(() => filterGroups(groups, query), [groups, query])
  const choices = shown.flatMap((group) => group.choices)
  const current = choices[Math.min(at, choices.length - 1)]
  const currentId = current === undefined ? undefined : `${list}-${current.id}`
  useEffect(() => {
    if (currentId !== undefined) {
      document.querySelector(`#${CSS.escape(currentId)}`)?.scrollIntoView({ block: 'nearest' })
    }
  }, [currentId])
  const pick = (choice: Choice) => {
    onClose()
    choice.onPick()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && choices.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, choices.length - 1) + step + choices.length) % choices.length)
    } else if (event.key === 'Enter' && current !== undefined) {
      event.preventDefault()
      pick(current)
    }
  }
  return (
    <>
      <div className="ui-input ui-input-quiet">
        <Icon name="search" size={14} />
        <input
          role="combobox"
          aria-label={placeholder}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          {...(currentId === undefined ? {} : { 'aria-activedescendant': currentId })}
          placeholder={placeholder}
          autoComplete="off"
          spellCheck={false}
          data-own-undo
          value={query}
          onChange={(event) => {
            setQuery(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className="picker-list" role="listbox" id={list} aria-label={title}>
        {shown.map((group) => (
          <div key={group.label} role="group" aria-label={group.label}>
            <div className="picker-group" aria-hidden="true">
              {group.label}
            </div>
            {group.choices.map((choice) => (
              <ChoiceRow
                key={choice.id}
                id={`${list}-${choice.id}`}
                choice={choice}
                isCurrent={choice === current}
                onPick={() => pick(choice)}
                onPoint={() => setAt(choices.indexOf(choice))}
              />
            ))}
          </div>
        ))}
      </div>
      {choices.length === 0 && query !== '' && (
        <p className="picker-none">Nothing is called “{query}”.</p>
      )}
      {note !== null && (
        <p className="picker-none" role="status">
          {note}
        </p>
      )}
    </>
  )
}

function ChoiceRow({
  id,
  choice,
  isCurrent,
  onPick,
  onPoint,
}: {
  readonly id: string
  readonly choice: Choice
  readonly isCurrent: boolean
  readonly onPick: () => void
  readonly onPoint: () => void
}) {
  return (
    // The field keeps the focus and speaks for the list: keys are handled there.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isCurrent}
      className={classNames('picker-choice', choice.isSecure && 'is-secure')}
      onClick={onPick}
      onPointerMove={onPoint}
    >
      {choice.icon !== undefined && <Icon name={choice.icon} />}
      <span className="grow">
        <span className="picker-label">{choice.label}</span>
        {choice.hint !== undefined && <small>{choice.hint}</small>}
      </span>
    </div>
  )
}

/** Every word that is typed must begin a word of what is shown, or stand in its label. */
function filterGroups(groups: readonly ChoiceGroup[], query: string): readonly ChoiceGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return groups
  return groups.flatMap((group) => {
    const choices = group.choices.filter((choice) => {
      const text = `${choice.label} ${choice.hint ?? ''} ${choice.words ?? ''}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    return choices.length === 0 ? [] : [{ ...group, choices }]
  })
}

function rectAt({ left, top }: ScreenPoint): DOMRect {
  return new DOMRect(left, top, 0, 0)
}
