import { KIND_GROUPS, type NodeKind } from './define.ts'

const GENERATED = '<!-- Generated from the kinds: change the kind, then run `npm run docs`. -->'

/** The page of a kind of node, in Markdown. */
export function kindDocs({ title, summary, docs, fields, archy }: NodeKind): string {
  const rows = fields.map(({ label, help = '' }) => `| ${label} | ${help} |`)
  return page([
    GENERATED,
    `# ${title}`,
    `${summary}. [All kinds](README.md)`,
    docs,
    ...(rows.length === 0
      ? []
      : ['## Settings', ['| Setting | |', '|---|---|', ...rows].join('\n')]),
    ...(archy === null
      ? []
      : ['## In Archy YAML', `Written as \`${archy.keys[0] ?? ''}\`.${readAs(archy.keys)}`]),
  ])
}

/** The list of all kinds, as the palette groups them. */
export function kindsIndex(kinds: readonly NodeKind[]): string {
  const groups = KIND_GROUPS.flatMap(({ id, label }) => {
    const own = kinds.filter(({ group }) => group === id)
    if (own.length === 0) return []
    const rows = own.map((kind) => `| [${kind.title}](${kind.id}.md) | ${kind.summary} |`)
    return [`## ${label}`, ['| Kind | |', '|---|---|', ...rows].join('\n')]
  })
  return page([GENERATED, '# Kinds of node', 'What a flow can be made of.', ...groups])
}

function readAs(keys: readonly string[]): string {
  const others = keys.slice(1).map((key) => `\`${key}\``)
  return others.length === 0 ? '' : ` Read as ${others.join(', ')} too.`
}

function page(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`
}
