import { describe, expect, test } from 'vitest'
import { driveSandbox } from '#testing/drive-sandbox.ts'
import { actionBody, flowYaml, publishYaml } from '#testing/sandbox-contents.ts'

const tracking = '/api/v2/architect/dependencytracking'

function orgWithAction(secure = true) {
  const org = driveSandbox()
  const token = org.signIn()
  const body = actionBody('Process_Payment', { secure })
  const { id } = org.api(token, 'POST', '/api/v2/integrations/actions', body).body
  const type = secure ? 'SECUREACTION' : 'DATAACTION'
  const consumers = (filter = '&flowFilter=published') =>
    org.api(token, 'GET', `${tracking}/consumingresources?id=${id}&objectType=${type}${filter}`)
  return { org, token, id, consumers }
}

describe('the flows that call an action', () => {
  test('are those whose published version names it, whatever the case', () => {
    const { org, token, consumers } = orgWithAction()
    expect(consumers().body.entities).toEqual([])
    publishYaml(org, token, flowYaml('Pay', 'PROCESS_payment'))
    publishYaml(org, token, flowYaml('Other'))
    expect(consumers().body.entities).toMatchObject([
      { name: 'Pay', type: 'SECURECALLFLOW', version: '1.0' },
    ])
  })

  test('are no longer those that a newer version has freed from it', () => {
    const { org, token, consumers } = orgWithAction()
    publishYaml(org, token, flowYaml('Pay', 'Process_Payment'))
    publishYaml(org, token, flowYaml('Pay'))
    expect(consumers().body.entities).toEqual([])
  })

  test('are told with each version that calls it, unless one state of them is asked for', () => {
    const { org, token, consumers } = orgWithAction()
    publishYaml(org, token, flowYaml('Pay', 'Process_Payment'))
    publishYaml(org, token, flowYaml('Pay', 'Process_Payment'))
    publishYaml(org, token, flowYaml('Pay'))
    const versions = (filter: string) =>
      consumers(filter).body.entities.map(({ version }: { version: string }) => version)
    expect(versions('')).toEqual(['1.0', '2.0'])
    expect(versions('&flowFilter=published')).toEqual([])
    expect(versions('&flowFilter=checkedIn')).toEqual([])
    expect(consumers('&flowFilter=draft').status).toBe(400)
  })

  test('still are those that call it by its former name', () => {
    const { org, token, id, consumers } = orgWithAction()
    publishYaml(org, token, flowYaml('Pay', 'Process_Payment'))
    const url = `/api/v2/integrations/actions/${id}`
    expect(org.api(token, 'PATCH', url, { name: 'Renamed', version: 1 }).status).toBe(200)
    expect(consumers().body.total).toBe(1)
  })

  test('are asked for under the type that the action has', () => {
    const { org, token, id } = orgWithAction(false)
    const ask = (type: string) =>
      org.api(token, 'GET', `${tracking}/consumingresources?id=${id}&objectType=${type}`).status
    expect(ask('DATAACTION')).toBe(200)
    expect(ask('SECUREACTION')).toBe(404)
  })

  test('are not told to somebody without the permission', () => {
    const { org, id } = orgWithAction()
    const reader = org.signIn('reader')
    const url = `${tracking}/consumingresources?id=${id}&objectType=SECUREACTION`
    expect(org.api(reader, 'GET', url).body).toMatchObject({
      status: 403,
      messageParams: { permissions: 'architect:dependencyTracking:view' },
    })
  })
})

describe('what a flow consumes', () => {
  test('is told for each version, and a deleted action is marked', () => {
    const { org, token, id } = orgWithAction()
    const job = publishYaml(org, token, flowYaml('Pay', 'Process_Payment'))
    publishYaml(org, token, flowYaml('Pay'))
    const consumed = (version: string) =>
      org.api(
        token,
        'GET',
        `${tracking}/consumedresources?id=${job.flow.id}&version=${version}&objectType=SECURECALLFLOW`,
      )
    expect(consumed('1.0').body.entities).toMatchObject([
      { id, name: 'Process_Payment', type: 'SECUREACTION', deleted: false },
    ])
    expect(consumed('2.0').body.entities).toEqual([])
    expect(consumed('3.0').status).toBe(404)
    org.api(token, 'DELETE', `/api/v2/integrations/actions/${id}`)
    expect(consumed('1.0').body.entities).toMatchObject([{ id, deleted: true }])
  })
})

describe('what flows can depend on', () => {
  function start(user: 'admin' | 'reader' = 'admin') {
    const org = driveSandbox()
    const token = org.signIn(user)
    return (query: string) => org.api(token, 'GET', `${tracking}?${query}`)
  }
  const namesOf = ({ body }: ReturnType<ReturnType<typeof start>>) =>
    body.entities.map(({ name }: { name: string }) => name)

  test('is found by a part of its name, among the types that are asked for', () => {
    const find = start()
    expect(namesOf(find('name=bill&objectType=QUEUE'))).toEqual(['Billing'])
    expect(namesOf(find('name=sandbox&objectType=USER'))).toEqual(['Sandbox Admin'])
    expect(namesOf(find('name=pay&objectType=GROUP'))).toEqual(['Payments team'])
    expect(namesOf(find('name=en-&objectType=LANGUAGE'))).toEqual(['en-gb', 'en-us'])
    expect(namesOf(find('name=bill&objectType=QUEUE,INQUEUECALLFLOW'))).toEqual([
      'Billing',
      'Waiting for Billing',
    ])
  })

  test('is not listed without a name, nor to somebody without the permission', () => {
    expect(start()('objectType=QUEUE').status).toBe(400)
    expect(start('reader')('name=bill&objectType=QUEUE').body).toMatchObject({
      status: 403,
      messageParams: { permissions: 'architect:dependencyTracking:view' },
    })
  })
})
