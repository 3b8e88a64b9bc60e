import { terminalText } from '#core/base/visible-text.ts'
import { hasWritten, type Journal } from '#core/publish/journal.ts'
import { secretsNeeded } from '#core/publish/new-integration.ts'
import { isUpToDate, type Plan, undecided } from '#core/publish/plan.ts'
import { describeOrgError } from '#core/publish/ports.ts'
import { unfinished } from '#core/publish/records.ts'
import { planRollBack } from '#core/publish/roll-back.ts'
import { describeRollBackProblem, isRollBackProblem } from '#core/publish/roll-back-problem.ts'
import type { RunEvent } from '#core/publish/run-context.ts'
import { type Command, EXIT, FailedRun, type Terminal, UsageError } from '../command.ts'
import { oneFile, oneOf, readOptions } from '../options.ts'
import {
  beginPublish,
  forget,
  goOn,
  type RunOptions,
  type RunOutcome,
  whileHeld,
} from '../publishing/carry-out.ts'
import { type Connection, orgOption, withOrg } from '../publishing/connect.ts'
import { readCredentials } from '../publishing/credentials.ts'
import { integrationOptions } from '../publishing/integration-options.ts'
import { keepOption, makePlan, type PlanOptions, refuseUndecided } from '../publishing/make-plan.ts'
import {
  failedReport,
  planReport,
  publishedReport,
  REPORT_FORMATS,
  type ReportFormat,
} from '../publishing/report.ts'
import { readSubject, recordsOf, refuseErrors, type Subject } from '../publishing/subject.ts'
import { tellOrgProblems } from '../publishing/tell-org-problems.ts'

export const publish: Command = {
  name: 'publish',
  usage: [
    'publish FILE --org REGION|URL [--yes] [--integration [ACTION=|GATEWAY=]NAME…|--create-integration NAME [--credentials FILE]] [--values FILE] [--keep org|design] [--format text|json]',
    'publish FILE --org REGION|URL --resume|--anew|--roll-back [--yes] [--credentials FILE] [--format text|json]',
  ],
  summary: 'publish to an org by the plan; go on with a publish that was cut off, or take one back',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      org: { type: 'string' },
      integration: { type: 'string', multiple: true },
      'create-integration': { type: 'string' },
      credentials: { type: 'string' },
      values: { type: 'string' },
      keep: { type: 'string' },
      format: { type: 'string', default: 'text' },
      yes: { type: 'boolean', default: false },
      resume: { type: 'boolean', default: false },
      anew: { type: 'boolean', default: false },
      'roll-back': { type: 'boolean', default: false },
    })
    const file = oneFile(positionals)
    const ways = (['resume', 'anew', 'roll-back'] as const).filter((way) => values[way])
    const [way = 'publish', other] = ways
    if (other !== undefined) throw new UsageError(`--${way} and --${other} exclude each other`)
    const format = oneOf('--format', values.format, REPORT_FORMATS)
    const keep = keepOption(values.keep)
    const integration = integrationOptions(values)
    const address = orgOption(values.org)
    if (!values.yes && terminal.ask === undefined) {
      throw new UsageError('nobody is there to be asked: say with --yes that it may be published')
    }
    const subject = readSubject(file, values.values)
    if (way === 'publish' || way === 'anew') refuseErrors(subject, terminal.folder ?? '.')
    const task: Task = {
      subject,
      terminal,
      format,
      mayAsk: !values.yes,
      options: { ...integration, keep },
      credentialsFile: values.credentials,
    }
    return withOrg(address, terminal, (connection) =>
      whileHeld(subject, () => WAYS[way](task, connection)),
    )
  },
}

interface Task {
  readonly subject: Subject
  readonly terminal: Terminal
  readonly format: ReportFormat
  readonly mayAsk: boolean
  readonly options: PlanOptions
  /** Where the values for the credentials of a new integration are; else they are in the environment. */
  readonly credentialsFile: string | undefined
}

type Way = (task: Task, connection: Connection) => Promise<number>

