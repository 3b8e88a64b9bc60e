import { FLOW_TEMPLATES } from '#core/gateways/templates.ts'
import { type Command, EXIT } from '../command.ts'
import { noFile, oneOf, readOptions } from '../options.ts'

export const templates: Command = {
  name: 'templates',
  usage: ['templates [--format text|json]'],
  summary: 'list the flows to start from',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      format: { type: 'string', default: 'text' },
    })
    noFile(positionals)
    const format = oneOf('--format', values.format, ['text', 'json'])
    const rows = FLOW_TEMPLATES.map(({ id, title, summary, gateway }) => ({
      id,
      title,
      summary,
      gateway,
    }))
    if (format === 'json') {
      terminal.out(`${JSON.stringify({ templates: rows }, null, 2)}\n`)
      return EXIT.fine
    }
    const width = Math.max(...rows.map(({ id }) => id.length))
    for (const { id, title, summary } of rows) {
      terminal.out(`${id.padEnd(width)}  ${title}: ${summary}\n`)
    }
    return EXIT.fine
  },
}
