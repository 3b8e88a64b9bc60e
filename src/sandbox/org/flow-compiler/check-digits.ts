import type { PropertyCheck } from './property-checks.ts'
import { at, mapOf, onlyEntry, textOf } from './yaml-tree.ts'
import type { Tree } from './yaml-tree.ts'

/** `digits: {exact: n}` or `{range: {min, max, terminatingDtmf}}`, 1 to 40 digits (scripting SDK, ArchActionCollectInput). */
export const digits: PropertyCheck = (tree, where, { report }) => {
  const [form, body] = onlyEntry(tree) ?? [null, null]
  if (form === 'exact') {
    for (const problem of countProblems(body)) report.error(where, problem)
    return
  }
  if (form !== 'range' || mapOf(body) === null) {
    report.error(where, 'digits needs {exact: n} or {range: {min, max, terminatingDtmf}}')
    return
  }
  const min = at(body, 'min')
  const max = at(body, 'max')
  for (const problem of [...countProblems(min), ...countProblems(max)]) report.error(where, problem)
  if (typeof min === 'number' && typeof max === 'number' && min >= max) {
    report.error(
      where,
      `the min digit count value ${min} must be less than the max digit count value ${max} when setting a range`,
    )
  }
  // The spelling `digit_#` is inferred from `digit_*` of a published flow; the SDK knows * and # only.
  const terminator = textOf(at(body, 'terminatingDtmf'))
  if (terminator === null || !/^digit_[*#]$/.test(terminator)) {
    report.error(where, `the terminating digit '${terminator ?? ''}' must be digit_* or digit_#`)
  }
}

function countProblems(count: Tree | undefined): readonly string[] {
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 40) return []
  return [
    `the digit count '${textOf(count) ?? ''}' must be greater than or equal to 1 and less than or equal to 40`,
  ]
}
