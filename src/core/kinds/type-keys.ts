import { isCollectionType, isScalarType } from '../language/expression/types.ts'

/** Types of whole things, which hold more than a value. Seen in public exports, most of them in flows of other types. */
const OTHERS: ReadonlySet<string> = new Set([
  'agentScorePair',
  'emailAddress',
  'externalContact',
  'externalOrganization',
  'outputSession',
  'session',
])

/** Whether the name of a data type in Archy YAML is one that Architect is known to have. */
export function isTypeKey(name: string): boolean {
  return isScalarType(name) || isCollectionType(name) || OTHERS.has(name.replace(/Collection$/, ''))
}
