import { type Drift, driftOf } from '../../../analysis/actions/clone-drift.ts'
import { testClonesOf } from '../../../analysis/actions/clones.ts'
import type { DataAction } from '../../../model/data-action.ts'
import { defineRule } from '../../define.ts'
import type { Fix } from '../../problem.ts'
import { editRequest, editResponse } from '../../repairs/edit-action.ts'

/** A clone counts as what was tested: nothing in a design records that somebody has run it. */
export const cloneInParity = defineRule({
  rule: 'clone-in-parity',
  code: 'SF-PCI-05',
  severity: 'error',
  group: 'pci',
  looksAt: ['templates', 'names', 'secure', 'inputs', 'outputs'],
  messages: {
    differs:
      '{{what}} of “{{action}}” is not as in its test clone “{{clone}}”{{how}}: what was tested is not what runs, and a secure action shows nothing of why it fails. Copy it from the clone, or test the clone again with what the action has.',
    onlyInClone:
      'The test clone “{{clone}}”{{how}} has {{what}}, and “{{action}}” has not: what was tested is not what runs. Copy it from the clone, or take it out there and test again.',
    onlyHere:
      '“{{action}}” has {{what}}, and its test clone “{{clone}}”{{how}} has not: what was tested is not what runs. Take it out, or test the clone with it.',
  },
  docs: {
    summary: 'A secure action sends and reads what its test clone was tested with.',
    why: 'A secure action logs nothing: a wrong path or a forgotten quote shows as a failure without a reason, with a caller on the line. The clone is the only place where body, maps and template can be seen at work, and that helps only while both are the same.',
    source:
      'Secure data actions suppress logging (Genesys Resource Center, “Call Secure Data action”); so the maps are tested in a clone and copied exactly.',
    fix: 'Copy the part from the clone. It is not done without you: the clone may be the one that is out of date. A body with a test card in it cannot be copied.',
    invalid: [
      {
        shows: 'The path was corrected in the clone alone.',
        flow: `action Charge out Id
map id = $.id
success {"Id": \${id}}
action Charge_Test clone Charge out Id
map id = $.payment.id
success {"Id": \${id}}
start -> done: return`,
      },
    ],
    valid: [
      {
        shows: 'The clone has a test card in place of the input, and all else is the same.',
        flow: `action Charge in Card:pan out Id
body {"card": "$esc.jsonString(\${input.Card})"}
map id = $.id
success {"Id": \${id}}
action Charge_Test clone Charge out Id
body {"card": "4111111111111111"}
map id = $.id
success {"Id": \${id}}
start -> done: return`,
      },
    ],
  },
  *check({ design, report }) {
    for (const found of testClonesOf(design)) {
      const { clone, original } = found
      const how = found.isInferred ? ' (by its name)' : ''
      const words = { action: original.name, clone: clone.name, how }
      for (const drift of driftOf(found)) {
        const { field, range, name } = drift
        const place = {
          node: null,
          action: original.id,
          field,
          ...(range === undefined ? {} : { range }),
          about: `${clone.id} ${field} ${name}`,
          fix: copyFrom(clone, original, drift),
        }
        const what = WHAT[drift.part](name)
        if (range === undefined) yield report('onlyInClone', { ...words, what }, place)
        else if (drift.tested === undefined) yield report('onlyHere', { ...words, what }, place)
        else yield report('differs', { ...words, what: capital(what) }, place)
      }
    }
  },
})

const WHAT: Readonly<Record<Drift['part'], (name: string) => string>> = {
  body: () => 'the body',
  map: (name) => `the path of “${name}” in the translation map`,
  default: (name) => `the default of “${name}”`,
  success: () => 'the success template',
}

function copyFrom(
  clone: DataAction,
  original: DataAction,
  { part, name, tested, isHardCoded }: Drift,
): Fix | null {
  if (isHardCoded) return null
  const line = (lines: Readonly<Record<string, string>>) =>
    Object.fromEntries([
      ...Object.entries(lines).filter(([key]) => key !== name),
      ...(tested === undefined ? [] : [[name, tested] as const]),
    ])
  const { translationMap, translationMapDefaults } = original.response
  const edits = {
    body: () => editRequest(original, { body: tested ?? '' }),
    map: () => editResponse(original, { translationMap: line(translationMap) }),
    default: () => editResponse(original, { translationMapDefaults: line(translationMapDefaults) }),
    success: () => editResponse(original, { successTemplate: tested ?? '' }),
  }
  const title = `Make ${WHAT[part](name)} as in ${clone.name}`
  return { title, safety: 'unsafe', edits: [edits[part]()] }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