const WAYS = {
  publish: async (task, connection) => {
    const [newest] = await journalsOf(task, connection)
    const open = unfinished(newest === undefined ? [] : [newest])
    if (open !== null && hasWritten(open)) {
      throw new FailedRun(
        `a publish of ${new Date(open.startedAt).toISOString()} did not end: go on with --resume, take it back with --roll-back, or plan anew from what stands with --anew`,
      )
    }
    return publishAnew(task, connection, open)
  },
  anew: async (task, connection) =>
    publishAnew(task, connection, unfinished(await journalsOf(task, connection))),
  resume: async (task, connection) => {
    const open = unfinished(await journalsOf(task, connection))
    if (open === null) {
      task.terminal.err(`secure-flow publish: there is nothing to go on with: ${NOTHING_OPEN}\n`)
      return EXIT.fine
    }
    const outcome = await goOn(task.subject, connection, open, runOptions(open, task))
    return ended(task, connection, outcome)
  },
  'roll-back': async (task, connection) => {
    const [newest] = await journalsOf(task, connection)
    if (newest === undefined) throw new FailedRun('nothing is known that could be taken back')
    const plan = await planRollBack(newest, connection.org)
    if (!plan.ok) {
      const { error } = plan
      throw new FailedRun(
        isRollBackProblem(error) ? describeRollBackProblem(error) : describeOrgError(error),
      )
    }
    return carryOut(task, connection, plan.value)
  },
} as const satisfies Record<string, Way>

const NOTHING_OPEN = 'the last publish from here has ended'

async function publishAnew(task: Task, connection: Connection, open: Journal | null) {
  if (open !== null) await forget(task.subject, open)
  const plan = await makePlan(task.subject, connection, task.options)
  await tellOrgProblems(task.subject, connection, task.terminal)
  if (undecided(plan).length > 0)
    task.terminal.out(planReport(plan, connection.identity, task.format))
  refuseUndecided(plan)
  return carryOut(task, connection, plan)
}

/** A plan that changes nothing is no publish: the one before it stays the last, to be taken back. */
async function carryOut(task: Task, connection: Connection, plan: Plan): Promise<number> {
  const { terminal, format, mayAsk, subject } = task
  const { identity } = connection
  const isDone = isUpToDate(plan)
  if (format === 'text' || isDone) terminal.out(planReport(plan, identity, format))
  if (isDone) return EXIT.fine
  // What is missing is told before anybody is asked, and before anything is sent.
  const how = runOptions({ plan, entries: [] }, task)
  if (mayAsk) {
    const answer = (await terminal.ask?.(`Publish this to ${identity.orgName}? [y/N] `)) ?? ''
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new FailedRun('nothing was published')
  }
  return ended(task, connection, await beginPublish(subject, connection, plan, how))
}

function ended({ terminal, format }: Task, connection: Connection, outcome: RunOutcome) {
  const { identity, address } = connection
  const { journal, published, reason } = outcome
  if (published !== null) {
    terminal.out(publishedReport(journal.plan, identity, address, published, format))
    return EXIT.fine
  }
  terminal.out(failedReport(journal, identity, reason, format))
  throw new FailedRun(`${reason} What is left to do is done with --resume.`)
}

async function journalsOf({ subject }: Task, { identity }: Connection) {
  const key = { org: identity.orgId, design: subject.design.id }
  return (await recordsOf(subject, key)).journals
}

function runOptions(journal: Pick<Journal, 'plan' | 'entries'>, task: Task): RunOptions {
  const { terminal, credentialsFile } = task
  return {
    tell: teller(journal.plan, task),
    credentials: readCredentials(secretsNeeded(journal), credentialsFile, terminal),
  }
}

/** What is done, line by line; a script reads the report at the end instead. */
function teller({ steps }: Plan, { terminal, format }: Task): (event: RunEvent) => void {
  const titles = new Map(steps.map(({ id, title }) => [id, title]))
  return (event) => {
    if (format === 'json') return
    if (event.type === 'done') {
      terminal.out(terminalText(`done: ${titles.get(event.step)}, ${event.text}\n`))
    }
  }
}
