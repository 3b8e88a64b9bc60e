/**
 * A name without its prefix in words, cut at underscores and capitals, in small letters without accents:
 * `Task.SecurityCode` is `security_code`, `Flow.Gültig_bis` is `gultig_bis`.
 */
export function wordsOfName(name: string): string {
  return name
    .slice(name.indexOf('.') + 1)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
}
