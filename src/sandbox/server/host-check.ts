/**
 * A page of another site can make its own name resolve to 127.0.0.1 (DNS rebinding); the Host header
 * then tells. Listening on one address allows its name too, listening on all of them allows every name.
 */
export function isHostAllowed(hostHeader: string | undefined, listeningOn: string): boolean {
  const name = hostName(hostHeader ?? '')
  if (loopbackNames.has(name)) return true
  if (loopbackNames.has(bracketed(listeningOn))) return false
  return everyAddress.has(listeningOn) || name === bracketed(listeningOn)
}

/** The name to print for people: an address that means "all" cannot be opened. */
export function publicHost(listeningOn: string): string {
  return everyAddress.has(listeningOn) ? 'localhost' : bracketed(listeningOn)
}

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]'])
const everyAddress = new Set(['0.0.0.0', '::'])

function hostName(header: string): string {
  return header.toLowerCase().replace(/:\d+$/, '')
}

function bracketed(address: string): string {
  return address.includes(':') && !address.startsWith('[') ? `[${address}]` : address.toLowerCase()
}
