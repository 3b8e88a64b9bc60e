/** What an option of curl means here (curl's manual page). */
export type CurlOption =
  | { readonly does: 'method' }
  | { readonly does: 'header' }
  | { readonly does: 'header-of'; readonly header: string }
  | { readonly does: 'data'; readonly readsFiles: boolean }
  | { readonly does: 'data-urlencode' }
  | { readonly does: 'json' }
  | { readonly does: 'user' }
  | { readonly does: 'bearer' }
  | { readonly does: 'url' }
  | { readonly does: 'url-query' }
  | { readonly does: 'data-in-query' }
  | { readonly does: 'timeout' }
  | { readonly does: 'nothing'; readonly takes: 0 | 1 }
  | { readonly does: 'ignored'; readonly takes: 0 | 1; readonly why: string }
  | { readonly does: 'unsupported'; readonly why: string }

/** Whether the next word belongs to the option. */
export function takesValue(option: CurlOption): boolean {
  if (option.does === 'nothing' || option.does === 'ignored') return option.takes === 1
  return option.does !== 'data-in-query' && option.does !== 'unsupported'
}

/** The option behind a word: `--header`, or one letter. */
export function curlOption(name: string): CurlOption | undefined {
  return OPTIONS.get(name)
}

const quiet = (takes: 0 | 1): CurlOption => ({ does: 'nothing', takes })
const ignored = (takes: 0 | 1, why: string): CurlOption => ({ does: 'ignored', takes, why })
const unsupported = (why: string): CurlOption => ({ does: 'unsupported', why })

const PROXY = ignored(1, 'the request goes out from Genesys Cloud itself')
const CERTIFICATE = ignored(1, 'a client certificate is set up at the integration, as mutual TLS')
const MULTIPART = unsupported('it sends text, and no form with parts or files')

const OPTIONS: ReadonlyMap<string, CurlOption> = new Map<string, CurlOption>([
  ...named(['X', 'request'], { does: 'method' }),
  ...named(['H', 'header'], { does: 'header' }),
  ...named(['A', 'user-agent'], { does: 'header-of', header: 'User-Agent' }),
  ...named(['e', 'referer'], { does: 'header-of', header: 'Referer' }),
  ...named(['b', 'cookie'], { does: 'header-of', header: 'Cookie' }),
  ...named(['d', 'data', 'data-ascii', 'data-binary'], { does: 'data', readsFiles: true }),
  ...named(['data-raw'], { does: 'data', readsFiles: false }),
  ...named(['data-urlencode'], { does: 'data-urlencode' }),
  ...named(['json'], { does: 'json' }),
  ...named(['u', 'user'], { does: 'user' }),
  ...named(['oauth2-bearer'], { does: 'bearer' }),
  ...named(['url'], { does: 'url' }),
  ...named(['url-query'], { does: 'url-query' }),
  ...named(['G', 'get'], { does: 'data-in-query' }),
  ...named(['m', 'max-time'], { does: 'timeout' }),
  ...named(
    [
      's',
      'silent',
      'S',
      'show-error',
      'v',
      'verbose',
      'i',
      'include',
      'f',
      'fail',
      'fail-with-body',
      'g',
      'globoff',
    ],
    quiet(0),
  ),
  ...named(
    [
      '#',
      'progress-bar',
      'N',
      'no-buffer',
      'compressed',
      'no-progress-meter',
      'basic',
      'L',
      'location',
    ],
    quiet(0),
  ),
  ...named(
    [
      '0',
      'http1.0',
      'http1.1',
      'http2',
      'http2-prior-knowledge',
      'http3',
      'tlsv1.2',
      'tlsv1.3',
      '1',
      '4',
      '6',
    ],
    quiet(0),
  ),
  ...named(
    ['o', 'output', 'w', 'write-out', 'D', 'dump-header', 'c', 'cookie-jar', 'connect-timeout'],
    quiet(1),
  ),
  ...named(
    ['retry', 'retry-delay', 'retry-max-time'],
    ignored(1, 'an action is sent once; the flow decides whether to call it again'),
  ),
  ...named(['k', 'insecure'], ignored(0, 'Genesys Cloud always checks the certificate')),
  ...named(
    ['x', 'proxy', 'U', 'proxy-user', 'noproxy', 'resolve', 'interface', 'connect-to'],
    PROXY,
  ),
  ...named(['E', 'cert', 'key', 'cacert', 'cert-type', 'key-type', 'pass'], CERTIFICATE),
  ...named(['F', 'form', 'form-string'], MULTIPART),
  ...named(['T', 'upload-file'], unsupported('it sends a template, and no file')),
  ...named(['I', 'head'], unsupported('it sends GET, POST, PUT, PATCH or DELETE')),
  ...named(
    ['digest', 'ntlm', 'negotiate', 'anyauth', 'aws-sigv4'],
    unsupported('it cannot sign a request or answer a challenge'),
  ),
  ...named(['K', 'config'], unsupported('the options are in a file, which is not here')),
])

function named(names: readonly string[], option: CurlOption): [string, CurlOption][] {
  return names.map((name) => [name, option])
}
