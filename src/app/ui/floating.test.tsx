import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import { Button, IconButton } from './button.tsx'
import { VariableChip } from './chip.tsx'
import { keysInWords } from './kbd.tsx'
import { Menu } from './menu.tsx'
import { Popover } from './popover.tsx'
import { Segmented } from './segmented.tsx'
import { SeverityIcon } from './severity-icon.tsx'
import { ToastRegion } from './toast-region.tsx'
import { showToast, useToasts } from './toast-store.ts'
import { TooltipProvider } from './tooltip.tsx'

afterEach(() => {
  cleanup()
  useToasts.setState({ toasts: [] })
})

test('an icon button has its label as name and shows it on focus, with the key', async () => {
  render(
    <TooltipProvider>
      <IconButton icon="undo" label="Undo: add node" shortcut="Mod+Z" />
    </TooltipProvider>,
  )
  await userEvent.setup().tab()
  const button = screen.getByRole('button', { name: 'Undo: add node' })
  expect(document.activeElement).toBe(button)
  expect((await screen.findByText('Ctrl+Z')).parentElement?.textContent).toContain('Undo: add node')
  const description = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  expect(description?.textContent.trim()).toBe('')
})

test('a button that cannot be pressed says why on focus, keeps it when pressed, and does nothing', async () => {
  let pressed = 0
  const button = (whyNot: string | null) => (
    <TooltipProvider>
      <Button whyNot={whyNot} onClick={() => (pressed += 1)}>
        Fix all safe
      </Button>
    </TooltipProvider>
  )
  const { rerender } = render(button('There is no problem to fix.'))
  const user = userEvent.setup()
  const shown = screen.getByRole('button', { name: 'Fix all safe' })
  expect(shown.getAttribute('aria-description')).toBe('There is no problem to fix.')
  await user.tab()
  expect(document.activeElement).toBe(shown)
  expect(shown.getAttribute('aria-disabled')).toBe('true')
  await user.keyboard('{Enter}')
  await user.click(shown)
  const reason = document.getElementById(shown.getAttribute('aria-describedby') ?? '')
  expect(reason?.textContent).toContain('There is no problem to fix.')
  expect(pressed).toBe(0)
  rerender(button(null))
  expect(document.activeElement).toBe(shown)
  expect(shown.hasAttribute('aria-description')).toBe(false)
  expect(document.querySelector('.ui-tooltip')).toBeNull()
  await user.keyboard('{Enter}')
  expect(pressed).toBe(1)
})

function setUpMenu() {
  const done: string[] = []
  render(
    <Menu
      label="Export"
      entries={[
        { id: 'a', label: 'Design file', hint: 'For Git', onSelect: () => done.push('a') },
        { line: 'one' },
        { heading: 'Archy' },
        { id: 'b', label: 'Copy', isDisabled: true, onSelect: () => done.push('b') },
      ]}
    >
      <Button>Export</Button>
    </Menu>,
  )
  return { done, user: userEvent.setup() }
}

describe('menu', () => {
  test('opens by keyboard, runs the entry and gives the focus back', async () => {
    const { done, user } = setUpMenu()
    await user.tab()
    await user.keyboard('{Enter}')
    const menu = await screen.findByRole('menu', { name: 'Export' })
    expect(within(menu).getAllByRole('menuitem')).toHaveLength(2)
    await user.keyboard('{Enter}')
    expect(done).toEqual(['a'])
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Export' }))
  })

  test('injects no style element, which the policy of the page would refuse', async () => {
    const { user } = setUpMenu()
    const before = document.querySelectorAll('style').length
    await user.click(screen.getByRole('button'))
    await screen.findByRole('menu')
    expect(document.querySelectorAll('style').length).toBe(before)
  })

  test('a disabled entry does nothing', async () => {
    const { done, user } = setUpMenu()
    await user.click(screen.getByRole('button'))
    await user.click(await screen.findByRole('menuitem', { name: 'Copy' }))
    expect(done).toEqual([])
  })
})

test('a popover is named, and Escape closes it', async () => {
  render(
    <Popover label="Why" trigger={<Button>Open</Button>}>
      <p>Because</p>
    </Popover>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Open' }))
  expect(await screen.findByRole('dialog', { name: 'Why' })).toBeTruthy()
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('dialog')).toBeNull()
})

describe('toasts', () => {
  test('stand in a status region and run their action once', async () => {
    const done: string[] = []
    render(
      <TooltipProvider>
        <ToastRegion />
      </TooltipProvider>,
    )
    const region = screen.getByRole('status')
    showToast({ text: 'Removed “A”', action: { label: 'Undo', run: () => done.push('undo') } })
    expect(await within(region).findByText('Removed “A”')).toBeTruthy()
    await userEvent.setup().click(within(region).getByRole('button', { name: 'Undo' }))
    expect(done).toEqual(['undo'])
    expect(within(region).queryByText('Removed “A”')).toBeNull()
  })

  test('the oldest goes when there are too many', () => {
    for (const text of ['a', 'b', 'c', 'd']) showToast({ text })
    expect(useToasts.getState().toasts.map(({ text }) => text)).toEqual(['b', 'c', 'd'])
  })

  test('of edits only the newest is told: several would cover what is worked on', () => {
    showToast({ text: 'an edit', topic: 'edit' })
    showToast({ text: 'something else' })
    showToast({ text: 'the next edit', topic: 'edit' })
    const { toasts } = useToasts.getState()
    expect(toasts.map(({ text }) => text).slice(-2)).toEqual(['something else', 'the next edit'])
    expect(toasts.map(({ text }) => text)).not.toContain('an edit')
    expect(new Set(toasts.map(({ id }) => id)).size).toBe(toasts.length)
  })
})

test('a segmented choice is a group of radio buttons', async () => {
  const given: string[] = []
  render(
    <Segmented
      label="Appearance"
      value="light"
      options={[
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
      ]}
      onChange={(value) => given.push(value)}
    />,
  )
  const group = screen.getByRole('radiogroup', { name: 'Appearance' })
  expect(within(group).getByRole<HTMLInputElement>('radio', { name: 'Light' }).checked).toBe(true)
  await userEvent.setup().click(within(group).getByText('Dark'))
  expect(given).toEqual(['dark'])
})

test('a secure variable says so beside its name', () => {
  const { container } = render(<VariableChip name="Task.Token" isSecure />)
  expect(container.querySelector('[aria-label="secure"]')).not.toBeNull()
  expect(container.textContent).toBe('Task.Token')
})

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
] as const)('the sign of %s is named', (severity, name) => {
  render(<SeverityIcon severity={severity} />)
  expect(screen.getByRole('img', { name })).toBeTruthy()
})

test.each([
  ['Mod+Shift+Z', 'Ctrl+Shift+Z', '⇧⌘Z'],
  ['F8', 'F8', 'F8'],
  ['Mod+S', 'Ctrl+S', '⌘S'],
  ['Ctrl+Space', 'Ctrl+Space', '⌃Space'],
])('%s is written %s, or %s on a Mac', (keys, other, mac) => {
  expect(keysInWords(keys, false)).toBe(other)
  expect(keysInWords(keys, true)).toBe(mac)
})
