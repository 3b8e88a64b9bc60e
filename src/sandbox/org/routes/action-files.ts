import { defaultRequestTemplate, defaultSuccessTemplate } from '../gateways/data-action.ts'
import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { jsonReply, notFound, textReply } from '../reply.ts'
import type { ActionContent } from '../state.ts'
import { flattenSchema } from './action-contract.ts'
import {
  inputSchemaFile,
  requestTemplateFile,
  successSchemaFile,
  successTemplateFile,
} from './action-reading.ts'
import { findAction, unknownAction } from './actions.ts'

export function getTemplate(call: Call): Answer {
  return readTemplate(call, findAction(call)?.published ?? null)
}

export function getDraftTemplate(call: Call): Answer {
  return readTemplate(call, findAction(call)?.draft ?? null)
}

export function getSchema(call: Call): Answer {
  return readSchema(call, findAction(call)?.published ?? null)
}

export function getDraftSchema(call: Call): Answer {
  return readSchema(call, findAction(call)?.draft ?? null)
}

function readTemplate(call: Call, content: ActionContent | null): Answer {
  if (content === null) return unknownAction(call)
  switch (param(call, 'fileName')) {
    case requestTemplateFile:
      return {
        reply: textReply(content.config.request?.requestTemplate ?? defaultRequestTemplate),
      }
    case successTemplateFile:
      return {
        reply: textReply(content.config.response?.successTemplate ?? defaultSuccessTemplate),
      }
    default:
      return { problem: notFound('template', param(call, 'fileName')) }
  }
}

function readSchema(call: Call, content: ActionContent | null): Answer {
  if (content === null) return unknownAction(call)
  const flatten = call.query.get('flatten') === 'true'
  switch (param(call, 'fileName')) {
    case inputSchemaFile:
      return {
        reply: jsonReply(flatten ? flattenSchema(content.inputSchema).schema : content.inputSchema),
      }
    case successSchemaFile:
      return {
        reply: jsonReply(
          flatten ? flattenSchema(content.successSchema).schema : content.successSchema,
        ),
      }
    default:
      return { problem: notFound('schema', param(call, 'fileName')) }
  }
}
