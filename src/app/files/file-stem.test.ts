import { expect, test } from 'vitest'
import { fileStem } from './file-stem.ts'

test.each([
  ['Pay by phone, EUR', 'Pay-by-phone-EUR'],
  ['../../etc/passwd', 'etc-passwd'],
  ['***', 'design'],
  ['Process_Payment', 'Process_Payment'],
  ['नमस्ते', 'नमस्ते'],
  // Windows, “Naming Files, Paths, and Namespaces”: CON.json is the console.
  ['con', 'con-design'],
  ['COM1', 'COM1-design'],
  ['console', 'console'],
])('“%s” becomes %s', (name, stem) => {
  expect(fileStem(name, 'design')).toBe(stem)
})

test.each([['a'], ['決'], ['𠀋']])('many %s stay below 255 bytes, and whole', (character) => {
  const stem = fileStem(character.repeat(300), 'design')
  expect(new TextEncoder().encode(`${stem}.secureflow.json`).length).toBeLessThanOrEqual(255)
  expect(stem).toMatch(new RegExp(`^${character}+$`, 'u'))
})
