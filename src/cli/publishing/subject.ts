import {
  openPublishFiles,
  type PublishFiles,
  publishFilesOf,
} from '#adapters/node/publish-files.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { isSecret } from '#core/lint/written-secrets.ts'
import type { Design } from '#core/model/design.ts'
import type { Journal } from '#core/publish/journal.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import type { PublishRecords, RecordKey } from '#core/publish/records.ts'
import { FailedRun } from '../command.ts'
import { readInput } from '../input.ts'
import { findLintSettings } from '../lint-settings.ts'
import { readSubstitutions, substitute, type Substitutions } from './substitutions.ts'

/** What is published, and where it is written down. */
export interface Subject {
  readonly file: string
  readonly design: Design
  readonly files: PublishFiles
  readonly records: PublishRecords
}

/** The design of a file, with the values of one org put in. */
export function readSubject(file: string, valuesFile: string | undefined): Subject {
  const values: Substitutions =
    valuesFile === undefined ? new Map<string, string>() : readSubstitutions(valuesFile)
  const { design } = readInput(file, (text) => substitute(file, text, values))
  const files = publishFilesOf(file)
  return { file, design, files, records: openPublishFiles(files) }
}

/** A design with an error does not go out, and one that holds a secret least of all, whatever rules are switched off. */
export function refuseErrors({ file, design }: Subject, folder: string): void {
  const settings = findLintSettings(folder) ?? {}
  const found = new Map(
    [...lintDesign(design, settings).problems, ...lintDesign(design).problems.filter(isSecret)]
      .filter((problem) => isSecret(problem) || isError(problem))
      .map((problem) => [problem.id, problem]),
  )
  if (found.size === 0) return
  const codes = [...new Set([...found.values()].map(({ code }) => code))].sort().join(', ')
  throw new FailedRun(
    `${file} has ${found.size === 1 ? 'an error' : `${found.size} errors`} (${codes}): “secure-flow lint ${file}” says where and what to do`,
  )
}

/** What is remembered of the design in an org. */
export async function recordsOf(
  { records }: Subject,
  key: RecordKey,
): Promise<{ readonly memory: PublishedMemory | null; readonly journals: readonly Journal[] }> {
  const memory = await records.memory(key)
  if (!memory.ok) throw new FailedRun(memory.error)
  const journals = await records.journals(key)
  if (!journals.ok) throw new FailedRun(journals.error)
  return { memory: memory.value, journals: journals.value }
}

type Found = ReturnType<typeof lintDesign>['problems'][number]

function isError({ severity, suppressed }: Found): boolean {
  return severity === 'error' && suppressed === undefined
}
