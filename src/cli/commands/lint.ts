import { describeFileError, writeTextFile } from '#adapters/node/files.ts'
import { publishedMemories, publishFilesOf } from '#adapters/node/publish-files.ts'
import { describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import type { ReadDesign } from '#core/codec/recognise.ts'
import { CONFIG_FILE } from '#core/lint/config.ts'
import { applyFixes } from '#core/lint/fix.ts'
import { formatGithub } from '#core/lint/formatters/github.ts'
import { formatJson } from '#core/lint/formatters/json.ts'
import { formatMarkdown } from '#core/lint/formatters/markdown.ts'
import { countReports, type FileReport, inTextOrder } from '#core/lint/formatters/report.ts'
import { formatSarif } from '#core/lint/formatters/sarif.ts'
import { formatStylish } from '#core/lint/formatters/stylish.ts'
import { type LintConfig, lintDesign } from '#core/lint/lint.ts'
import type { Problem } from '#core/lint/problem.ts'
import type { PublishedActions } from '#core/lint/published.ts'
import { settingNotes } from '#core/lint/setting-notes.ts'
import { publishedBefore } from '#core/publish/published-before.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { readInput } from '../input.ts'
import { findLintSettings } from '../lint-settings.ts'
import { oneOf, readOptions, wholeNumber } from '../options.ts'
import { VERSION } from '../version.ts'

const FORMATS = ['stylish', 'json', 'sarif', 'github', 'markdown'] as const

export const lint: Command = {
  name: 'lint',
  usage: [`lint FILE… [--format ${FORMATS.join('|')}] [--fix] [--max-warnings N]`],
  summary: 'find leaks and ordering mistakes in designs and Archy YAML',
  details: [
    '--format        stylish is for people; json for scripts; sarif for code scanning; github for annotations;',
    '                markdown is a page for reviewers, with what was accepted and why',
    '--fix           makes the safe fixes and writes the files back; what is left is told',
    '--max-warnings  fails with more than N warnings; without it only errors fail',
    `${CONFIG_FILE}, in the folder where it runs or above it, says what each rule weighs.`,
    'In YAML, “# secure-flow-ignore RULE: reason” above an action accepts what the rule reports there.',
    'Exit code: 0 no error, 1 an error or too many warnings, 2 wrong usage or a file that cannot be read.',
  ],
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      format: { type: 'string', default: 'stylish' },
      fix: { type: 'boolean', default: false },
      'max-warnings': { type: 'string' },
    })
    const format = oneOf('--format', values.format, FORMATS)
    const limit = values['max-warnings']
    const maxWarnings =
      limit === undefined ? null : wholeNumber('--max-warnings', limit, 0, 1_000_000)
    if (positionals.length === 0) throw new UsageError('name at least one file')
    const settings = findLintSettings(terminal.folder ?? '.') ?? {}
    const inputs = positionals.map((file) => ({ file, input: readInput(file) }))
    const reports = inputs.map(({ file, input }) => {
      const config = { ...settings, published: publishedBeside(file, input.design) }
      return values.fix ? fixed(file, input, config) : checked(file, input, config)
    })
    terminal.out(formatted(reports, format, terminal))
    const counts = countReports(reports)
    const tooMany = maxWarnings !== null && counts.warning > maxWarnings
    return counts.error > 0 || tooMany ? EXIT.problems : EXIT.fine
  },
}

/** What was published of a design is kept beside its file. */
function publishedBeside(file: string, { id }: ReadDesign['design']): PublishedActions {
  const memories = publishedMemories(publishFilesOf(file), id)
  if (!memories.ok) throw new UsageError(memories.error)
  return publishedBefore(memories.value)
}

function formatted(
  reports: readonly FileReport[],
  format: (typeof FORMATS)[number],
  terminal: Terminal,
) {
  switch (format) {
    case 'stylish':
      return formatStylish(reports, { colour: terminal.hasColour })
    case 'json':
      return formatJson(reports)
    case 'sarif':
      return formatSarif(reports, VERSION)
    case 'github':
      return formatGithub(reports)
    case 'markdown':
      return formatMarkdown(reports)
  }
}

function checked(file: string, input: ReadDesign, config: LintConfig): FileReport {
  return reportOf(file, input, lintDesign(input.design, config).problems, config)
}

function reportOf(
  file: string,
  input: ReadDesign,
  problems: readonly Problem[],
  { severities }: LintConfig,
): FileReport {
  const settings = settingNotes(input.design, problems, severities)
  return inTextOrder({ ...input, file, problems, settings })
}

/** Mends what a safe fix mends and writes the file back in the form that it came in; a file without a fix is left alone. */
function fixed(file: string, input: ReadDesign, settings: LintConfig): FileReport {
  const { design, applied, left } = applyFixes(input.design, { ...settings, safety: 'safe' })
  if (applied.length === 0) return reportOf(file, input, left, settings)
  const written = writeTextFile(file, textOf(file, design, input.form))
  if (!written.ok) throw new UsageError(describeFileError(written.error))
  // A YAML keeps no ids: what is left is found again in the steps as they are read.
  return checked(file, readInput(file), settings)
}

function textOf(file: string, design: ReadDesign['design'], form: ReadDesign['form']): string {
  if (form === 'design') return writeDesign(design)
  const written = writeArchy(design)
  if (written.ok) return written.value.yaml
  throw new UsageError(
    `${file}: cannot be written back: ${written.error.map(describeArchyProblem).join(' ')}`,
  )
}
