import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { usePreferences } from './preference-store.ts'
import { type Shortcut, useShortcutList, useShortcuts } from './shortcuts.ts'

afterEach(() => {
  cleanup()
  usePreferences.getState().choose({ singleKeys: true })
})

function setup(shortcut: Partial<Shortcut> & Pick<Shortcut, 'keys'>) {
  const done: string[] = []
  function Page() {
    useShortcuts([
      {
        id: 'it',
        label: 'Do it',
        group: 'General',
        run: () => done.push('run'),
        ...shortcut,
      },
    ])
    return (
      <>
        <input aria-label="text" />
        <button type="button">button</button>
        <input aria-label="own" data-own-undo />
      </>
    )
  }
  render(<Page />)
  return { done, user: userEvent.setup() }
}

test('a letter does its thing on the page', async () => {
  const { done, user } = setup({ keys: ['N'] })
  await user.keyboard('n')
  expect(done).toEqual(['run'])
})

test('a letter typed into a field is text', async () => {
  const { done, user } = setup({ keys: ['N'] })
  await user.type(screen.getByLabelText('text'), 'n')
  expect(done).toEqual([])
})

test('letters can be switched off', async () => {
  const { done, user } = setup({ keys: ['N'] })
  usePreferences.getState().choose({ singleKeys: false })
  await user.keyboard('n')
  expect(done).toEqual([])
})

test('keys with Ctrl work in a field too', async () => {
  const { done, user } = setup({ keys: ['Mod+S'] })
  await user.click(screen.getByLabelText('text'))
  await user.keyboard('{Control>}s{/Control}')
  expect(done).toEqual(['run'])
})

test('a field that is no part of the design keeps its own undo', async () => {
  const { done, user } = setup({ keys: ['Mod+Z'] })
  await user.click(screen.getByLabelText('own'))
  await user.keyboard('{Control>}z{/Control}')
  expect(done).toEqual([])
  await user.click(screen.getByLabelText('text'))
  await user.keyboard('{Control>}z{/Control}')
  expect(done).toEqual(['run'])
})

test('`when` leaves the key alone', async () => {
  const { done, user } = setup({ keys: ['Escape'], when: () => false })
  await user.keyboard('{Escape}')
  expect(done).toEqual([])
})

test('the question mark opens what it opens', async () => {
  const { done, user } = setup({ keys: ['?'] })
  await user.keyboard('{Shift>}?{/Shift}')
  expect(done).toEqual(['run'])
})

test('nothing of the page answers while a dialog is open', async () => {
  const { done, user } = setup({ keys: ['F8'] })
  const dialog = document.createElement('dialog')
  dialog.setAttribute('open', '')
  document.body.append(dialog)
  await user.keyboard('{F8}')
  dialog.remove()
  expect(done).toEqual([])
})

test('the sheet lists a shortcut only while it works', () => {
  setup({ keys: ['N'] })
  expect(useShortcutList.getState().listed.map(({ id }) => id)).toEqual(['it'])
  cleanup()
  expect(useShortcutList.getState().listed).toEqual([])
})
