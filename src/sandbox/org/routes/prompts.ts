import { param } from '../operation.ts'
import type { Answer, Call } from '../operation.ts'
import { listPage, nameMatches, sorted } from '../paging.ts'
import { jsonReply } from '../reply.ts'
import type { Prompt } from '../state.ts'
import { missingPrompt } from './architect-problems.ts'

export function listPrompts(call: Call): Answer {
  return listOf(call, call.state.prompts, '/api/v2/architect/prompts')
}

export function getPrompt(call: Call): Answer {
  const prompt = call.state.prompts.find(({ id }) => id === param(call, 'promptId'))
  if (prompt === undefined) return { problem: missingPrompt }
  return { reply: jsonReply(describePrompt(call, prompt, '/api/v2/architect/prompts')) }
}

export function listSystemPrompts(call: Call): Answer {
  return listOf(call, call.state.systemPrompts, '/api/v2/architect/systemprompts')
}

function listOf(call: Call, prompts: readonly Prompt[], uri: string): Answer {
  const { query } = call
  const either = query.get('nameOrDescription')
  const wanted = prompts.filter(
    ({ name, description }) =>
      nameMatches(query.get('name'), name) &&
      nameMatches(query.get('description'), description) &&
      (nameMatches(either, name) || nameMatches(either, description)),
  )
  const described = wanted.map((prompt) => describePrompt(call, prompt, uri))
  const page = listPage(call, sorted(call, described, 'name'))
  return 'problem' in page ? page : { reply: jsonReply(page.listing) }
}

function describePrompt(call: Call, prompt: Prompt, uri: string) {
  const selfUri = `${uri}/${prompt.id}`
  const resource = {
    id: prompt.language,
    promptId: prompt.id,
    language: prompt.language,
    ttsString: prompt.text,
    selfUri: `${selfUri}/resources/${prompt.language}`,
  }
  return {
    id: prompt.id,
    name: prompt.name,
    description: prompt.description,
    ...(call.query.get('includeResources') === 'false' ? {} : { resources: [resource] }),
    selfUri,
  }
}
