/** What the app may talk to besides its own origin. */
export interface AllowedHosts {
  /** Region and custom domains: `api.`, `login.`, `fileupload.` and `api-downloads.` of each are allowed. */
  readonly domains: readonly string[]
  /** Origins of the sandbox's upload bucket; empty without a sandbox. */
  readonly uploadOrigins: readonly string[]
}

/** Headers of every reply. A page of the sandbox that sets a policy of its own keeps it. */
export function securityHeaders(allowed: AllowedHosts): Readonly<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(allowed),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    // Other sites may not load anything of this one, as into an image or a script, to see what is there.
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  }
}

function contentSecurityPolicy({ domains, uploadOrigins }: AllowedHosts): string {
  const logins = domains.map((domain) => `https://login.${domain}`)
  const services = domains.flatMap((domain) =>
    ['api', 'fileupload', 'api-downloads'].map((service) => `https://${service}.${domain}`),
  )
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${["'self'", ...uploadOrigins, ...services, ...logins].join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    `form-action ${["'self'", ...logins].join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}
