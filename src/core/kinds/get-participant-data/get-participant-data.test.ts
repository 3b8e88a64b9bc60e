import { describe, expect, test } from 'vitest'
import {
  cardOf,
  exampleNode,
  factsFor,
  readAs,
  worldOf,
  writtenAgain,
} from '#testing/kind-example.ts'
import { expression, literal } from '../../model/values.ts'
import { getParticipantData } from './index.ts'

const attributes = [
  { name: literal('Amount'), variable: 'Flow.Amount' },
  { name: expression('Append("note-", Task.Status)'), variable: 'Task.Failure_Reason' },
  { name: literal('Unused'), variable: '' },
]

test('an exported action is written as it was read, the variable as plain text', () => {
  const body = {
    attributes: [
      { attribute: { name: { lit: 'delay' }, variable: 'Task.delay' } },
      { attribute: { name: { exp: 'Task.Name' }, variable: 'Task.Status' } },
    ],
  }
  expect(writtenAgain(getParticipantData, body)).toEqual(body)
  expect(readAs(getParticipantData, body).props['attributes']).toEqual([
    { name: literal('delay'), variable: 'Task.delay' },
    { name: expression('Task.Name'), variable: 'Task.Status' },
  ])
})

test('it assigns what it reads on its only way on', () => {
  const { outputs, assigns, uses } = factsFor(getParticipantData, { attributes })
  expect(outputs.map(({ id }) => id)).toEqual(['next'])
  expect(assigns.map(({ output, variable, field }) => [output, variable, field])).toEqual([
    ['next', 'Flow.Amount', 'attributes.0.variable'],
    ['next', 'Task.Failure_Reason', 'attributes.1.variable'],
  ])
  expect(uses).toEqual([
    {
      place: 'participant-data',
      field: 'attributes.1.name',
      expression: 'Append("note-", Task.Status)',
      expects: 'string',
    },
  ])
})

test('its card shows the first attribute and how many more there are', () => {
  expect(cardOf(getParticipantData, { attributes })).toEqual(['Amount +2', 'into Flow.Amount'])
  expect(cardOf(getParticipantData)).toEqual(['(no attribute yet)'])
})

describe('in a call', () => {
  test('a variable gets what the attribute holds, and nothing when nobody has written it', () => {
    const world = worldOf({ 'Task.Status': 'paid' }, { Amount: '12.50' })
    const doing = getParticipantData.simulate(
      exampleNode(getParticipantData, { attributes }),
      world,
    )
    expect(doing).toMatchObject({
      ok: true,
      value: {
        by: 'next',
        gives: [
          { variable: 'Flow.Amount', data: '12.50' },
          { variable: 'Task.Failure_Reason', data: null },
        ],
      },
    })
  })
})
