import type { Operation } from './operation.ts'
import {
  createDraft,
  deleteDraft,
  draftPublished,
  getDraft,
  publishDraft,
  updateDraft,
  validateDraft,
} from './routes/action-drafts.ts'
import { executeAction, testAction, testDraft } from './routes/action-tests.ts'
import { getDraftSchema, getDraftTemplate, getSchema, getTemplate } from './routes/action-files.ts'
import {
  createAction,
  deleteAction,
  getAction,
  listActions,
  listCategories,
  listDrafts,
  updateAction,
} from './routes/actions.ts'
import {
  createCredential,
  deleteCredential,
  getCredential,
  listCredentials,
  listCredentialsByCursor,
  listCredentialTypes,
  replaceCredential,
} from './routes/credentials.ts'
import {
  getExport,
  getValidation,
  registerExport,
  registerValidation,
} from './routes/architect-jobs.ts'
import { getTable, listTables } from './routes/data-tables.ts'
import { findDependencies, listConsumed, listConsumers } from './routes/dependencies.ts'
import { getJob, registerJob } from './routes/flow-jobs.ts'
import {
  checkOutFlow,
  deleteFlow,
  getFlow,
  getVersion,
  listFlows,
  listFlowViews,
  listVersions,
  lookUpFlows,
  unlockFlow,
} from './routes/flows.ts'
import {
  createIntegration,
  deleteIntegration,
  getConfig,
  getIntegration,
  getType,
  listIntegrations,
  listTypes,
  replaceConfig,
  updateIntegration,
} from './routes/integrations.ts'
import { getPrompt, listPrompts, listSystemPrompts } from './routes/prompts.ts'
import {
  checkToken,
  getHomeDivision,
  getMe,
  getOrganization,
  getToken,
  listDivisions,
  listPermittedDivisions,
  revokeToken,
} from './routes/users.ts'

const executeActions = ['integrations:action:execute', 'bridge:actions:execute']
const viewDependencies = ['architect:dependencyTracking:view']

