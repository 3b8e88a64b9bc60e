import { useEffect, useRef } from 'react'
import { tinykeys } from 'tinykeys'
import { create } from 'zustand'
import { usePreferences } from './preference-store.ts'

/** One thing that keys do. The same table feeds the handlers, the tooltips and the sheet. */
export interface Shortcut {
  readonly id: string
  readonly label: string
  readonly group: 'General' | 'Editing' | 'Canvas' | 'Problems'
  /** As `Mod+Shift+Z`, `N`, `F8`, `?`; the first is the one that is shown. `Mod` is Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[]
  /** False leaves the key to whatever else it does. */
  readonly when?: () => boolean
  readonly run: () => void
}

/** What the sheet shows of a shortcut. */
export type ListedShortcut = Pick<Shortcut, 'id' | 'label' | 'group' | 'keys'>

/**
 * The shortcuts that work now, for the sheet. Keys that a widget handles itself, as the canvas does its arrows, are
 * listed here too, by `useListedShortcuts`.
 */
export const useShortcutList = create<{ readonly listed: readonly ListedShortcut[] }>()(() => ({
  listed: [],
}))

/** Makes keys work while the component is shown. The list's ids and keys must not change between renders. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const bindings: Record<string, (event: KeyboardEvent) => void> = {}
    for (const { id, keys } of latest.current) {
      for (const key of keys) {
        bindings[bindingOf(key)] = (event) => {
          const shortcut = latest.current.find((candidate) => candidate.id === id)
          if (shortcut === undefined || !isMeant(event, key) || shortcut.when?.() === false) return
          event.preventDefault()
          shortcut.run()
        }
      }
    }
    return tinykeys(window, bindings)
  }, [])
  useListedShortcuts(shortcuts)
}

/** Puts keys on the sheet that the component handles by itself. */
export function useListedShortcuts(shortcuts: readonly ListedShortcut[]): void {
  const first = useRef(shortcuts)
  useEffect(() => {
    const own = first.current
    useShortcutList.setState(({ listed }) => ({ listed: [...listed, ...own] }))
    return () =>
      useShortcutList.setState(({ listed }) => ({
        listed: listed.filter((shortcut) => !own.includes(shortcut)),
      }))
  }, [])
}

/** True where typed letters are text. */
export function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLSelectElement) return true
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button)$/.test(target.type)
}

/** A key of one letter or sign, which WCAG 2.1.4 lets the user switch off. */
function isSingleKey(keys: string): boolean {
  return keys.length === 1
}

function isMeant(event: KeyboardEvent, keys: string): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return false
  if (!isSingleKey(keys)) return !isOwnUndo(event, keys)
  return usePreferences.getState().singleKeys && !isTextEntry(event.target)
}

/** A field whose text is no part of the design yet keeps its own undo. */
function isOwnUndo(event: KeyboardEvent, keys: string): boolean {
  const isUndoKey = /^Mod\+(Shift\+)?[ZY]$/.test(keys)
  return (
    isUndoKey && event.target instanceof Element && event.target.closest('[data-own-undo]') !== null
  )
}

function bindingOf(keys: string): string {
  if (keys === '?') return 'Shift+?'
  return keys.replace('Mod', '$mod')
}
