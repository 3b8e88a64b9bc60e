import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { NodeKind } from '#core/kinds/define.ts'
import { useCanvas } from '../canvas/canvas-store.ts'
import { addKind } from '../canvas/commands.ts'
import { isSecureKind, offeredKinds } from '../canvas/kind-choices.ts'
import { startKindDrag } from '../canvas/kind-drag.ts'
import { usePreferences } from '../shell/preference-store.ts'
import { classNames } from '../ui/class-names.ts'
import { Icon, isIconName } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import './palette.css'

/** The kinds of node to add: by click or Enter after the selected node, by dragging anywhere. */
export function Palette() {
  const [query, setQuery] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const groups = offeredKinds()
    .map(({ label, kinds }) => ({
      label,
      kinds: kinds.filter((kind) => isFound(kind, label, words)),
    }))
    .filter(({ kinds }) => kinds.length > 0)
  const first = groups[0]?.kinds[0]
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && first !== undefined && query !== '') addKind(first, AFTER)
    else if (event.key === 'ArrowDown') buttonsOf(list.current)[0]?.focus()
    else if (event.key === 'Escape' && query !== '') setQuery('')
    else return
    event.preventDefault()
  }
  return (
    <div className="ui-panel">
      <div className="palette-head">
        <SearchField value={query} onChange={setQuery} onKeyDown={onFieldKey} />
      </div>
      {/* Arrows go through the buttons of the list, each of which is also a stop of its own. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        className="palette-list"
        ref={list}
        onKeyDown={(event) => stepThrough(event, list.current)}
      >
        {groups.map(({ label, kinds }) => (
          <section key={label} aria-label={label}>
            <h3>{label}</h3>
            {kinds.map((kind) => (
              <KindButton key={kind.id} kind={kind} />
            ))}
          </section>
        ))}
        {groups.length === 0 && <p className="palette-none">Nothing is called “{query}”.</p>}
      </div>
    </div>
  )
}

const AFTER = { type: 'after-selection' } as const

function KindButton({ kind }: { readonly kind: NodeKind }) {
  return (
    <button
      type="button"
      className={classNames('palette-kind', isSecureKind(kind) && 'is-secure')}
      draggable
      title={kind.summary}
      onDragStart={(event) => startKindDrag(event, kind.id)}
      onClick={() => addKind(kind, AFTER)}
    >
      <Icon name={isIconName(kind.icon) ? kind.icon : 'opaque'} />
      <span>{kind.title}</span>
      <small>{kind.summary}</small>
    </button>
  )
}

function SearchField({
  value,
  onChange,
  onKeyDown,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}) {
  const field = useRef<HTMLInputElement>(null)
  const calls = useCanvas((state) => state.paletteCalls)
  const hasSingleKeys = usePreferences((state) => state.singleKeys)
  useEffect(() => {
    if (calls === 0) return
    field.current?.focus()
    field.current?.select()
    useCanvas.setState({ paletteCalls: 0 })
  }, [calls])
  return (
    <div className="ui-input ui-input-quiet">
      <Icon name="search" size={14} />
      <input
        ref={field}
        type="text"
        aria-label="Find a node"
        placeholder="Find a node"
        autoComplete="off"
        spellCheck={false}
        data-own-undo
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {hasSingleKeys && <Kbd keys="N" />}
    </div>
  )
}

function isFound(kind: NodeKind, group: string, words: readonly string[]): boolean {
  const text = `${kind.title} ${kind.summary} ${group}`.toLowerCase()
  return words.every((word) => text.includes(word))
}

function buttonsOf(list: HTMLElement | null): readonly HTMLButtonElement[] {
  return [...(list?.querySelectorAll('button') ?? [])]
}

function stepThrough(event: KeyboardEvent, list: HTMLElement | null): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const buttons = buttonsOf(list)
  const here = buttons.findIndex((button) => button === document.activeElement)
  if (step === undefined || here === -1) return
  event.preventDefault()
  buttons[(here + step + buttons.length) % buttons.length]?.focus()
}
