import { expect, test } from 'vitest'
import { analyse } from '#core/analysis/analyse.ts'
import { findTemplate } from '#core/gateways/templates.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import { readAnyDesign } from '#core/codec/recognise.ts'
import { lintDesign } from './lint.ts'

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

test.each(NAMES)('fields of an action that are called %s are checked like any other', (name) => {
  const design = findTemplate('session-token')?.build()
  if (design === undefined) throw new Error('no template')
  const actions = design.actions.map((action) => ({
    ...action,
    inputs: action.inputs.map((field, i) => (i === 0 ? { ...field, name } : field)),
    outputs: action.outputs.map((field, i) => (i === 0 ? { ...field, name } : field)),
  }))
  const read = readAnyDesign(writeDesign({ ...design, actions }), 'hostile')
  if (!read.ok) throw new Error(read.error.form)
  expect(() => analyse(read.value.design)).not.toThrow()
  expect(() => lintDesign(read.value.design)).not.toThrow()
  expect(Object.keys(Object.prototype)).toEqual([])
})
