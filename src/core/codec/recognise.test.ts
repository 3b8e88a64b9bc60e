import { describe, expect, test } from 'vitest'
import { findTemplate } from '#core/gateways/templates.ts'
import { writeArchy } from './archy/write.ts'
import { writeDesign } from './json/write.ts'
import { describeReadError, readAnyDesign } from './recognise.ts'

const template = findTemplate('session-token')?.build()
if (template === undefined) throw new Error('the template is gone')
const archy = writeArchy(template)
if (!archy.ok) throw new Error('the template cannot be written')
const { yaml } = archy.value

function form(text: string): string {
  const read = readAnyDesign(text, 'flow.txt')
  return read.ok ? read.value.form : describeReadError(read.error)
}

describe('a file is known by what is in it', () => {
  test.each([
    ['a design', writeDesign(template), 'design'],
    [
      'a design behind a byte order mark and blank lines',
      `\uFEFF\n\n${writeDesign(template)}`,
      'design',
    ],
    ['Archy YAML', yaml, 'archy'],
    ['Archy YAML behind a comment', `# exported\n${yaml}`, 'archy'],
    ['Archy YAML written as JSON', '{"secureCall": {"tasks": [{"task": {"name": "A"}}]}}', 'archy'],
    ['a JSON of somebody else', '{"name": "x"}', 'This JSON is not a Secure Flow Studio design'],
    ['half a design', writeDesign(template).slice(0, 500), 'This is not JSON: at line'],
    ['a YAML of somebody else', 'name: x\n', 'This is not an Architect flow'],
    [
      'half a flow',
      yaml.slice(0, yaml.indexOf('tasks:') + 40),
      'Correct startUpRef at line 5, column 3.',
    ],
    ['nothing', ' \n', '“flow.txt” is empty.'],
  ])('%s', (_, text, expected) => {
    expect(form(text)).toContain(expected)
  })
})

test('a flow as YAML tells where its steps stand', () => {
  const read = readAnyDesign(yaml, 'flow.yaml')
  if (!read.ok) throw new Error(describeReadError(read.error))
  const { positions, design } = read.value
  expect(positions?.size).toBe(design.nodes.length)
})

test('a flow as YAML tells where its settings stand', () => {
  const read = readAnyDesign(yaml, 'flow.yaml')
  if (!read.ok) throw new Error(describeReadError(read.error))
  const lines = yaml.split('\n')
  const keyAt = (setting: string) => {
    const place = read.value.places?.setting(setting)
    return place && lines[place.line - 1]?.slice(place.column - 1).split(':')[0]
  }
  expect(keyAt('name')).toBe('name')
  expect(keyAt('greeting.text')).toBe('initialGreeting')
  expect(keyAt('errorAudio')).toBe('preHandlingAudio')
  expect(keyAt('errorHandling')).toBe('errorHandling')
  expect(keyAt('settingsMenu.repeatCount.lit')).toBe('lit')
  expect(keyAt('settingsMenu.repeatCount.nothing')).toBe('repeatCount')
  expect(keyAt('nothing')).toBeUndefined()
})

test('every error is one line', () => {
  const texts = [
    '{',
    '[1,',
    'a: [',
    'secureCall: "x',
    '\t',
    'a: b: c',
    '%',
    '&a *a',
    'secureCall:\n  tasks: 5\n',
  ]
  for (const text of texts) expect(form(text)).not.toContain('\n')
})
