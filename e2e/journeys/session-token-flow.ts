import type { Studio } from '../pages/studio.ts'

/**
 * The seed's flow, drawn with its mistake: the token is fetched before the security code is in. Nodes come one after
 * the other from the palette, which connects them; exceptions are connected in the inspector.
 */
export async function buildWithEarlyToken(studio: Studio): Promise<void> {
  await studio.addVariable('Task.Secure_CC', 'card number')
  await studio.addVariable('Task.Secure_Expiry', 'expiry')
  await studio.addVariable('Task.Secure_CVV', 'CVV')
  await studio.addVariable('Task.Secure_SessionToken', 'token')
  await studio.addVariable('Task.Transaction_ID', 'not sensitive')
  await studio.addVariable('Task.Amount', 'not sensitive')
  await addAction(studio, /^Generate_Session_Token/)
  await addAction(studio, /^Process_Payment/)

  await studio.select('Enter secure flow')
  await studio.add('Update data', 'Read amount')
  await setVariable(studio, 'Task.Amount', 'Flow.InvocationData')
  await collect(studio, 'Card number', 'Task.Secure_CC')
  await collect(studio, 'Expiry', 'Task.Secure_Expiry')
  await call(studio, 'Generate_Session_Token')
  await collect(studio, 'CVV', 'Task.Secure_CVV')
  await call(studio, 'Process_Payment')
  await studio.add('Return to agent')
  await studio.select('Process_Payment')
  await studio.add('Play audio', 'Sorry')
}

async function addAction(studio: Studio, template: RegExp): Promise<void> {
  await studio.addAction(template)
  await studio.page.getByRole('button', { name: /back to|canvas/i }).first().click()
}

async function collect(studio: Studio, name: string, variable: string): Promise<void> {
  await studio.add('Collect input', name)
  await studio.choose('Prompt: kind of audio', 'Spoken text')
  await studio.fill('Prompt: text to say', `Please enter: ${name}`)
  await studio.into(variable)
}

async function call(studio: Studio, action: string): Promise<void> {
  await studio.add('Secure data action', action)
  await studio.choose('Action', action)
  await studio.properties.getByRole('button', { name: 'Map by name' }).click()
}

async function setVariable(_studio: Studio, _variable: string, _value: string): Promise<void> {}
