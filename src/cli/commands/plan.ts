import { type Command, EXIT, FailedRun, UsageError } from '../command.ts'
import { oneOf, readOptions } from '../options.ts'
import { orgOption, withOrg } from '../publishing/connect.ts'
import { integrationOptions } from '../publishing/integration-options.ts'
import { makePlan } from '../publishing/make-plan.ts'
import { planReport, REPORT_FORMATS, undecided } from '../publishing/report.ts'
import { readSubject, refuseErrors } from '../publishing/subject.ts'
import { tellOrgProblems } from '../publishing/tell-org-problems.ts'

export const plan: Command = {
  name: 'plan',
  usage: [
    'plan FILE --org REGION|URL [--integration [ACTION=|GATEWAY=]NAME…|--create-integration NAME] [--values FILE] [--keep org|design] [--format text|json]',
  ],
  summary: 'what publishing would do to an org; nothing is written',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      org: { type: 'string' },
      integration: { type: 'string', multiple: true },
      'create-integration': { type: 'string' },
      values: { type: 'string' },
      keep: { type: 'string' },
      format: { type: 'string', default: 'text' },
    })
    const [file, unexpected] = positionals
    if (file === undefined || unexpected !== undefined) throw new UsageError('name one file')
    const format = oneOf('--format', values.format, REPORT_FORMATS)
    const keep = values.keep === undefined ? null : oneOf('--keep', values.keep, ['org', 'design'])
    const integration = integrationOptions(values)
    const address = orgOption(values.org)
    const subject = readSubject(file, values.values)
    return withOrg(address, terminal, async (connection) => {
      const made = await makePlan(subject, connection, { ...integration, keep })
      terminal.out(planReport(made, connection.identity, format))
      refuseErrors(subject, terminal.folder ?? '.')
      await tellOrgProblems(subject, connection, terminal)
      const open = undecided(made)
      if (open.length === 0) return EXIT.fine
      throw new FailedRun(
        `${open.map(({ title }) => title).join('; ')}: choose with --keep org or --keep design whose version stands`,
      )
    })
  },
}
