import { RULE_GROUPS, type RuleGroup } from '#core/lint/define.ts'
import type { Problem } from '#core/lint/problem.ts'

/** What the rules of a group look after, as the list of filters and the empty list say it. */
export const GROUP_WORDS: Readonly<Record<RuleGroup, string>> = {
  ordering: 'The order of tokens and payments',
  secrecy: 'Where secure data goes',
  lifetime: 'The age of tokens',
  reliability: 'What happens when something fails',
  contract: 'Contracts and requests of the data actions',
  caller: 'What the caller meets',
  pci: 'PCI DSS',
  publish: 'What publishing would refuse',
  flow: 'What Architect asks of every node',
}

/** By the middle of a code, which names its group. */
const GROUP_OF_CODE: Readonly<Record<string, RuleGroup>> = {
  ORD: 'ordering',
  SEC: 'secrecy',
  TTL: 'lifetime',
  REL: 'reliability',
  CON: 'contract',
  CX: 'caller',
  PCI: 'pci',
  PUB: 'publish',
  FLOW: 'flow',
}

/** The group of a problem's rule; null for what is no rule, as a check that failed. */
export function groupOf({ code }: Pick<Problem, 'code'>): RuleGroup | null {
  return GROUP_OF_CODE[code.split('-')[1] ?? ''] ?? null
}

/** The groups that some problems are of, in the order of the catalogue. */
export function groupsIn(problems: readonly Problem[]): readonly RuleGroup[] {
  const own = new Set(problems.map(groupOf))
  return RULE_GROUPS.filter((group) => own.has(group))
}
