import { type GatewayRequest, headerOf, isUnfilled } from './emulator.ts'

/** Whether a key came in the Authorization header: any key will do here. */
export function hasBearer(request: GatewayRequest): boolean {
  return /^Bearer \S+$/.test(headerOf(request, 'authorization'))
}

/** Whether a user and a password came. A credential that nobody has filled in is left as its name by Velocity. */
export function hasBasic(request: GatewayRequest): boolean {
  const { user, password } = basicOf(request)
  return user !== '' && password !== ''
}

/** The two parts of basic authentication; a password may hold colons. Empty without it, or where a part is not filled in. */
export function basicOf(request: GatewayRequest): {
  readonly user: string
  readonly password: string
} {
  const [, encoded = ''] = /^Basic (\S+)$/.exec(headerOf(request, 'authorization')) ?? []
  const text = fromBase64(encoded)
  const [, user = '', password = ''] = /^([^:]*):([^]*)$/.exec(isUnfilled(text) ? '' : text) ?? []
  return { user, password }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** As one character a byte; empty when it is no base64. */
function fromBase64(encoded: string): string {
  const digits = encoded.replace(/={1,2}$/, '')
  if (!/^[A-Za-z0-9+/]*$/.test(digits)) return ''
  let text = ''
  let bits = 0
  let held = 0
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    text += String.fromCharCode((bits >> held) & 0xff)
  }
  return text
}
