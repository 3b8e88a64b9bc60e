import { afterEach, expect, it } from 'vitest'
import { keepRehearsedParities, readRehearsedParities } from './rehearsed-parities.ts'

afterEach(() => localStorage.clear())

it('the last rehearsal of each action is known, of this design in this org', () => {
  expect(
    keepRehearsedParities('o1', 'd1', { a: { at: 1, clone: 'x' }, b: { at: 1, clone: 'y' } }),
  ).toBe(true)
  keepRehearsedParities('o1', 'd1', { a: { at: 2, clone: 'z' } })
  expect(readRehearsedParities('o1', 'd1')).toEqual({
    a: { at: 2, clone: 'z' },
    b: { at: 1, clone: 'y' },
  })
  expect([readRehearsedParities('o2', 'd1'), readRehearsedParities('o1', 'd2')]).toEqual([{}, {}])
})

it('what another program wrote there counts as no rehearsal', () => {
  localStorage.setItem('secure-flow-studio.rehearsed.o1.d1', '{"a":{"at":"yesterday"}}')
  expect(readRehearsedParities('o1', 'd1')).toEqual({})
})
