import { z } from 'zod'
import { readBody } from '../body.ts'
import { isoTime } from '../clock.ts'
import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, sorted } from '../paging.ts'
import { badRequest, emptyReply, jsonReply, notFound } from '../reply.ts'
import type { ApiProblem } from '../reply.ts'
import { withEntry, withoutEntry } from '../state.ts'
import type { Credential } from '../state.ts'
import { credentialTypes } from './integration-types.ts'

export function listCredentials(call: Call): Answer {
  const described = [...call.state.credentials.values()].map(describeCredential)
  const page = listPage(call, sorted(call, described, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

/** The cursor form of the list: `after` is the id of the last entry of the page before. */
export function listCredentialsByCursor(call: Call): Answer {
  const all = [...call.state.credentials.values()].map(describeCredential)
  const pageSize = Math.max(1, Number(call.query.get('pageSize')) || 25)
  const after = call.query.get('after')
  const start = after === undefined ? 0 : all.findIndex(({ id }) => id === after) + 1
  const entities = all.slice(start, start + pageSize)
  const last = entities.at(-1)
  const more = start + pageSize < all.length && last !== undefined
  const nextUri = more ? { nextUri: `${call.path}?after=${last.id}&pageSize=${pageSize}` } : {}
  return { reply: jsonReply({ entities, selfUri: call.path, ...nextUri }) }
}

export function listCredentialTypes(): Answer {
  return { reply: jsonReply(credentialTypes) }
}

export function createCredential(call: Call): Answer {
  const read = readBody(call, credentialSchema)
  if ('problem' in read) return read
  const problem = fieldProblem(read.body)
  if (problem !== null) return { problem }
  const credential: Credential = {
    id: call.env.random(),
    name: read.body.name ?? '',
    type: read.body.type.name,
    fields: read.body.credentialFields,
    createdAt: call.env.now,
    modifiedAt: call.env.now,
  }
  return save(call, credential)
}

/** The stored values are never given back. */
export function getCredential(call: Call): Answer {
  const credential = call.state.credentials.get(param(call, 'credentialId'))
  if (credential === undefined) return unknown(call)
  const { id, name, type, selfUri } = describeCredential(credential)
  return { reply: jsonReply({ id, name, type, selfUri }) }
}

export function replaceCredential(call: Call): Answer {
  const read = readBody(call, credentialSchema)
  if ('problem' in read) return read
  const credential = call.state.credentials.get(param(call, 'credentialId'))
  if (credential === undefined) return unknown(call)
  const problem = fieldProblem(read.body)
  if (problem !== null) return { problem }
  return save(call, {
    ...credential,
    name: read.body.name ?? credential.name,
    type: read.body.type.name,
    fields: read.body.credentialFields,
    modifiedAt: call.env.now,
  })
}

export function deleteCredential(call: Call): Answer {
  const id = param(call, 'credentialId')
  if (!call.state.credentials.has(id)) return unknown(call)
  const credentials = withoutEntry(call.state.credentials, id)
  return { reply: emptyReply(204), state: { ...call.state, credentials } }
}

export function describeCredential(credential: Credential) {
  return {
    id: credential.id,
    name: credential.name,
    createdDate: isoTime(credential.createdAt),
    modifiedDate: isoTime(credential.modifiedAt),
    type: { id: credential.type, name: credential.type },
    selfUri: `/api/v2/integrations/credentials/${credential.id}`,
  }
}

const credentialSchema = z.object({
  name: z.string().optional(),
  type: z.object({ name: z.string().min(1) }),
  credentialFields: z.record(z.string(), z.string()).default({}),
})

function fieldProblem(body: z.infer<typeof credentialSchema>): ApiProblem | null {
  const type = credentialTypes.find(({ name }) => name === body.type.name)
  if (type === undefined) return badRequest('This credential type does not exist.', 'type.name')
  const missing = type.required.find((name) => !Object.hasOwn(body.credentialFields, name))
  if (missing === undefined) return null
  return badRequest(`The field ${missing} is required.`, `credentialFields.${missing}`)
}

function unknown(call: Call): Answer {
  return { problem: notFound('credential', param(call, 'credentialId')) }
}

function save(call: Call, credential: Credential): Answer {
  const credentials = withEntry(call.state.credentials, credential.id, credential)
  return {
    reply: jsonReply(describeCredential(credential)),
    state: { ...call.state, credentials },
  }
}
