import { secretsOf } from '#core/analysis/secrets/design-texts.ts'
import { describeArchyNote, describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import type { Design } from '#core/model/design.ts'
import { type Command, EXIT, FailedRun, UsageError } from '../command.ts'
import { readInput } from '../input.ts'
import { oneFile, oneOf, readOptions } from '../options.ts'
import { write } from '../output.ts'

const FORMS = ['json', 'archy'] as const

export const convert: Command = {
  name: 'convert',
  usage: [`convert FILE --to ${FORMS.join('|')} [-o OUT]`],
  summary: 'write a design or an Archy YAML in another form',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      to: { type: 'string' },
      output: { type: 'string', short: 'o' },
    })
    const file = oneFile(positionals)
    if (values.to === undefined)
      throw new UsageError(`say with --to into what: ${FORMS.join(', ')}`)
    const form = oneOf('--to', values.to, FORMS)
    const { design } = readInput(file)
    refuseSecrets(file, design)
    if (form === 'json') {
      write(writeDesign(design), values.output, terminal)
      return EXIT.fine
    }
    const written = writeArchy(design)
    if (!written.ok) {
      for (const problem of written.error)
        terminal.err(`${file}: ${describeArchyProblem(problem)}\n`)
      return EXIT.problems
    }
    for (const note of written.value.notes) terminal.err(`${file}: ${describeArchyNote(note)}\n`)
    write(written.value.yaml, values.output, terminal)
    return EXIT.fine
  },
}

/** What was written is handed on: nobody can decide to live with a key or a card number in it. */
function refuseSecrets(file: string, design: Design): void {
  const places = new Set(secretsOf(design).map(({ place }) => place.name))
  if (places.size === 0) return
  throw new FailedRun(
    `${file} holds a secret (${[...places].join(', ')}) and was not converted: “secure-flow lint ${file}” says where and what to do`,
  )
}
