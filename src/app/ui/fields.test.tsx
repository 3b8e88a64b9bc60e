import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, test } from 'vitest'
import { NumberField } from './number-field.tsx'
import { Select } from './select.tsx'
import { Switch } from './switch.tsx'
import { TextField } from './text-field.tsx'

afterEach(cleanup)

function described(element: HTMLElement): string {
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}

describe('text field', () => {
  test('label, error and hint belong to the field', () => {
    render(
      <TextField
        label="Name"
        value="x"
        onChange={() => undefined}
        error="Is taken."
        hint="Short."
      />,
    )
    const field = screen.getByLabelText('Name')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(described(field)).toBe('Is taken. Short.')
  })

  test('without an error it is not invalid', () => {
    render(<TextField label="Name" value="x" onChange={() => undefined} />)
    expect(screen.getByLabelText('Name').hasAttribute('aria-invalid')).toBe(false)
  })
})

function setUpNumber(props: {
  min?: number
  max?: number
  isEmptyAllowed?: boolean
  isDecimal?: boolean
}) {
  const given: (number | null)[] = []
  function Page() {
    const [value, setValue] = useState<number | null>(10)
    return (
      <NumberField
        label="Seconds"
        value={value}
        onChange={(next) => {
          given.push(next)
          setValue(next)
        }}
        {...props}
      />
    )
  }
  render(<Page />)
  return {
    given,
    user: userEvent.setup(),
    field: screen.getByLabelText<HTMLInputElement>('Seconds'),
  }
}

describe('number field', () => {
  test('hands on each number that is typed', async () => {
    const { given, user, field } = setUpNumber({})
    await user.type(field, '5')
    expect(given).toEqual([105])
  })

  test('keeps what is no number as typed, says why and hands nothing on', async () => {
    const { given, user, field } = setUpNumber({})
    await user.clear(field)
    await user.type(field, 'ten')
    expect(field.value).toBe('ten')
    expect(described(field)).toBe('Only a whole number.')
    expect(given).toEqual([])
  })

  test('leaving the field shows the last number that was', async () => {
    const { user, field } = setUpNumber({})
    await user.clear(field)
    await user.type(field, 'ten')
    await user.tab()
    expect(field.value).toBe('10')
  })

  test.each([
    ['99', 'At most 60.'],
    ['0', 'At least 1.'],
    ['', 'A number is needed here.'],
    ['1.5', 'Only a whole number.'],
  ])('“%s” of 1 to 60 is refused: %s', async (text, words) => {
    const { given, user, field } = setUpNumber({ min: 1, max: 60 })
    await user.clear(field)
    if (text !== '') await user.type(field, text)
    expect(described(field)).toBe(words)
    expect(given.filter((value) => value === Number(text))).toEqual([])
  })

  test('an empty field is null where it may be empty', async () => {
    const { given, user, field } = setUpNumber({ isEmptyAllowed: true })
    await user.clear(field)
    expect(given).toEqual([null])
  })

  test('the arrow keys step and stop at the end', async () => {
    const { given, user, field } = setUpNumber({ max: 11 })
    await user.click(field)
    await user.keyboard('{ArrowUp}{ArrowUp}{ArrowDown}')
    expect(given).toEqual([11, 11, 10])
  })

  test('decimals only where they are wanted', async () => {
    const { given, user, field } = setUpNumber({ isDecimal: true })
    await user.type(field, '.5')
    expect(given).toEqual([10.5])
  })
})

describe('select', () => {
  const OPTIONS = [
    { value: 'a', label: 'Alpha' },
    { value: 'b', label: 'Beta', group: 'More' },
  ]

  test('a value that is no option is shown and not silently changed', () => {
    const given: string[] = []
    render(
      <Select
        label="Task"
        value="gone"
        options={OPTIONS}
        onChange={(value) => given.push(value)}
      />,
    )
    const select = screen.getByLabelText<HTMLSelectElement>('Task')
    expect(select.selectedOptions[0]?.textContent).toBe('gone')
    expect(given).toEqual([])
  })

  test('a long list is made when somebody comes to it, by pointer or by key', async () => {
    const user = userEvent.setup()
    render(
      <Select
        label="Next"
        value="b"
        options={{ chosen: { value: 'b', label: 'Beta' }, make: () => OPTIONS }}
        onChange={() => {}}
      />,
    )
    const select = screen.getByLabelText<HTMLSelectElement>('Next')
    const listed = () => Array.from(select.options, ({ text }) => text)
    expect(listed()).toEqual(['Beta'])
    await user.hover(select)
    expect(listed()).toEqual(OPTIONS.map(({ label }) => label))
    expect(select.value).toBe('b')
    await user.unhover(select)
    expect(listed()).toEqual(['Beta'])
    await user.tab()
    expect(document.activeElement).toBe(select)
    expect(listed()).toEqual(OPTIONS.map(({ label }) => label))
  })

  test('choosing hands the value on', async () => {
    const given: string[] = []
    render(
      <Select label="Task" value="a" options={OPTIONS} onChange={(value) => given.push(value)} />,
    )
    await userEvent.setup().selectOptions(screen.getByLabelText('Task'), 'Beta')
    expect(given).toEqual(['b'])
    expect(screen.getByRole('group', { name: 'More' })).toBeTruthy()
  })
})

test('a switch tells its state and turns it around', async () => {
  const given: boolean[] = []
  render(<Switch label="Content is secure" isOn onChange={(isOn) => given.push(isOn)} />)
  const button = screen.getByRole('switch', { name: 'Content is secure' })
  expect(button.getAttribute('aria-checked')).toBe('true')
  await userEvent.setup().click(button)
  expect(given).toEqual([false])
})
