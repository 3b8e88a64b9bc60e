/**
 * The official SDK is one default export that refers to all of its 87 API classes. Deep imports take only what we use
 * (206 kB instead of 1.6 MB); the package has no types for them, so the few members that we call are declared here.
 */
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/AbstractHttpClient.js' {
  export default class AbstractHttpClient {
    timeout: number
    enableHooks(): void
    request(options: SdkRequest): Promise<SdkResponse>
  }
  export interface SdkRequest {
    readonly url: string
    readonly method: string
    readonly headers?: Readonly<Record<string, string>>
    readonly params?: Readonly<Record<string, unknown>>
    readonly data?: unknown
    readonly timeout?: number
  }
  export interface SdkResponse {
    readonly status: number
    readonly statusText: string
    readonly headers: Readonly<Record<string, string>>
    readonly data: unknown
    readonly text: string
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js' {
  import type AbstractHttpClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/AbstractHttpClient.js'
  export default class ApiClient {
    readonly config: { setConfigPath(path: string): void }
    setGateway(gateway: {
      host: string
      protocol: string
      port?: number
      path_params_api?: string
      path_params_login?: string
    }): void
    setEnvironment(domain: string): void
    setHttpClient(client: AbstractHttpClient): void
    setReturnExtendedResponses(extended: boolean): void
    setAccessToken(token: string): void
    authorizePKCEGrant(
      clientId: string,
      verifier: string,
      code: string,
      redirectUri: string,
    ): Promise<unknown>
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ArchitectApi.js' {
  import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
  export default class ArchitectApi {
    constructor(client: ApiClient)
    getFlows(options: object): Promise<unknown>
    getFlow(id: string): Promise<unknown>
    getFlowsDatatables(options: object): Promise<unknown>
    getArchitectPrompts(options: object): Promise<unknown>
    getArchitectSystemprompts(options: object): Promise<unknown>
    postFlowsJobs(): Promise<unknown>
    getFlowsJob(id: string, options: object): Promise<unknown>
    postFlowsExportJobs(body: object): Promise<unknown>
    getFlowsExportJob(id: string, options: object): Promise<unknown>
    getArchitectDependencytracking(name: string, options: object): Promise<unknown>
    getArchitectDependencytrackingConsumingresources(
      id: string,
      objectType: string,
      options: object,
    ): Promise<unknown>
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/IntegrationsApi.js' {
  import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
  export default class IntegrationsApi {
    constructor(client: ApiClient)
    getIntegrations(options: object): Promise<unknown>
    postIntegrations(options: object): Promise<unknown>
    patchIntegration(id: string, options: object): Promise<unknown>
    getIntegrationConfigCurrent(id: string): Promise<unknown>
    putIntegrationConfigCurrent(id: string, options: object): Promise<unknown>
    getIntegrationsCredentials(options: object): Promise<unknown>
    postIntegrationsCredentials(options: object): Promise<unknown>
    putIntegrationsCredential(id: string, options: object): Promise<unknown>
    getIntegrationsActions(options: object): Promise<unknown>
    getIntegrationsActionsCategories(options: object): Promise<unknown>
    getIntegrationsAction(id: string, options: object): Promise<unknown>
    getIntegrationsActionTemplate(id: string, fileName: string): Promise<unknown>
    postIntegrationsActionsDrafts(body: object): Promise<unknown>
    getIntegrationsActionDraftValidation(id: string): Promise<unknown>
    postIntegrationsActionDraftPublish(id: string, body: object): Promise<unknown>
    getIntegrationsActionsDrafts(options: object): Promise<unknown>
    getIntegrationsActionDraft(id: string, options: object): Promise<unknown>
    getIntegrationsActionDraftTemplate(id: string, file: string): Promise<unknown>
    deleteIntegrationsAction(id: string): Promise<unknown>
    deleteIntegrationsActionDraft(id: string): Promise<unknown>
    postIntegrationsActions(body: object): Promise<unknown>
    postIntegrationsActionTest(id: string, body: object): Promise<unknown>
    patchIntegrationsAction(id: string, body: object): Promise<unknown>
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/ObjectsApi.js' {
  import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
  export default class ObjectsApi {
    constructor(client: ApiClient)
    getAuthorizationDivisions(options: object): Promise<unknown>
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/TokensApi.js' {
  import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
  export default class TokensApi {
    constructor(client: ApiClient)
    getTokensMe(options: object): Promise<unknown>
    deleteTokensMe(): Promise<unknown>
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/UsersApi.js' {
  import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
  export default class UsersApi {
    constructor(client: ApiClient)
    getUsersMe(options: object): Promise<unknown>
  }
}
declare module 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/api/OrganizationApi.js' {
  import type ApiClient from 'purecloud-platform-client-v2/src/purecloud-platform-client-v2/ApiClient.js'
  export default class OrganizationApi {
    constructor(client: ApiClient)
    getOrganizationsMe(): Promise<unknown>
  }
}
