import type IntegrationsApi from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js'
import { ok } from '#core/base/result.ts'
import type { OrgReply, OrgTest, TestInputs } from '#core/publish/ports.ts'
import { receive, wordsOfBody } from './errors.ts'
import { type TestReply, testResultSchema } from './schemas.ts'

/** Runs an action in test mode. It is sent once: a test that was sent twice would pay twice. */
export async function testAction(
  id: string,
  inputs: TestInputs,
  api: IntegrationsApi,
): OrgReply<OrgTest> {
  const tested = await receive(
    'the test of the action',
    api.postIntegrationsActionTest(id, inputs),
    testResultSchema,
  )
  if (!tested.ok) return tested
  const { success, error, finalResult, operations } = tested.value
  return ok({
    success: success ?? false,
    operations: (operations ?? [])
      .toSorted((a, b) => (a.step ?? 0) - (b.step ?? 0))
      .map((operation) => ({
        name: operation.name ?? '',
        success: operation.success ?? false,
        result: operation.result ?? null,
        error: wordsOf(operation.error),
      })),
    error: wordsOf(error),
    finalResult: finalResult ?? null,
  })
}

function wordsOf(error: TestReply['error']): string | null {
  if (error === null || error === undefined) return null
  return wordsOfBody(error) ?? error.code ?? 'It gave no reason.'
}
