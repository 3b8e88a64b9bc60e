import { isCollectionType, isScalarType } from '../language/expression/types.ts'

/**
 * Types of whole things, which hold more than a value: seen in public exports, or those of built-in variables and Find
 * functions (Genesys Resource Center), most of them in flows of other types.
 */
const OTHERS: ReadonlySet<string> = new Set([
  'agentScorePair',
  'communication',
  'emailAddress',
  'emailAttachment',
  'emailMessage',
  'emergencyGroup',
  'externalContact',
  'externalOrganization',
  'message',
  'messageAttachment',
  'outputSession',
  'schedule',
  'scheduleGroup',
  'script',
  'session',
  'transcript',
  'workbin',
  'workitem',
  'workitemStatus',
  'worktype',
])

/** Whether the name of a data type in Archy YAML is one that Architect is known to have. */
export function isTypeKey(name: string): boolean {
  return isScalarType(name) || isCollectionType(name) || OTHERS.has(name.replace(/Collection$/, ''))
}
