import { describeFileError, writeTextFile } from '#adapters/node/files.ts'
import { publishedMemories, publishFilesOf } from '#adapters/node/publish-files.ts'
import { err, ok, type Result } from '#core/base/result.ts'
import { describeArchyProblem, writeArchy } from '#core/codec/archy/write.ts'
import { writeDesign } from '#core/codec/json/write.ts'
import type { ReadDesign } from '#core/codec/recognise.ts'
import type { LintSettings } from '#core/lint/config.ts'
import { applyFixes } from '#core/lint/fix.ts'
import { type FailedFile, type FileReport, inTextOrder } from '#core/lint/formatters/report.ts'
import { type LintConfig, lintDesign } from '#core/lint/lint.ts'
import type { Problem } from '#core/lint/problem.ts'
import { settingNotes } from '#core/lint/setting-notes.ts'
import { publishedBefore } from '#core/publish/published-before.ts'
import { inputOf } from '../input.ts'

/**
 * Checks a design or an Archy YAML, with what was published of it and is kept beside it. With `fix` the safe fixes are
 * made and the file is written back in the form that it came in; a file without a fix is left alone. What comes between
 * is told of this file and keeps no other from being checked.
 */
export function checkFile(
  file: string,
  settings: Partial<LintSettings>,
  { fix }: { readonly fix: boolean },
): Result<FileReport, FailedFile> {
  const input = inputOf(file)
  if (!input.ok) return input
  const memories = publishedMemories(publishFilesOf(file), input.value.design.id)
  if (!memories.ok) return err({ file, message: memories.error })
  const config = { ...settings, published: publishedBefore(memories.value) }
  return fix ? fixed(file, input.value, config) : ok(checked(file, input.value, config))
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

function fixed(
  file: string,
  input: ReadDesign,
  config: LintConfig,
): Result<FileReport, FailedFile> {
  const { design, applied, left } = applyFixes(input.design, { ...config, safety: 'safe' })
  if (applied.length === 0) return ok(reportOf(file, input, left, config))
  const text = textOf(file, design, input.form)
  if (!text.ok) return text
  const written = writeTextFile(file, text.value)
  if (!written.ok) return err({ file, message: describeFileError(written.error) })
  // A YAML keeps no ids: what is left is found again in the steps as they are read.
  const again = inputOf(file)
  return again.ok ? ok(checked(file, again.value, config)) : again
}

function textOf(
  file: string,
  design: ReadDesign['design'],
  form: ReadDesign['form'],
): Result<string, FailedFile> {
  if (form === 'design') return ok(writeDesign(design))
  const written = writeArchy(design)
  if (written.ok) return ok(written.value.yaml)
  const reasons = written.error.map(describeArchyProblem).join(' ')
  return err({ file, message: `${file}: cannot be written back: ${reasons}` })
}
