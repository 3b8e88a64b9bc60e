import { ANY_TEST_CARD } from '../../gateways/published-cards.ts'
import { type SecretKind, secretsIn } from '../../analysis/secrets/secret-literals.ts'
import type { ActionNote } from './action-draft.ts'

/** Gives each secret a name of its own, the same one wherever it stands. */
export interface CredentialNames {
  nameOf(secret: string, base: string): string
}

export function credentialNames(taken: Iterable<string> = []): CredentialNames {
  const names = new Map<string, string>()
  const used = new Set<string>(taken)
  const counted = new Map<string, number>()
  return {
    nameOf(secret, base) {
      const known = names.get(secret)
      if (known !== undefined) return known
      let [name, n] = [base, counted.get(base) ?? 1]
      while (used.has(name)) {
        n += 1
        name = `${base}${n}`
      }
      counted.set(base, n)
      used.add(name)
      names.set(secret, name)
      return name
    },
  }
}

/**
 * The text with every secret in it named instead of told (`sk_live_…` becomes `${credentials.secretKey}`), and real card
 * numbers replaced by a published test card. What is put in has no quotes, so that a quoted text stays one.
 */
export function hideSecrets(
  text: string,
  where: string,
  names: CredentialNames,
): { readonly text: string; readonly notes: readonly ActionNote[] } {
  const notes: ActionNote[] = []
  let shown = ''
  let done = 0
  for (const { kind, start, end } of secretsIn(text)) {
    const secret = text.slice(start, end)
    const hidden = HIDDEN[kind](secret, names)
    shown += text.slice(done, start) + hidden
    done = end
    notes.push(
      kind === 'card-number'
        ? { code: 'card-replaced', where }
        : { code: 'credential', where, name: /credentials\.(\w+)/.exec(hidden)?.[1] ?? '' },
    )
  }
  return { text: shown + text.slice(done), notes }
}

export function credential(name: string): string {
  return `\${credentials.${name}}`
}

const HIDDEN: Readonly<Record<SecretKind, (secret: string, names: CredentialNames) => string>> = {
  'live-key': (key, names) => credential(names.nameOf(key, keyName(key))),
  'cloud-key': (key, names) => credential(names.nameOf(key, 'apiKey')),
  jwt: (token, names) => credential(names.nameOf(token, 'token')),
  basic: (secret, names) =>
    secret.startsWith('$')
      ? secret.replace(
          /(["'])[^"']+\1/,
          `"${credential(names.nameOf(`${secret}:user`, 'username'))}:${credential(names.nameOf(secret, 'password'))}"`,
        )
      : `${secret.slice(0, 5)} ${credential(names.nameOf(secret.slice(5).trim(), 'basicAuth'))}`,
  password: (url, names) => {
    const [, scheme = '', user = '', password = ''] = /^([^:]+:\/\/)([^:]+):(.*)@$/.exec(url) ?? []
    return `${scheme}${user}:${credential(names.nameOf(password, 'password'))}@`
  },
  bearer: (secret, names) =>
    `${secret.slice(0, 6)} ${credential(names.nameOf(secret.slice(6).trim(), 'accessToken'))}`,
  'private-key': (key, names) => credential(names.nameOf(key, 'privateKey')),
  'card-number': () => ANY_TEST_CARD,
}

function keyName(key: string): string {
  if (key.startsWith('pk_')) return 'publicKey'
  return key.startsWith('whsec_') ? 'webhookSecret' : 'secretKey'
}
