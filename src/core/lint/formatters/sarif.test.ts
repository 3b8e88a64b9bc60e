import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { buildFlow } from '#testing/build-flow.ts'
import { BROKEN_FILE } from '#testing/some-report.ts'
import { lintDesign } from '../lint.ts'
import { settingNotes } from '../setting-notes.ts'
import { formatSarif } from './sarif.ts'

const text = { type: 'string', minLength: 1 }
const level = { enum: ['none', 'note', 'warning', 'error'] }
const message = object({ text }, ['text'])
const listOf = (items: object) => ({ type: 'array', items })
const location = object({
  physicalLocation: object({
    artifactLocation: object({
      uri: { ...text, pattern: "^[A-Za-z0-9._~:/?#@!$&'()*+,;=%\\[\\]-]+$" },
    }),
    region: object({
      startLine: { type: 'integer', minimum: 1 },
      startColumn: { type: 'integer', minimum: 1 },
    }),
  }),
  logicalLocations: listOf(object({ name: text, fullyQualifiedName: text, kind: text })),
  message,
})

const notification = object(
  { level, descriptor: object({ id: text }), message, locations: listOf(location) },
  ['message'],
)

/**
 * The part of the schema of SARIF 2.1.0 (OASIS, sarif-schema-2.1.0.json) that we write, and nothing besides: a property
 * that is misspelt or put elsewhere is refused, as the whole schema would refuse it.
 */
const SCHEMA = object(
  {
    $schema: text,
    version: { const: '2.1.0' },
    runs: listOf(
      object(
        {
          tool: object(
            {
              driver: object(
                {
                  name: text,
                  version: text,
                  rules: {
                    ...listOf(
                      object(
                        {
                          id: text,
                          name: text,
                          shortDescription: message,
                          fullDescription: message,
                          help: object({ text, markdown: text }, ['text']),
                          defaultConfiguration: object({ level }),
                          properties: object({ tags: { ...listOf(text), uniqueItems: true } }),
                        },
                        ['id'],
                      ),
                    ),
                    uniqueItems: true,
                  },
                },
                ['name'],
              ),
            },
            ['driver'],
          ),
          invocations: listOf(
            object(
              {
                executionSuccessful: { type: 'boolean' },
                toolConfigurationNotifications: listOf(notification),
                toolExecutionNotifications: listOf(notification),
              },
              ['executionSuccessful'],
            ),
          ),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: listOf(
            object(
              {
                ruleId: text,
                ruleIndex: { type: 'integer', minimum: 0 },
                level,
                message,
                locations: listOf(location),
                partialFingerprints: { type: 'object', additionalProperties: text },
                codeFlows: listOf(
                  object(
                    {
                      threadFlows: {
                        ...listOf(
                          object({ locations: { ...listOf(object({ location })), minItems: 1 } }, [
                            'locations',
                          ]),
                        ),
                        minItems: 1,
                      },
                    },
                    ['threadFlows'],
                  ),
                ),
                suppressions: listOf(
                  object({ kind: { enum: ['inSource', 'external'] }, justification: text }, [
                    'kind',
                  ]),
                ),
              },
              ['message'],
            ),
          ),
        },
        ['tool'],
      ),
    ),
  },
  ['version', 'runs'],
)

test.each([
  ['problems with paths', 'start -> token: fetch -> cvv: collect(CVV) -> pay: pay -> done: return'],
  ['a suppression that comes to nothing', 'suppress semi: an exercise\nstart -> card: collect(CC)'],
  ['a suppressed one', 'suppress no-dangling-output: an exercise\nstart -> card: collect(CC)'],
  [
    'a problem of a data action',
    'action Pay in Card:pan open\nstart -> pay: call(Pay) -> done: return',
  ],
  ['no problem', 'start -> hello: play("Hello.") -> done: return'],
])('what is written of %s is SARIF 2.1.0', (_, flow) => {
  const design = buildFlow(flow)
  const { problems } = lintDesign(design)
  const settings = settingNotes(design, problems)
  const log: unknown = JSON.parse(
    formatSarif([{ file: 'flows/my flow ü.json', design, problems, settings }], '1.2.3'),
  )
  expect(errorsOf(log)).toBeNull()
})

test('what is written of a file that was not checked is SARIF 2.1.0', () => {
  const wholeFile = { file: 'none.json', message: 'none.json: there is no such file.' }
  const log: unknown = JSON.parse(formatSarif([], '1.2.3', [BROKEN_FILE, wholeFile]))
  expect(errorsOf(log)).toBeNull()
  expect(log).toMatchObject({
    runs: [
      {
        results: [],
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [
              {
                level: 'error',
                message: { text: BROKEN_FILE.message },
                locations: [
                  {
                    physicalLocation: {
                      artifactLocation: { uri: 'flows/b,1.yaml' },
                      region: { startLine: 2, startColumn: 9 },
                    },
                  },
                ],
              },
              { message: { text: wholeFile.message } },
            ],
          },
        ],
      },
    ],
  })
})

test.each([
  ['flows/card #2?.json', 'flows/card%20%232%3F.json'],
  ['flows\\pay.json', 'flows/pay.json'],
  ['c:pay.json', 'c%3Apay.json'],
  ['/builds/pay.json', 'file:///builds/pay.json'],
  ['C:\\builds\\pay.json', 'file:///C:/builds/pay.json'],
  ['\\\\server\\flows\\pay.json', 'file://server/flows/pay.json'],
])('the address of %s means that file', (file, uri) => {
  const design = buildFlow('start -> card: collect(CC)')
  const log: unknown = JSON.parse(
    formatSarif([{ file, design, problems: lintDesign(design).problems.slice(0, 1) }], '1.2.3'),
  )
  expect(log).toMatchObject({
    runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: { uri } } }] }] }],
  })
})

function errorsOf(log: unknown) {
  const validate = new Ajv({ strict: false }).compile(SCHEMA)
  validate(log)
  return validate.errors
}

function object(properties: Readonly<Record<string, object>>, required: readonly string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false }
}
