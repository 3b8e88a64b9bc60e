import { type Command, EXIT } from '../command.ts'
import { oneFile, oneOf, readOptions } from '../options.ts'
import { orgOption, withOrg } from '../publishing/connect.ts'
import { integrationOptions } from '../publishing/integration-options.ts'
import { keepOption, makePlan, refuseUndecided } from '../publishing/make-plan.ts'
import { planReport, REPORT_FORMATS } from '../publishing/report.ts'
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
    const file = oneFile(positionals)
    const format = oneOf('--format', values.format, REPORT_FORMATS)
    const keep = keepOption(values.keep)
    const integration = integrationOptions(values)
    const address = orgOption(values.org)
    const subject = readSubject(file, values.values)
    return withOrg(address, terminal, async (connection) => {
      const made = await makePlan(subject, connection, { ...integration, keep })
      terminal.out(planReport(made, connection.identity, format))
      refuseErrors(subject, terminal.folder ?? '.')
      await tellOrgProblems(subject, connection, terminal)
      refuseUndecided(made)
      return EXIT.fine
    })
  },
}
