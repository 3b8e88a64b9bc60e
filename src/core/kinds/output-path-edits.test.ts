import { describe, expect, test } from 'vitest'
import type { TaskId } from '#core/base/ids.ts'
import { applyEdit } from '#core/model/apply-edit.ts'
import type { Design } from '#core/model/design.ts'
import type { Edit } from '#core/model/edit.ts'
import { buildFlow } from '#testing/build-flow.ts'
import {
  addOutputPath,
  checkOutputPath,
  describeOutputPathError,
  removeOutputPath,
  renameOutputPath,
} from './output-path-edits.ts'

const ask = 'Ask' as TaskId
const design = buildFlow(`
  start -> call: calltask(Ask) -> end: return
  call.Paid -> thanks: play("Thanks.") -> end
  task Ask ends Paid
  paid: endtask(Paid)`)

function after(edit: Edit): Design {
  const applied = applyEdit(design, edit)
  if (!applied.ok) throw new Error(applied.error.code)
  const undone = applyEdit(applied.value.design, applied.value.inverse)
  expect(undone.ok && undone.value.design).toEqual(design)
  return applied.value.design
}

const pathsOf = ({ tasks }: Design) => tasks.find(({ id }) => id === ask)?.outputPaths
const waysOf = ({ edges }: Design) =>
  edges.filter(({ from }) => from === 'call').map((e) => e.output)
const pathOfEnd = ({ nodes }: Design) => nodes.find(({ id }) => id === 'paid')?.props['outputPath']

test('a new path has a free name', () => {
  expect(pathsOf(after(addOutputPath(design, ask)))).toEqual(['Paid', 'Output path'])
  expect(pathsOf(after(addOutputPath(design, ask, 'Paid')))).toEqual(['Paid', 'Paid 2'])
})

test('a new name goes along to the ends of the task and to what the path leads to', () => {
  const renaming = renameOutputPath(design, ask, 'Paid', ' Charged ')
  const renamed = after(renaming.ok ? renaming.value : { type: 'batch', edits: [] })
  expect(pathsOf(renamed)).toEqual(['Charged'])
  expect(waysOf(renamed)).toEqual(['default', 'Charged'])
  expect(pathOfEnd(renamed)).toBe('Charged')
})

test('a path that is gone leads nowhere, and its ends take the default one', () => {
  const left = after(removeOutputPath(design, ask, 'Paid'))
  expect(pathsOf(left)).toEqual([])
  expect(waysOf(left)).toEqual(['default'])
  expect(pathOfEnd(left)).toBe('')
})

describe('a name is refused', () => {
  test.each([
    ['', 'Enter a name.'],
    ['Default', 'Every task has a default path already.'],
    ['paid', 'The task has an output path “Paid” already.'],
  ])('%j: %s', (name, why) => {
    const checked = checkOutputPath(design, ask, name, null)
    expect(checked.ok ? '' : describeOutputPathError(checked.error)).toBe(why)
  })
})
