import { sha256Hex } from '#core/base/sha256.ts'
import { GATEWAYS } from '#core/gateways/registry.ts'
import { appScopes, publisherPermissions, readerPermissions } from './permission-sets.ts'
import { seededAt, seededFlows, seededTables, seedId } from './seed-contents.ts'
import type { Integration, OAuthClient, OrgState, OrgUser, Prompt, Site } from './state.ts'

/** A new org, with what a newcomer needs to publish a first flow. */
export function createOrgState(site: Site): OrgState {
  return {
    site,
    organization: { id: orgIdAt(site), name: 'Sandbox org' },
    divisions: [
      { id: seedId('1'), name: 'Home', description: 'Home division', home: true },
      { id: seedId('2'), name: 'Payments', description: 'Payment flows', home: false },
    ],
    users,
    clients,
    codes: new Map(),
    tokens: new Map(),
    spending: new Map(),
    credentials: new Map([
      [
        gatewayCredentialId,
        {
          id: gatewayCredentialId,
          name: 'Sandbox gateway keys',
          type: 'userDefined',
          // Placeholders: nobody but the emulators of the gateways gets to see them.
          fields: Object.fromEntries(credentialNames.map((name) => [name, 'sandbox'])),
          createdAt: seededAt,
          modifiedAt: seededAt,
        },
      ],
    ]),
    integrations: new Map([[gatewayIntegration.id, gatewayIntegration]]),
    actions: new Map(),
    flows: seededFlows(seedId('1')),
    deletedFlows: new Set(),
    jobs: new Map(),
    architectJobs: new Map(),
    prompts: [
      prompt(
        '101',
        'Payment_Welcome',
        'Before card data is asked for',
        'You are in a secure session.',
      ),
      prompt('102', 'Payment_Processing', 'While the gateway works', 'Your payment is on its way.'),
      prompt('103', 'Payment_Thanks', 'After a payment', 'Thank you. Your payment was taken.'),
    ],
    systemPrompts: systemPromptNames.map((name, index) =>
      prompt(String(201 + index), name, 'System prompt', name.replaceAll('_', ' ')),
    ),
    tables: seededTables,
    queues: [
      { id: seedId('301'), name: 'Billing' },
      { id: seedId('302'), name: 'Support' },
    ],
    groups: [{ id: seedId('401'), name: 'Payments team' }],
    gateways: new Map(),
    call: null,
    scenario: 'success',
    faults: [],
  }
}

export const sandboxAdminId = seedId('11')
export const readOnlyUserId = seedId('12')
/** Holds locks that the control page sets; nobody signs in as this person. */
export const otherArchitect = { id: seedId('13'), name: 'Another architect', kind: 'user' } as const
export const gatewayIntegrationId = seedId('41')

const gatewayCredentialId = seedId('31')
const dayOfSeconds = 86_400

/** What the templates of the gateways name. */
const credentialNames = GATEWAYS.flatMap(({ credentials }) => credentials.map(({ name }) => name))

/** Two sandboxes are two orgs, and one that was started again is the same as before. */
function orgIdAt({ origin, basePath }: Site): string {
  if (origin === undefined) return seedId('0')
  return seedId(sha256Hex(origin + basePath).slice(0, 12))
}

const users: readonly OrgUser[] = [
  {
    id: sandboxAdminId,
    name: 'Sandbox Admin',
    email: 'admin@sandbox.example',
    summary: 'May design, publish and delete everything.',
    roles: ['Master Admin'],
    permissions: publisherPermissions,
  },
  {
    id: readOnlyUserId,
    name: 'Read-only user',
    email: 'reader@sandbox.example',
    summary: 'May look, but not publish: see how missing permissions are told.',
    roles: ['Supervisor'],
    permissions: readerPermissions,
  },
]

const clients: readonly OAuthClient[] = [
  {
    id: 'sandbox-pkce',
    name: 'Secure Flow Studio (PKCE)',
    grant: 'code',
    secret: null,
    scopes: appScopes,
    permissions: [],
    tokenSeconds: dayOfSeconds,
  },
  {
    id: 'sandbox-implicit',
    name: 'Secure Flow Studio (implicit grant)',
    grant: 'token',
    secret: null,
    scopes: appScopes,
    permissions: [],
    tokenSeconds: dayOfSeconds,
  },
  {
    id: 'sandbox-cli',
    name: 'Secure Flow Studio (command line)',
    grant: 'client-credentials',
    // Not a secret: it opens nothing but this local org, and the documentation prints it.
    secret: 'sandbox-cli',
    scopes: appScopes,
    permissions: publisherPermissions,
    tokenSeconds: dayOfSeconds,
  },
]

const gatewayIntegration: Integration = {
  id: gatewayIntegrationId,
  name: 'Payment gateway',
  typeId: 'custom-rest-actions',
  notes: '',
  intendedState: 'ENABLED',
  createdAt: seededAt,
  stateSince: seededAt,
  config: {
    version: 2,
    properties: {},
    advanced: {},
    // The slot is called basicAuth whatever the type of the credential (Terraform provider, examples).
    credentials: { basicAuth: gatewayCredentialId },
  },
}

/** Names that occur in public flows and in the scripting SDK; a real org has many more. */
const systemPromptNames = [
  'boolean_false',
  'boolean_yes',
  'didnt_get_that_try_again',
  'didnt_understand_try_again',
  'having_trouble_understanding',
  'on_hold_music',
  'please_try_again',
  'processing',
  'voicemail_greeting',
]

function prompt(id: string, name: string, description: string, text: string): Prompt {
  return { id: seedId(id), name, description, language: 'en-us', text }
}
