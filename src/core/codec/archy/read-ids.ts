import type { Json } from '../../model/values.ts'

/** A readable id: a name in lower case with dashes, or `fallback` when nothing of it is left. */
export function idFrom(name: Json | undefined, fallback: string): string {
  const text = typeof name === 'string' || typeof name === 'number' ? String(name) : fallback
  const slug = slugOf(text)
  return slug === '' ? slugOf(fallback) || 'step' : slug
}

const MAX_LENGTH = 60

function slugOf(text: string): string {
  return text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-|-$/g, '')
}
