/** The types a flow designer meets; a real org has many more. */
export const integrationTypes = [
  integrationType(
    'custom-rest-actions',
    'Web Services Data Actions',
    'Calls any REST endpoint from a data action.',
    ['userDefined', 'basicAuth', 'userDefinedOAuth'],
  ),
  integrationType(
    'purecloud-data-actions',
    'Genesys Cloud Data Actions',
    'Calls the Genesys Cloud API from a data action.',
    ['pureCloudOAuthClient'],
  ),
] as const

export function findType(id: string) {
  return integrationTypes.find((type) => type.id === id)
}

/** Credential types by name, with the fields that they ask for. */
export const credentialTypes = [
  { id: 'userDefined', name: 'userDefined', required: [] },
  { id: 'basicAuth', name: 'basicAuth', required: ['userName', 'password'] },
  { id: 'userDefinedOAuth', name: 'userDefinedOAuth', required: [] },
  {
    id: 'pureCloudOAuthClient',
    name: 'pureCloudOAuthClient',
    required: ['clientId', 'clientSecret'],
  },
].map((type) => ({
  ...type,
  properties: Object.fromEntries(type.required.map((name) => [name, { type: 'string' }])),
  displayOrder: type.required,
}))

function integrationType(
  id: string,
  name: string,
  description: string,
  typesOfCredential: readonly string[],
) {
  return {
    id,
    name,
    description,
    provider: 'clouddata',
    category: 'Data Actions',
    credentials: {
      basicAuth: { required: false, title: 'Credentials', credentialTypes: typesOfCredential },
    },
    nonInstallable: false,
    selfUri: `/api/v2/integrations/types/${id}`,
  }
}
