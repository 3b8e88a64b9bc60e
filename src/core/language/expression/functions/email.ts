import type { FunctionDefinition } from '../definition.ts'
import { overload } from '../definition.ts'
import { textResult } from '../outcome.ts'

export const emailAddressDomainPart: FunctionDefinition = partOfAddress(
  'EmailAddressDomainPart',
  'behind the @',
  (address, at) => address.slice(at + 1),
)

export const emailAddressLocalPart: FunctionDefinition = partOfAddress(
  'EmailAddressLocalPart',
  'before the @',
  (address, at) => address.slice(0, at),
)

function partOfAddress(
  name: string,
  where: string,
  part: (address: string, at: number) => string,
): FunctionDefinition {
  return {
    name,
    group: 'email',
    docs: `What stands ${where} in an e-mail address. For e-mail flows only.`,
    availability: 'not-in-secure-flow',
    overloads: [
      overload('address: string? -> string', (args) => {
        const address = args.optional('string', 0)
        const at = address?.lastIndexOf('@') ?? -1
        return textResult(address === null || at < 0 ? null : part(address, at))
      }),
    ],
  }
}
