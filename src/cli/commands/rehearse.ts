import { type Command, EXIT, FailedRun, type Terminal, UsageError } from '../command.ts'
import { oneFile, oneOf, readOptions } from '../options.ts'
import { type Connection, orgOption, withOrg } from '../publishing/connect.ts'
import { integrationOptions } from '../publishing/integration-options.ts'
import { REPORT_FORMATS, type ReportFormat } from '../publishing/report.ts'
import { readSubject, type Subject } from '../publishing/subject.ts'
import { alone } from '../rehearsing/alone.ts'
import { cleanUp, type Leftovers, removeEarlier } from '../rehearsing/leftovers.ts'
import { readSetup, type RehearsalOptions } from '../rehearsing/setup.ts'
import { rehearse as rehearseIn } from '../rehearsing/rehearse-in.ts'
import { leftoversReport, rehearsalReport } from '../rehearsing/report.ts'

export const rehearse: Command = {
  name: 'rehearse',
  usage: [
    'rehearse FILE --org REGION|URL [--action NAME]… [--card NUMBER] [--value INPUT=TEXT]… [--test-endpoint HOST]… [--integration [ACTION=|GATEWAY=]NAME]… [--values FILE] [--format text|json]',
    'rehearse FILE --org REGION|URL --call [--key VARIABLE=KEYS]… [--invocation-data TEXT] [--card NUMBER] [--test-endpoint HOST]…',
    'rehearse FILE --org REGION|URL --clean [--integration [ACTION=|GATEWAY=]NAME]… [--format text|json]',
  ],
  summary:
    'run test clones of the secure actions in an org with a test card, beside our preview; --call takes a whole call, --clean removes clones that were left',
  async run(args, terminal) {
    const { values, positionals } = readOptions(args, {
      org: { type: 'string' },
      integration: { type: 'string', multiple: true },
      values: { type: 'string' },
      action: { type: 'string', multiple: true, default: [] },
      card: { type: 'string' },
      value: { type: 'string', multiple: true, default: [] },
      'test-endpoint': { type: 'string', multiple: true, default: [] },
      call: { type: 'boolean', default: false },
      key: { type: 'string', multiple: true, default: [] },
      'invocation-data': { type: 'string' },
      clean: { type: 'boolean', default: false },
      format: { type: 'string', default: 'text' },
    })
    const file = oneFile(positionals)
    if (values.clean && values.call) throw new UsageError('--clean and --call exclude each other')
    const format = oneOf('--format', values.format, REPORT_FORMATS)
    const address = orgOption(values.org)
    const subject = readSubject(file, values.values)
    const options: RehearsalOptions = {
      integrations: integrationOptions({ integration: values.integration }),
      actions: values.action,
      card: values.card,
      values: values.value,
      testEndpoints: values['test-endpoint'],
      isCall: values.call,
      keys: values.key,
      invocationData: values['invocation-data'],
    }
    const setup = readSetup(subject.design, options)
    const task = { subject, terminal, format }
    return withOrg(address, terminal, (connection) =>
      alone(subject, connection, terminal, async (stage) => {
        if (values.clean) {
          return cleaned(task, connection, await cleanUp(stage, connection, options.integrations))
        }
        const earlier = await removeEarlier(stage, connection)
        const { rehearsed, published } = await rehearseIn(stage, connection, setup)
        const { identity } = connection
        const report = rehearsalReport({ subject, identity, rehearsed, published, earlier }, format)
        terminal.out(report.text)
        if (report.failure !== null) throw new FailedRun(report.failure)
        return EXIT.fine
      }),
    )
  },
}

interface Task {
  readonly subject: Subject
  readonly terminal: Terminal
  readonly format: ReportFormat
}

function cleaned({ terminal, format }: Task, { identity }: Connection, leftovers: Leftovers) {
  terminal.out(leftoversReport(leftovers, identity, format))
  if (leftovers.left.length === 0) return EXIT.fine
  throw new FailedRun(leftovers.left.map(({ name, reason }) => `${name}: ${reason}`).join(' '))
}