/** Permissions and scopes as the public API definition lists them. */
export const operations: readonly Operation[] = [
  ...group(
    '/api/v2/architect',
    ['architect'],
    [
      ['GET', '/prompts', ['architect:userPrompt:view'], listPrompts],
      ['GET', '/prompts/{promptId}', ['architect:userPrompt:view'], getPrompt],
      ['GET', '/dependencytracking', viewDependencies, findDependencies],
      ['GET', '/dependencytracking/consumingresources', viewDependencies, listConsumers],
      ['GET', '/dependencytracking/consumedresources', viewDependencies, listConsumed],
      ['GET', '/systemprompts', ['architect:systemPrompt:view'], listSystemPrompts],
    ],
  ),
  ...group(
    '/api/v2/authorization',
    ['authorization'],
    [
      ['GET', '/divisions', [], listDivisions],
      ['GET', '/divisions/home', [], getHomeDivision],
      ['GET', '/divisionspermitted/me', [], listPermittedDivisions],
    ],
  ),
  ...group(
    '/api/v2/flows',
    ['architect'],
    [
      ['GET', '', ['architect:flow:view'], listFlows],
      ['GET', '/divisionviews', ['architect:flow:search'], listFlowViews],
      ['GET', '/datatables', ['architect:datatable:view'], listTables],
      ['GET', '/datatables/divisionviews', ['architect:datatable:search'], listTables],
      ['GET', '/datatables/{datatableId}', ['architect:datatable:view'], getTable],
      ['GET', '/lookup', ['architect:flow:view'], lookUpFlows],
      ['POST', '/jobs', ['architect:job:create'], registerJob],
      ['GET', '/jobs/{jobId}', ['architect:job:view'], getJob],
      ['POST', '/export/jobs', ['architect:jobExport:create'], registerExport],
      ['GET', '/export/jobs/{jobId}', ['architect:jobExport:view'], getExport],
      ['POST', '/validate/jobs', ['architect:jobValidate:create'], registerValidation],
      ['GET', '/validate/jobs/{jobId}', ['architect:jobValidate:view'], getValidation],
      ['POST', '/actions/checkout', ['architect:flow:edit'], checkOutFlow],
      ['POST', '/actions/unlock', ['architect:flow:unlock'], unlockFlow],
      ['GET', '/{flowId}', ['architect:flow:view'], getFlow],
      ['DELETE', '/{flowId}', ['architect:flow:delete'], deleteFlow],
      ['GET', '/{flowId}/versions', ['architect:flow:view'], listVersions],
      ['GET', '/{flowId}/versions/{versionId}', ['architect:flow:view'], getVersion],
    ],
  ),
  ...group(
    '/api/v2/integrations',
    ['integrations'],
    [
      ['GET', '', ['integrations:integration:view'], listIntegrations],
      ['POST', '', ['integrations:integration:add'], createIntegration],
      ['GET', '/{integrationId}', ['integrations:integration:view'], getIntegration],
      ['PATCH', '/{integrationId}', ['integrations:integration:edit'], updateIntegration],
      ['DELETE', '/{integrationId}', ['integrations:integration:delete'], deleteIntegration],
      ['GET', '/{integrationId}/config/current', ['integrations:integration:view'], getConfig],
      ['PUT', '/{integrationId}/config/current', ['integrations:integration:edit'], replaceConfig],
      ['GET', '/types', ['integrations:integration:view'], listTypes],
      ['GET', '/types/{typeId}', ['integrations:integration:view'], getType],
      ['GET', '/credentials', ['integrations:integration:view'], listCredentials],
      ['POST', '/credentials', ['integrations:integration:add'], createCredential],
      ['GET', '/credentials/listing', ['integrations:integration:view'], listCredentialsByCursor],
      ['GET', '/credentials/types', ['integrations:integration:view'], listCredentialTypes],
      ['GET', '/credentials/{credentialId}', ['integrations:integration:view'], getCredential],
      ['PUT', '/credentials/{credentialId}', ['integrations:integration:edit'], replaceCredential],
      [
        'DELETE',
        '/credentials/{credentialId}',
        ['integrations:integration:delete'],
        deleteCredential,
      ],
    ],
  ),
  ...group(
    '/api/v2/integrations/actions',
    ['integrations'],
    [
      ['GET', '', viewActions(), listActions],
      ['POST', '', ['integrations:action:add'], createAction],
      ['GET', '/categories', viewActions(), listCategories],
      ['GET', '/drafts', viewActions(), listDrafts],
      ['POST', '/drafts', ['integrations:action:add'], createDraft],
      ['GET', '/{actionId}', viewActions(), getAction],
      ['PATCH', '/{actionId}', ['integrations:action:edit'], updateAction],
      ['DELETE', '/{actionId}', ['integrations:action:delete'], deleteAction],
      ['GET', '/{actionId}/draft', viewActions(), getDraft],
      ['POST', '/{actionId}/draft', ['integrations:action:edit'], draftPublished],
      ['PATCH', '/{actionId}/draft', ['integrations:action:edit'], updateDraft],
      ['DELETE', '/{actionId}/draft', ['integrations:action:delete'], deleteDraft],
      ['POST', '/{actionId}/test', executeActions, testAction],
      ['POST', '/{actionId}/draft/test', ['integrations:action:execute'], testDraft],
      ['POST', '/{actionId}/execute', executeActions, executeAction],
      ['GET', '/{actionId}/draft/validation', ['integrations:action:edit'], validateDraft],
      ['POST', '/{actionId}/draft/publish', ['integrations:action:edit'], publishDraft],
      ['GET', '/{actionId}/draft/schemas/{fileName}', viewActions(), getDraftSchema],
      ['GET', '/{actionId}/draft/templates/{fileName}', viewActions(), getDraftTemplate],
      ['GET', '/{actionId}/schemas/{fileName}', viewActions(), getSchema],
      ['GET', '/{actionId}/templates/{fileName}', viewActions(), getTemplate],
    ],
  ),
  ...group('/api/v2/organizations', ['organization'], [['GET', '/me', [], getOrganization]]),
  operation('GET', '/api/v2/tokens/me', [], ['user-basic-info'], getToken),
  operation('HEAD', '/api/v2/tokens/me', [], [], checkToken),
  operation('DELETE', '/api/v2/tokens/me', [], [], revokeToken),
  operation('GET', '/api/v2/users/me', [], ['user-basic-info'], getMe),
]

type Row = readonly [
  method: string,
  path: string,
  permissions: readonly string[],
  run: Operation['run'],
]

/** Reading is also allowed with the `:readonly` form of a scope. */
function group(
  base: string,
  scopes: readonly string[],
  rows: readonly Row[],
): readonly Operation[] {
  const readOnly = scopes.map((scope) => `${scope}:readonly`)
  return rows.map(([method, path, permissions, run]) =>
    operation(
      method,
      base + path,
      permissions,
      method === 'GET' ? [...scopes, ...readOnly] : scopes,
      run,
    ),
  )
}

function operation(
  method: string,
  path: string,
  permissions: readonly string[],
  scopes: readonly string[],
  run: Operation['run'],
): Operation {
  return { method, path, permissions, scopes, run }
}

function viewActions(): readonly string[] {
  return ['integrations:action:view', 'bridge:actions:view']
}
