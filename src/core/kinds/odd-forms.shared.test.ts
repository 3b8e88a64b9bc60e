import { expect, test } from 'vitest'
import { readArchy } from '#core/codec/archy/read.ts'
import { publicFlows } from '#testing/public-flows.ts'
import { describeWithSharedData } from '#testing/shared-data.ts'
import {
  oddFormsOf,
  oddInTask,
  oddInVariable,
  oddSettingsOf,
  oddVariables,
  unreadItemsOf,
} from './odd-forms.ts'

describeWithSharedData('public exports have no form that Archy does not take', () => {
  test.each(publicFlows())('%s', (_, text) => {
    const read = readArchy(text, { anyType: true })
    if (!read.ok) return
    const { flow, nodes, tasks, variables } = read.value.design
    const odd = [
      ...oddSettingsOf(flow),
      ...unreadItemsOf(flow).flatMap(({ odd: inItem }) => inItem),
      ...tasks.flatMap(({ carried }) => oddInTask(carried)),
      ...nodes.flatMap(oddFormsOf),
      ...variables.flatMap(({ carried }) => oddInVariable(carried)),
      ...[flow, ...tasks].flatMap(({ carried }) => oddVariables(carried)),
    ]
    expect(odd).toEqual([])
  })
})
