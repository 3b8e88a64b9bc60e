import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VariableId } from '../base/ids.ts'
import type { Design, Variable } from './design.ts'
import { followNumbers, newNumbers } from './variable-numbers.ts'

function named(id: string): Variable {
  return {
    id: id as VariableId,
    name: `Task.${id}`,
    task: null,
    type: 'string',
    secure: false,
    sensitivity: 'none',
    description: '',
    initial: { type: 'none' },
  }
}

const [A, B, C, D] = ['A', 'B', 'C', 'D'].map(named) as [Variable, Variable, Variable, Variable]

/** The ids by their numbers after lists that follow each other; a dot for a gap. */
function numbered(first: Design['variables'], ...later: Design['variables'][]): string {
  let numbers = newNumbers(first)
  let before = first
  for (const list of later) {
    numbers = followNumbers(list, before, numbers)
    before = list
  }
  return numbers.variables.map((variable) => variable?.id ?? '.').join('')
}

describe('a variable keeps its number', () => {
  test('when another one is taken out, put back or declared', () => {
    expect(numbered([A, B, C], [A, C])).toBe('A.C')
    expect(numbered([A, B, C], [A, C], [A, B, C])).toBe('ABC')
    expect(numbered([A, B, C], [A, D, B, C])).toBe('ABCD')
  })

  test('and none stands for two at once: one that comes takes what was free before', () => {
    expect(numbered([A, B, C], [A, D, C])).toBe('A.CD')
    expect(numbered([A, B, C], [A, C], [A, C, D])).toBe('ADC')
  })

  test('when it is declared as something else', () => {
    const secure = { ...B, secure: true }
    const numbers = followNumbers([A, secure], [A, B], newNumbers([A, B]))
    expect(numbers.variables[1]).toBe(secure)
  })
})

describe('all are counted anew', () => {
  test('when they stand in another order', () => {
    expect(numbered([A, B, C], [B, A, C])).toBe('BAC')
    expect(followNumbers([B, A], [A, B], newNumbers([A, B])).line).not.toBe(newNumbers([A, B]).line)
  })

  test('when so many are taken out that gaps would take more room than they save', () => {
    const many = Array.from({ length: 40 }, (_, i) => named(`V${i}`))
    const few = many.slice(0, 4)
    expect(followNumbers(few, many, newNumbers(many)).variables).toHaveLength(4)
  })
})

test('whatever list follows, each variable has one number of its own', () => {
  const lists = fc.array(fc.uniqueArray(fc.nat(12), { maxLength: 10 }), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(lists, (all) => {
      let before: Design['variables'] = []
      let numbers = newNumbers(before)
      for (const list of all) {
        const variables = list.map((n) => named(`V${n}`))
        const { byId: old, line } = numbers
        numbers = followNumbers(variables, before, numbers)
        const found = numbers.variables.flatMap((variable) => variable ?? [])
        expect(new Set(found)).toEqual(new Set(variables))
        for (const variable of variables) {
          const number = numbers.byId.get(variable.id) ?? -1
          expect(numbers.variables[number]).toBe(variable)
        }
        const moved = variables.filter(
          ({ id }) => old.has(id) && old.get(id) !== numbers.byId.get(id),
        )
        expect(numbers.line === line ? moved : []).toEqual([])
        before = variables
      }
    }),
  )
})
