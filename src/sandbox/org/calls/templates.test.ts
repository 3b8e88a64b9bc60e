import { expect, test } from 'vitest'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import { sampleInputs } from '#testing/gateway-driver.ts'
import { publishTemplate } from '#testing/sandbox-contents.ts'

const TEMPLATES = GATEWAYS.flatMap((gateway) =>
  gateway.templates.map((template) => ({ title: template.id, gateway, template })),
)

/** More questions than any template asks. */
const most = 20

test.each(TEMPLATES)(
  'the template $title is published, called, and pays',
  ({ gateway, template }) => {
    const org = driveSandbox()
    const token = org.signIn()
    const design = publishTemplate(org, token, template)
    const control = (path: string, body: object) =>
      org.send({ method: 'POST', url: `/sandbox/call${path}`, body: JSON.stringify(body) })
    const { CC_Number, Expiry, CVV } = sampleInputs(gateway)
    const keys: Readonly<Record<string, string>> = {
      'Task.Choice': '1',
      'Task.Secure_CC': `${CC_Number}#`,
      'Task.Secure_Expiry': `${Expiry}`,
      'Task.Secure_CVV': `${CVV}#`,
    }
    expect(control('', { flow: design.flow.name, data: '19.99|reference' }).status).toBe(204)
    for (let asked = 0; asked < most; asked += 1) {
      const question = org.state().call?.call.question
      if (question?.type !== 'digits') break
      control('/keys', { keys: keys[question.variable] })
    }
    const log = org.state().call?.log.map(({ text }) => text) ?? []
    expect(log.at(-1)).toBe('The caller is back with the agent.')
    expect(org.state().call?.call.attributes.get('Payment_Status')).toBe('approved')
    expect(log.join(' ')).not.toContain(CC_Number)
  },
)
