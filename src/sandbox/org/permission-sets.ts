/** What publishing a flow with its data actions takes, and what the screens around it read. */
export const publisherPermissions: readonly string[] = [
  'architect:ui:view',
  'architect:job:create',
  'architect:job:view',
  'architect:jobExport:create',
  'architect:jobExport:view',
  'architect:jobValidate:create',
  'architect:jobValidate:view',
  'architect:flow:view',
  'architect:flow:search',
  'architect:flow:add',
  'architect:flow:edit',
  'architect:flow:delete',
  'architect:flow:publish',
  'architect:flow:unlock',
  'architect:datatable:view',
  'architect:datatable:search',
  'architect:userPrompt:view',
  'architect:systemPrompt:view',
  'architect:dependencyTracking:view',
  'integrations:action:view',
  'integrations:action:add',
  'integrations:action:edit',
  'integrations:action:delete',
  'integrations:action:execute',
  'integrations:integration:view',
  'integrations:integration:add',
  'integrations:integration:edit',
  'integrations:integration:delete',
  'oauth:client:view',
]

/** Enough to look around, too little to publish. */
export const readerPermissions: readonly string[] = [
  'architect:ui:view',
  'architect:job:view',
  'architect:flow:view',
  'architect:flow:search',
  'architect:userPrompt:view',
  'architect:systemPrompt:view',
  'integrations:action:view',
  'integrations:integration:view',
]

/** What a client for this app asks for. */
export const appScopes: readonly string[] = [
  'architect',
  'integrations',
  'user-basic-info',
  'organization:readonly',
  'authorization:readonly',
]
