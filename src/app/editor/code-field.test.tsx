import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type ReactNode, useState } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Problem } from '#core/lint/problem.ts'
import { someProblem } from '#testing/some-problem.ts'
import { CodeField } from './code-field.tsx'
import type { CodeProblem } from './code-language.ts'
import { type EditorModule, EditorProvider } from './editor-source.tsx'
import type { ExpressionScope } from './expression-scope.ts'

afterEach(cleanup)

const user = userEvent.setup()

const SPEC: ExpressionScope = {
  language: 'expression',
  variables: [],
  refusesSecureIn: null,
  expected: null,
}

/** Stands in for the editor, which needs a page that is laid out: an input, and what it was told. */
const told = { problems: [] as readonly CodeProblem[], language: 0 }

const MODULE: EditorModule = {
  languageOf: () => ({
    tokens: () => [],
    problems: (text) => (text.includes('!') ? [shout(text)] : []),
    suggest: () => null,
    explain: () => null,
    callAt: () => null,
    pairs: [],
  }),
  mountEditor(parent, { text, attributes, onChange }) {
    const input = document.createElement('input')
    input.value = text
    input.setAttribute('data-editor', '')
    const name = (next: typeof attributes) => {
      for (const [key, value] of Object.entries(next)) input.setAttribute(key, value)
    }
    name(attributes)
    input.addEventListener('input', () => onChange(input.value))
    parent.append(input)
    return {
      setText: (next) => {
        if (input.value !== next) input.value = next
      },
      setLanguage: () => {},
      setProblems: (problems) => {
        told.problems = problems
      },
      setAttributes: name,
      insert: (more) => {
        input.value += more
        onChange(input.value)
      },
      focus: (selection) => {
        input.focus()
        if (selection !== undefined) input.setSelectionRange(selection.start, selection.end)
      },
      destroy: () => input.remove(),
    }
  },
}

function shout(text: string): CodeProblem {
  const start = text.indexOf('!')
  return { code: 'shout', severity: 'error', start, end: start + 1, message: 'Do not shout.' }
}

function Form({ problems }: { readonly problems?: readonly Problem[] }) {
  const [text, setText] = useState('Task.A')
  return (
    <CodeField
      label="Condition"
      spec={SPEC}
      shape="wrapped"
      value={text}
      onChange={setText}
      plainError={text === '' ? 'Enter something.' : null}
      {...(problems === undefined
        ? {}
        : { problems, error: problems.map(({ message }) => message).join(' ') })}
    />
  )
}

function field(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>('Condition')
}

function isEditor(): boolean {
  return field().hasAttribute('data-editor')
}

function describedBy(): string {
  const ids = field().getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent).join(' ')
}

describe('until the editor is loaded', () => {
  test('a plain field does the work, and tells what it can tell', async () => {
    render(<Form />)
    await user.clear(field())
    expect(describedBy()).toBe('Enter something.')
    expect(isEditor()).toBe(false)
  })

  test('what is typed is kept, with the focus and the cursor', async () => {
    let resolve = (_module: EditorModule): void => {}
    const promise = new Promise<EditorModule>((settle) => {
      resolve = settle
    })
    render(
      <EditorProvider load={() => promise}>
        <Form />
      </EditorProvider>,
    )
    await user.type(field(), 'bc')
    field().setSelectionRange('Task.Ab'.length, 'Task.Ab'.length)
    await act(async () => resolve(MODULE))
    expect(isEditor()).toBe(true)
    expect(field().value).toBe('Task.Abc')
    expect(document.activeElement).toBe(field())
    expect(field().selectionStart).toBe('Task.Ab'.length)
  })

  test('a field without the focus does not take it', async () => {
    render(<Form />, { wrapper: Loaded })
    await act(async () => {})
    expect(isEditor()).toBe(true)
    expect(document.activeElement).toBe(document.body)
  })

  test('a failure leaves the plain field, and the next field asks again', async () => {
    let asked = 0
    const load = async () => {
      asked += 1
      if (asked === 1) throw new Error('offline')
      return MODULE
    }
    const fields = (count: number) => (
      <EditorProvider load={load}>{count === 1 ? <Form /> : [<Form key="a" />]}</EditorProvider>
    )
    const { rerender } = render(fields(1))
    await act(async () => {})
    expect(isEditor()).toBe(false)
    rerender(fields(2))
    await act(async () => {})
    expect(isEditor()).toBe(true)
    expect(asked).toBe(2)
  })
})

describe('problems', () => {
  beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }))
  afterEach(() => vi.useRealTimers())

  const typing = userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms), delay: null })

  test('are told after a pause, not while somebody types', async () => {
    render(<Form />, { wrapper: Loaded })
    await act(async () => {})
    await typing.type(field(), '!')
    expect(describedBy()).toBe('')
    act(() => {
      vi.advanceTimersByTime(1000)
    })
    expect(describedBy()).toBe('Do not shout.')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(told.problems).toMatchObject([{ start: 6, end: 7 }])
  })

  test('are told at once when the field is left', async () => {
    render(<Form />, { wrapper: Loaded })
    await act(async () => {})
    await typing.type(field(), '!')
    await typing.tab()
    expect(describedBy()).toBe('Do not shout.')
  })

  test('of the rules are underlined where they say, and told and underlined instead of ours there', async () => {
    const ruled = someProblem({
      rule: 'no-shouting',
      range: { start: 5, end: 7 },
      message: 'The gateway refuses “A!”.',
    })
    render(<Form problems={[ruled]} />, { wrapper: Loaded })
    await act(async () => {})
    await typing.type(field(), '!')
    await typing.tab()
    expect(describedBy()).toBe('The gateway refuses “A!”.')
    expect(told.problems.map(({ code }) => code)).toEqual(['no-shouting'])
  })
})

function Loaded({ children }: { readonly children: ReactNode }) {
  return <EditorProvider load={loaded}>{children}</EditorProvider>
}

async function loaded(): Promise<EditorModule> {
  return MODULE
}
