import { type Example, RULE_GROUPS, type Rule, type RuleGroup } from './define.ts'
import { NOTATION_INTRO, NOTATION_MORE, NOTATION_WORDS } from './notation.ts'

const GROUP_TITLES: Readonly<Record<RuleGroup, string>> = {
  ordering: 'Ordering',
  secrecy: 'Secrecy',
  lifetime: 'Token lifetime',
  reliability: 'Reliability',
  contract: 'Contracts and variables',
  caller: 'Caller experience',
  pci: 'PCI DSS',
  publish: 'Publishing',
  flow: 'What Architect checks',
}

const GENERATED = '<!-- Generated from the rules: change the rule, then run `npm run docs`. -->'

/** The page of a rule, in Markdown. */
export function ruleDocs({ rule, code, severity, group, docs }: Rule): string {
  return page([
    GENERATED,
    `# ${code} ${rule}`,
    docs.summary,
    `Severity: ${severity} · Group: ${GROUP_TITLES[group].toLowerCase()} · [All rules](README.md)`,
    '## Why',
    docs.why,
    `Source: ${docs.source}`,
    `The flows below are written in words that [the list of rules explains](${LEGEND_LINK}).`,
    '## Incorrect',
    ...docs.invalid.flatMap(exampleDocs),
    '## Correct',
    ...docs.valid.flatMap(exampleDocs),
    '## Fix',
    docs.fix,
  ])
}

/** The list of all rules, and how to read the examples on their pages. */
export function rulesIndex(rules: readonly Rule[]): string {
  const groups = RULE_GROUPS.flatMap((group) => {
    const own = rules.filter((rule) => rule.group === group)
    return own.length === 0 ? [] : [`## ${GROUP_TITLES[group]}`, table(own)]
  })
  return page([
    GENERATED,
    '# Rules',
    'What Secure Flow Studio checks in a secure call flow. A rule is silenced for one node or for the whole flow with a reason, which stays in the design.',
    ...groups,
    `## ${LEGEND}`,
    ...NOTATION,
  ])
}

function table(rules: readonly Rule[]): string {
  return [
    '| Code | Rule | Severity | What it demands |',
    '|---|---|---|---|',
    ...rules.map(
      ({ code, rule, severity, docs }) =>
        `| ${code} | [${rule}](${rule}.md) | ${severity} | ${docs.summary} |`,
    ),
  ].join('\n')
}

function exampleDocs({ shows, flow }: Example): readonly string[] {
  return [shows, `\`\`\`text\n${flow}\n\`\`\``]
}

const NOTATION = [
  NOTATION_INTRO,
  [
    '| Word | Node |',
    '|---|---|',
    ...NOTATION_WORDS.map(({ words, meaning }) => `| ${words} | ${meaning} |`),
  ].join('\n'),
  ...NOTATION_MORE,
]

/** The heading of the legend, and where it is on the list of rules. */
const LEGEND = 'How flows are written here'
const LEGEND_LINK = `README.md#${LEGEND.toLowerCase().replaceAll(' ', '-')}`

function page(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`
}
