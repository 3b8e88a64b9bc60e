import { z } from 'zod'

const jobKinds = ['publish', 'export', 'validate'] as const

/** What can be made to go wrong. `times` counts the matching calls that it still hits. */
export const faultSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('status'),
    status: z.coerce
      .number()
      .refine(
        (status) => status in faultStatuses,
        'must be 400, 401, 403, 404, 408, 409, 429, 500, 503 or 504',
      ),
    retryAfterSeconds: z.coerce.number().int().min(0).max(600).default(1),
    /** Named by a 403; without one it names none, as real ones do too. */
    permission: z.string().min(1).max(100).optional(),
    /** What a 409 is about. */
    conflict: z.enum(['general', 'version', 'lock']).default('general'),
    when: z.enum(['before', 'after']).default('before'),
    ...matching(),
  }),
  z.object({
    kind: z.literal('slow'),
    delayMs: z.coerce.number().int().min(1).max(60_000),
    ...matching(),
  }),
  z.object({ kind: z.literal('drop'), when: z.enum(['before', 'after']), ...matching() }),
  z.object({ kind: z.literal('odd-reply'), ...matching() }),
  z.object({ kind: z.literal('upload-cors-off') }),
  z.object({ kind: z.literal('download-cors-off') }),
  z.object({
    kind: z.literal('job-failure'),
    messages: z.array(z.string()).nullable().default(null),
    job: jobKind(),
    times: times(),
  }),
  z.object({ kind: z.literal('job-without-flow'), times: times() }),
  z.object({ kind: z.literal('job-stuck'), job: jobKind(), times: times() }),
])

export type Fault = z.infer<typeof faultSchema>
export type RequestFault = Extract<Fault, { readonly path: string }>
export type JobKind = (typeof jobKinds)[number]
export type JobFault = Extract<Fault, { readonly kind: `job-${string}` }>

export interface ArmedFault {
  readonly id: string
  readonly fault: Fault
}

/** Code and words of each status that can be forced. */
export const faultStatuses: Readonly<Record<number, { code: string; message: string }>> = {
  // What an integration that was just made answers to its first action (Terraform provider, integration action).
  400: { code: 'bad.request', message: 'This integration is not ready yet.' },
  401: { code: 'bad.credentials', message: 'Invalid login credentials.' },
  403: {
    code: 'not.authorized',
    message: 'You are not authorized to perform the requested action.',
  },
  404: { code: 'not.found', message: 'The requested resource was not found.' },
  408: { code: 'request.timeout', message: 'The request timed out.' },
  409: { code: 'general.conflict', message: 'The request conflicts with the current state.' },
  429: {
    code: 'too.many.requests',
    message: 'Rate limit exceeded the maximum [300] requests within [60] seconds',
  },
  500: {
    code: 'internal.server.error',
    message:
      'The server encountered an unexpected condition which prevented it from fulfilling the request.',
  },
  503: {
    code: 'service.unavailable',
    message: 'Service Unavailable - The server is currently unavailable.',
  },
  504: { code: 'request.timeout', message: 'The request timed out.' },
}

/** Takes the first fault that matches this call, and the list that remains. */
export function takeRequestFault(
  faults: readonly ArmedFault[],
  method: string,
  path: string,
): { readonly hit: RequestFault | null; readonly rest: readonly ArmedFault[] } {
  for (const armed of faults) {
    const { fault } = armed
    if (!('path' in fault) || !matchesCall(fault, method, path)) continue
    return { hit: fault, rest: spend(faults, armed, fault) }
  }
  return { hit: null, rest: faults }
}

/** Takes the first fault that decides how a job of this kind ends, and the list that remains. */
export function takeJobFault(
  faults: readonly ArmedFault[],
  job: JobKind,
): {
  readonly hit: JobFault | null
  readonly rest: readonly ArmedFault[]
} {
  for (const armed of faults) {
    const { fault } = armed
    if (decidesJob(fault, job)) {
      return { hit: fault, rest: spend(faults, armed, fault) }
    }
  }
  return { hit: null, rest: faults }
}

/** Whether browsers are kept from the second origin: from sending files there, or from fetching them. */
export function corsIsOff(faults: readonly ArmedFault[], path: string): boolean {
  const kind = path.startsWith('/downloads/') ? 'download-cors-off' : 'upload-cors-off'
  return faults.some(({ fault }) => fault.kind === kind)
}

/** One line for the control page. */
export function describeFault(fault: Fault): string {
  const { kind, ...rest } = fault
  const parts = Object.entries(rest).map(([name, value]) => `${name} ${JSON.stringify(value)}`)
  return [kind, ...parts].join(', ')
}

function decidesJob(fault: Fault, job: JobKind): fault is JobFault {
  if (fault.kind === 'job-without-flow') return job === 'publish'
  return (fault.kind === 'job-failure' || fault.kind === 'job-stuck') && fault.job === job
}

function jobKind() {
  return z.enum(jobKinds).default('publish')
}

function times() {
  return z.coerce.number().int().min(1).max(100_000).default(1)
}

/** Method `*` is every method; in the path `*` stands for any text. */
function matching() {
  return {
    method: z.string().toUpperCase().default('*'),
    path: z.string().min(1).default('/api/v2/*'),
    times: times(),
  }
}

function matchesCall(fault: RequestFault, method: string, path: string): boolean {
  return (fault.method === '*' || fault.method === method) && matchesPattern(fault.path, path)
}

/** Whole-text match where `*` stands for any text; no regular expression is built from input. */
function matchesPattern(pattern: string, text: string): boolean {
  const [head = '', ...pieces] = pattern.split('*')
  if (pieces.length === 0) return text === pattern
  if (!text.startsWith(head)) return false
  let at = head.length
  const tail = pieces.pop() ?? ''
  for (const piece of pieces) {
    const found = text.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return text.length - tail.length >= at && text.endsWith(tail)
}

function spend(
  faults: readonly ArmedFault[],
  armed: ArmedFault,
  fault: RequestFault | JobFault,
): readonly ArmedFault[] {
  if (fault.times <= 1) return faults.filter((other) => other !== armed)
  const left: Fault = { ...fault, times: fault.times - 1 }
  return faults.map((other) => (other === armed ? { id: armed.id, fault: left } : other))
}
