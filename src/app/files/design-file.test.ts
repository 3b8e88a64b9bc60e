import { expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import { fileNameOf } from './design-file.ts'

test.each([
  ['Pay by phone, EUR', 'pay-by-phone-eur.yaml'],
  ['  Zahlung für Würzburg  ', 'zahlung-für-würzburg.yaml'],
  ['../../etc/passwd', 'etc-passwd.yaml'],
  ['***', 'design.yaml'],
])('a design called “%s” is the file %s', (name, file) => {
  const blank = findTemplate('blank')?.build()
  if (blank === undefined) throw new Error('the blank template is gone')
  expect(fileNameOf({ ...blank, flow: { ...blank.flow, name } }, 'yaml')).toBe(file)
})
