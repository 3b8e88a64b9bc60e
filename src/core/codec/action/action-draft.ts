import type { DataAction } from '../../model/data-action.ts'

/** An action that came from outside: where it belongs in a design is said by whoever adds it. */
export type ActionDraft = Omit<DataAction, 'id' | 'category' | 'integration'>

/** An action, and what a person should know of how it was read. */
export interface ImportedAction {
  readonly draft: ActionDraft
  readonly notes: readonly ActionNote[]
}

/** What became of something that does not stand in the action as it stood in the text. */
export type ActionNote =
  | { readonly code: 'credential'; readonly where: string; readonly name: string }
  | { readonly code: 'credential-needed'; readonly where: string; readonly name: string }
  | { readonly code: 'credentials-named'; readonly names: readonly string[] }
  | { readonly code: 'oauth'; readonly where: string }
  | { readonly code: 'no-server' }
  | { readonly code: 'card-replaced'; readonly where: string }
  | { readonly code: 'guessed'; readonly fields: readonly string[] }
  | { readonly code: 'property-kept'; readonly side: 'input' | 'output'; readonly name: string }
  | { readonly code: 'option-ignored'; readonly option: string; readonly why: string }
  | { readonly code: 'no-outputs' }
  | { readonly code: 'json-assumed' }
  | { readonly code: 'left-out'; readonly what: string; readonly why: string }

export function describeActionNote(note: ActionNote): string {
  switch (note.code) {
    case 'credential':
      return `${note.where} held a secret: it is now \${credentials.${note.name}}. Put its value into the credentials of the integration in Genesys Cloud.`
    case 'credential-needed':
      return `${note.where} wants a secret: the action names it \${credentials.${note.name}}. Put its value into the credentials of the integration in Genesys Cloud.`
    case 'credentials-named':
      return `The action names credentials: ${note.names.join(', ')}. Put their values into the credentials of the integration in Genesys Cloud.`
    case 'oauth':
      return `${note.where} wants a token of OAuth: the action takes the one that the integration fetches. Give it credentials of the type User Defined (OAuth) in Genesys Cloud.`
    case 'no-server':
      return 'The document does not say where its API is: the URL of the action has no host yet. Enter it.'
    case 'card-replaced':
      return `${note.where} held a card number that is no published test card: a test card stands there now.`
    case 'guessed':
      return `A file of Genesys does not say which properties are sensitive. Guessed by their names: ${note.fields.join(', ')}. Check the sensitivities of all.`
    case 'property-kept':
      return `The ${note.side} ${note.name} is no text, number or truth value: it is kept and written back as it is, and not shown in the contract.`
    case 'option-ignored':
      return `${note.option} was left out: ${note.why}.`
    case 'no-outputs':
      return 'Nothing says what the gateway answers, so the action has no outputs yet. Add them, and where they are found in the reply.'
    case 'json-assumed':
      return 'The command sends JSON without saying so, and curl then calls it a form: the action says that it is JSON.'
    case 'left-out':
      return `${note.what} was left out: ${note.why}.`
  }
}

/** The notes, with one for the credentials that the request names and no note speaks of yet. */
export function withCredentialNames(
  { request }: Pick<ActionDraft, 'request'>,
  notes: readonly ActionNote[],
): readonly ActionNote[] {
  const told = new Set(notes.map((note) => ('name' in note ? note.name : '')))
  const names = new Set(credentialsIn(JSON.stringify(request)))
  const others = [...names].filter((name) => !told.has(name))
  return others.length === 0 ? notes : [...notes, { code: 'credentials-named', names: others }]
}

/** The names of the credentials that a text names. */
export function credentialsIn(text: string): readonly string[] {
  return Array.from(text.matchAll(/\$!?\{?credentials\.(\w+)/g), ([, name]) => name ?? '')
}
