import { expect, test } from 'vitest'
import type { ActionId, NodeId, VariableId } from '#core/base/ids.ts'
import { buildFlow } from '#testing/build-flow.ts'
import { someProblem } from '#testing/some-problem.ts'
import { formatJson } from './json.ts'
import { type FileReport, inTextOrder } from './report.ts'
import { formatSarif } from './sarif.ts'

const design = buildFlow(`start -> token: fetch -> pay: pay -> done: return
  otherwise -> done`)
const PROBLEM = someProblem()
const report: FileReport = { file: 'flows/pay.yaml', design, problems: [PROBLEM] }
const positions = new Map([['token' as NodeId, { line: 12, column: 5 }]])

test('what stands at no node has a line of the YAML too', () => {
  const places = {
    flow: { line: 1, column: 1 },
    setting: (field: string) => (field === 'greeting.text' ? { line: 5, column: 3 } : undefined),
    variable: (id: VariableId) => (id === 'Task.CVV' ? { line: 7, column: 9 } : undefined),
    field: () => null,
  }
  const action = 'Generate_Session_Token' as ActionId
  const found = [
    PROBLEM,
    { ...PROBLEM, field: 'greeting.text' },
    { ...PROBLEM, variable: 'Task.CVV' as VariableId },
    { ...PROBLEM, action, field: 'name' },
  ]
  const reports = [{ ...report, positions, places, problems: found }]
  const [file] = (JSON.parse(formatJson(reports)) as { files: { problems: object[] }[] }).files
  expect(file?.problems).toEqual([
    expect.objectContaining({ line: 1, column: 1 }),
    expect.objectContaining({ line: 5, column: 3 }),
    expect.objectContaining({ line: 7, column: 9 }),
    expect.objectContaining({ line: 12, column: 5 }),
  ])
})

test('a problem of a property stands at the property, and the path that proves it at the steps', () => {
  const token = 'token' as NodeId
  const places = {
    flow: { line: 1, column: 1 },
    setting: () => undefined,
    variable: () => undefined,
    field: (node: NodeId, field: string) =>
      node === token && field === 'timeoutSeconds' ? { line: 14, column: 7 } : null,
  }
  const path = [token, token].map((node) => ({ node, output: null }))
  const found = ['timeoutSeconds', 'inputs.Other'].map((field) => ({
    ...PROBLEM,
    node: token,
    field,
    path,
  }))
  const log = JSON.parse(
    formatSarif([{ ...report, positions, places, problems: found }], '1.2.3'),
  ) as { runs: { results: object[] }[] }
  const lines = (at: number) =>
    [...JSON.stringify(log.runs[0]?.results[at]).matchAll(/"startLine":(\d+)/g)].map(([, n]) => n)
  expect(lines(0)).toEqual(['14', '12', '12'])
  expect(lines(1)).toEqual(['12', '12', '12'])
})

test('problems stand in the order of the lines, and without lines as they were', () => {
  const cvv = 'Task.CVV' as VariableId
  const found = [
    { ...PROBLEM, message: 'a', variable: cvv },
    { ...PROBLEM, message: 'b' },
    { ...PROBLEM, message: 'c', field: 'greeting' },
    { ...PROBLEM, message: 'd', variable: cvv },
  ]
  const places = {
    flow: { line: 1, column: 1 },
    setting: (field: string) => (field === 'greeting' ? { line: 7, column: 3 } : undefined),
    variable: (id: VariableId) => (id === cvv ? { line: 7, column: 9 } : undefined),
    field: () => null,
  }
  const order = (file: FileReport) => inTextOrder(file).problems.map(({ message }) => message)
  expect(order({ ...report, positions, places, problems: found })).toEqual(['b', 'c', 'a', 'd'])
  expect(order({ ...report, problems: found })).toEqual(['a', 'b', 'c', 'd'])
})
