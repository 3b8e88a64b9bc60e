import { randomUUID } from 'node:crypto'
import { writeDesign } from '#core/codec/json/write.ts'
import { FLOW_TEMPLATES, findTemplate } from '#core/gateways/templates.ts'
import { type Command, EXIT, UsageError } from '../command.ts'
import { noFile, readOptions } from '../options.ts'
import { write } from '../output.ts'

export const newDesign: Command = {
  name: 'new',
  usage: ['new --template ID [-o FILE]'],
  summary: 'write a design from a template',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      template: { type: 'string' },
      output: { type: 'string', short: 'o' },
    })
    noFile(positionals)
    const known = FLOW_TEMPLATES.map(({ id }) => id).join(', ')
    if (values.template === undefined)
      throw new UsageError(`name a template with --template: ${known}`)
    const template = findTemplate(values.template)
    if (template === undefined) {
      throw new UsageError(`there is no template “${values.template}”; there are ${known}`)
    }
    write(writeDesign({ ...template.build(), id: randomUUID() }), values.output, terminal)
    return EXIT.fine
  },
}
