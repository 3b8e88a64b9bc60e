import { findGateway } from '#core/gateways/registry.ts'
import type { ContractField, DataAction } from '#core/model/data-action.ts'
import type { Design } from '#core/model/design.ts'
import type { TemplateName, TemplateScope } from '../editor/template-scope.ts'
import { FIELD_TYPE_WORDS, SENSITIVITY_WORDS } from '../form/words.ts'

/** What the templates of the request may name: the inputs of the contract, and credentials of the integration. */
export function requestScope(design: Design, action: DataAction): TemplateScope {
  return {
    language: 'velocity',
    side: 'request',
    names: [...action.inputs.map(nameOfInput), RAW_REQUEST, ...credentialsOf(design, action)],
    secureKeys: [],
  }
}

/** What the success template may name: what the translation map took out of the reply. */
export function responseScope({ response, outputs }: DataAction): TemplateScope {
  const { translationMap, translationMapDefaults } = response
  const names = new Set([...Object.keys(translationMap), ...Object.keys(translationMapDefaults)])
  const secret = outputs.filter(({ sensitivity }) => sensitivity !== 'none')
  return {
    language: 'velocity',
    side: 'response',
    names: [
      ...Array.from(names, (name): TemplateName => {
        const path = Object.hasOwn(translationMap, name) ? translationMap[name] : undefined
        return {
          path: name,
          isSecure: secret.some((output) => output.name === name),
          facts: path === undefined ? 'Default only' : `From ${path}`,
          text: 'JSON text: a string comes with its quotes, so write none around it.',
        }
      }),
      {
        path: 'rawResult',
        isSecure: false,
        facts: 'The whole reply',
        text: 'Everything that the gateway sent enters the flow.',
      },
    ],
    secureKeys: secret.map(({ name }) => name),
  }
}

/** Genesys gives every action the JSON of its inputs ("Add configuration to custom actions"). */
const RAW_REQUEST: TemplateName = {
  path: 'input.rawRequest',
  isSecure: false,
  facts: 'All inputs as JSON',
  text: 'Every input as the flow gave it, secret ones too.',
}

function nameOfInput({
  name,
  type,
  sensitivity,
  required,
  description,
}: ContractField): TemplateName {
  const isSecure = sensitivity !== 'none'
  const facts = [
    FIELD_TYPE_WORDS[type],
    ...(isSecure ? [SENSITIVITY_WORDS[sensitivity]] : []),
    ...(required ? [] : ['optional']),
  ]
  return { path: `input.${name}`, isSecure, facts: facts.join(' · '), text: description }
}

/**
 * A design does not know what an integration holds, only what its actions call by name, and what the gateway of this
 * one asks for.
 */
function credentialsOf(
  design: Design,
  { integration, gateway }: DataAction,
): readonly TemplateName[] {
  const texts = design.actions
    .filter((action) => action.integration === integration)
    .flatMap(({ request: { url, body, headers } }) => [url, body, ...headers.map((h) => h.value)])
  const found = texts.flatMap((text) =>
    Array.from(text.matchAll(/\$!?\{?credentials\.([A-Za-z][\w-]*)/g), ([, name = '']) => name),
  )
  const wanted = new Map(
    findGateway(gateway)?.credentials.map(({ name, description }) => [name, description]),
  )
  return [...new Set([...wanted.keys(), ...found])]
    .toSorted((a, b) => a.localeCompare(b))
    .map((name) => ({
      path: `credentials.${name}`,
      isSecure: false,
      facts: 'Credential',
      text: [wanted.get(name), 'Kept by the integration. A design only names it.']
        .filter((part) => part !== undefined)
        .join('. '),
    }))
}
