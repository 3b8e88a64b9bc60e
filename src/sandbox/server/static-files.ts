import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { WholeReply } from './http-message.ts'

/** Serves a folder: the file asked for, or `index.html` for the routes of the app. Null when there is none. */
export interface StaticFiles {
  readonly serve: (path: string, acceptEncoding: string) => Promise<WholeReply | null>
}

export function createStaticFiles(folder: string): StaticFiles {
  const packed = new Map<string, Buffer>()
  return {
    serve: async (path, acceptEncoding) => {
      const found =
        (await findFile(folder, path)) ??
        (extname(path) === '' ? await findFile(folder, '/index.html') : null)
      if (found === null) return null
      return pack(packed, found, acceptEncoding)
    },
  }
}

interface FoundFile {
  readonly file: string
  readonly changedMs: number
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=UTF-8',
  '.html': 'text/html; charset=UTF-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=UTF-8',
  '.json': 'application/json; charset=UTF-8',
  '.map': 'application/json; charset=UTF-8',
  '.mjs': 'text/javascript; charset=UTF-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=UTF-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.yaml': 'text/plain; charset=UTF-8',
}

const compressible = /^(?:text\/|application\/(?:json|manifest)|image\/svg)/

/** Stays inside the folder, symbolic links included. */
async function findFile(folder: string, path: string): Promise<FoundFile | null> {
  const clean = decodePath(path)
  if (clean === null) return null
  try {
    const root = await realpath(folder)
    const file = await realpath(join(root, clean === '/' ? 'index.html' : clean))
    const about = await stat(file)
    if (!file.startsWith(root + sep) || !about.isFile()) return null
    return { file, changedMs: about.mtimeMs }
  } catch {
    return null
  }
}

function decodePath(path: string): string | null {
  try {
    const decoded = decodeURIComponent(path)
    return decoded.includes('\0') ? null : decoded
  } catch {
    return null
  }
}

async function pack(
  packed: Map<string, Buffer>,
  { file, changedMs }: FoundFile,
  acceptEncoding: string,
): Promise<WholeReply> {
  const type = contentTypes[extname(file)] ?? 'application/octet-stream'
  const encoding = compressible.test(type) ? chooseEncoding(acceptEncoding) : 'identity'
  const key = `${encoding} ${changedMs} ${file}`
  const body = packed.get(key) ?? (await compress(await readFile(file), encoding))
  packed.set(key, body)
  const headers = {
    'content-type': type,
    'cache-control': isHashed(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  return { status: 200, headers, body }
}

type Encoding = 'br' | 'gzip' | 'identity'

function chooseEncoding(accept: string): Encoding {
  if (/\bbr\b/.test(accept)) return 'br'
  return /\bgzip\b/.test(accept) ? 'gzip' : 'identity'
}

const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

async function compress(content: Buffer, encoding: Encoding): Promise<Buffer> {
  switch (encoding) {
    case 'br':
      // The highest quality takes seconds for the app's bundle; five is nearly as small.
      return compressBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
    case 'gzip':
      return compressGzip(content)
    case 'identity':
      return content
  }
}

/** Vite puts a hash of the content into the names under `assets/`. */
function isHashed(file: string): boolean {
  return /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/.test(file)
}
