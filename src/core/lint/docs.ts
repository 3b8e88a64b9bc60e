import { type Example, RULE_GROUPS, type Rule, type RuleGroup } from './define.ts'

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
    '## How flows are written here',
    NOTATION,
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

const NOTATION = `The examples name the steps of a flow and connect them with arrows. A step is introduced as
\`name: kind\`, may be used again by its name, and is left by its first output unless another one stands after a dot:
\`pay.failure -> sorry\`. \`otherwise\` stands for every output that leads nowhere yet.

| Word | Step |
|---|---|
| \`start\` | Enter secure flow; \`enter(x = …)\` is one that unpacks what the flow was called with |
| \`collect(CC)\` | Collect Input into \`Task.CC\` |
| \`fetch\` | Call Secure Data of an action that fetches a token into \`Task.Token\`; it lives 180 s and is good for one payment |
| \`pay\` | Call Secure Data of an action that pays with \`Task.Token\`, \`Task.CC\` and \`Task.CVV\` and returns \`Task.Transaction_ID\` |
| \`tokenize\` | Call Secure Data of an action that turns \`Task.CC\` into a token, \`Task.Token\` |
| \`play("…")\` | Play Audio |
| \`decide(…)\` | Decision; its outputs are \`yes\` and \`no\` |
| \`loop(2, pass=Pass)\` | Loop that counts its passes in \`Task.Pass\`; its outputs are \`loop\` and \`next\` |
| \`switch(…; …)\` | Switch; its outputs are \`case-1\`, \`case-2\` … and \`default\` |
| \`calltask(Retry)\`, \`endtask(Paid)\` | Call Task, and the End Task that goes back to it by an output path |
| \`set(x = …)\` | Update Data |
| \`extract(x = …)\` | Extract Secure Data; \`unacknowledged(x = …)\` is one that nobody has acknowledged |
| \`data(x = …)\` | Set Participant Data |
| \`keep(x = …)\` | Set Secured Data |
| \`read(x = Name)\` | Get Participant Data: the attribute \`Name\` into \`Task.x\` |
| \`return\`, \`transfer(…)\`, \`hangup\` | Return to Agent, Transfer to ACD, Disconnect |
| \`flow(…)\` | Transfer to Flow |
| \`outcome(Paid)\` | Set Flow Outcome |
| \`other(…)\` | An action that Secure Flow Studio does not model, by its key in Archy YAML |
| \`call(Charge, Id=…)\` | Call Secure Data of the action \`Charge\`, whose input \`Id\` gets what stands behind the = |
| \`standard(Charge, Id=…)\` | Call Data Action, for actions that are not secure |

Variables that a step fills are declared by themselves and are secure when their name says that they hold a secret.
\`variable CVV cvv open\` declares one that holds a CVV and is not secure; \`entered by transfer\` is a flow that another
flow starts. \`task Retry\` begins another task, \`task Retry ends Paid, Unpaid\` one with output paths of its own;
\`on-error Retry\` has the error handling jump there.

An \`action\` line adds a data action or changes one: \`in Name,Card:pan,Amount:number,Note?\` are its inputs (text and
required unless it says otherwise), \`out Id,Count:integer!\` its outputs (not required without the !), \`lifetime\`,
\`timeout\`, \`open\` and a purpose what else it has; \`stub\` is one that an imported flow tells the name of only,
\`clone Pay\` a test clone of \`Pay\`. The lines below it say what it sends and what becomes of the reply: \`url\`,
\`method\`, \`header\` and \`body\`; \`map\` is a line of the translation map, \`default\` what stands in when its
path finds nothing, \`success\` the success template. Without them
it sends JSON with \`POST\` to \`https://gateway.example\` and gives out the reply as it is.

\`org\` lines say what is known of the org: \`org flow Desk unpublished\`, \`org action Pay draft\`, \`org removed cut\`: who
acknowledged the step \`cut\` is no user any more.`

function page(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`
}
