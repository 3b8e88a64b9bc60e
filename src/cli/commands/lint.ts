import { resolve } from 'node:path'
import { CONFIG_FILE } from '#core/lint/config.ts'
import { formatGithub } from '#core/lint/formatters/github.ts'
import { formatJson } from '#core/lint/formatters/json.ts'
import { formatMarkdown } from '#core/lint/formatters/markdown.ts'
import { countReports, type FailedFile, type FileReport } from '#core/lint/formatters/report.ts'
import { formatSarif } from '#core/lint/formatters/sarif.ts'
import { formatStylish } from '#core/lint/formatters/stylish.ts'
import { type Command, EXIT, type Terminal, UsageError } from '../command.ts'
import { findLintSettings } from '../lint-settings.ts'
import { checkFile } from '../linting/check-file.ts'
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
    'Exit code: 0 no error, 1 an error or too many warnings, 2 wrong usage or a file that cannot be read;',
    'the other files are checked all the same.',
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
    // A file that two patterns of a shell come to is one file, and what is wrong in it is wrong once.
    const paths = positionals.map((file) => resolve(file))
    const files = positionals.filter((_, i) => paths.indexOf(paths[i] ?? '') === i)
    const checks = files.map((file) => checkFile(file, settings, values))
    const reports = checks.flatMap((check) => (check.ok ? [check.value] : []))
    const failed = checks.flatMap((check) => (check.ok ? [] : [check.error]))
    terminal.out(formatted(reports, failed, format, terminal))
    for (const { message } of failed) terminal.err(`secure-flow lint: ${message}\n`)
    if (failed.length > 0) return EXIT.usage
    const counts = countReports(reports)
    const tooMany = maxWarnings !== null && counts.warning > maxWarnings
    return counts.error > 0 || tooMany ? EXIT.problems : EXIT.fine
  },
}

function formatted(
  reports: readonly FileReport[],
  failed: readonly FailedFile[],
  format: (typeof FORMATS)[number],
  terminal: Terminal,
) {
  switch (format) {
    case 'stylish':
      // Nothing was checked: there is nothing to sum up.
      if (reports.length === 0) return ''
      return formatStylish(reports, { colour: terminal.hasColour }, failed)
    case 'json':
      return formatJson(reports, failed)
    case 'sarif':
      return formatSarif(reports, VERSION, failed)
    case 'github':
      return formatGithub(reports, failed)
    case 'markdown':
      return formatMarkdown(reports, failed)
  }
}
