import { askedOf, knownOrgOf } from '#core/lint/known-org.ts'
import { lintDesign } from '#core/lint/lint.ts'
import { askContents } from '#core/publish/ask-contents.ts'
import { describeOrgError } from '#core/publish/ports.ts'
import { publishedBefore } from '#core/publish/published-before.ts'
import { FailedRun, type Terminal } from '../command.ts'
import { findLintSettings } from '../lint-settings.ts'
import type { Connection } from './connect.ts'
import { recordsOf, type Subject } from './subject.ts'

/**
 * Says what is wrong with the design in this org and in no other, such as a flow to transfer to that it does not have,
 * or a contract that was published otherwise.
 * An error ends the command. The org is asked for what the design names, and for nothing where it names nothing.
 */
export async function tellOrgProblems(
  subject: Subject,
  { org, identity }: Connection,
  terminal: Terminal,
): Promise<void> {
  const { design } = subject
  const { memory } = await recordsOf(subject, { org: identity.orgId, design: design.id })
  const asked = askedOf(design)
  const { errors, ...contents } = await askContents(org, asked)
  for (const error of errors) {
    terminal.err(`not checked against ${identity.orgName}: ${describeOrgError(error)}\n`)
  }
  const settings = findLintSettings(terminal.folder ?? '.') ?? {}
  const before = new Set(lintDesign(design, settings).problems.map(({ id }) => id))
  const known = {
    org: knownOrgOf(contents, design),
    published: publishedBefore(memory === null ? [] : [memory]),
  }
  const found = lintDesign(design, { ...settings, ...known })
    .problems.filter(({ id, suppressed }) => !before.has(id) && suppressed === undefined)
    .map(({ severity, code, message }) => ({ severity, text: `${severity} ${code}: ${message}` }))
  const fatal = found.filter(({ severity }) => severity === 'error')
  if (fatal.length > 0) throw new FailedRun(fatal.map(({ text }) => text).join(' '))
  for (const { text } of found) terminal.err(`${text}\n`)
}
