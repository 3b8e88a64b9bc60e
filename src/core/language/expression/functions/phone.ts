import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { ok } from '../../../base/result.ts'
import { valueOf } from '../outcome.ts'

export const toPhoneNumber: FunctionDefinition = {
  name: 'ToPhoneNumber',
  group: 'conversion',
  docs: 'A phone number from a text such as "tel:+13178723000", "+1 317 872 3000" or "sip:someone@example.com". Its parts are e164, dialingCode, subscriberNumber, uri and more.',
  overloads: [
    overload('value: string? -> phoneNumber', (args) =>
      ok(valueOf('phoneNumber', args.optional('string', 0))),
    ),
    overload('value: phoneNumber? -> phoneNumber', (args) =>
      ok(valueOf('phoneNumber', args.optional('phoneNumber', 0))),
    ),
  ],
}
