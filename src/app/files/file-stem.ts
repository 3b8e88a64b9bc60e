/** A name as part of a file name that every system takes: its letters, digits and marks, with hyphens between words. */
export function fileStem(name: string, otherwise: string): string {
  const words = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}_]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
  const stem = withinBytes(words).replace(/-+$/, '')
  if (stem === '') return otherwise
  return RESERVED.test(stem) ? `${stem}-${otherwise}` : stem
}

/** Devices of Windows, which are no files there whatever stands behind the point. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** File systems take names of 255 bytes; what comes behind the stem needs a few of them. */
const MAX_BYTES = 200

function withinBytes(text: string): string {
  const encoder = new TextEncoder()
  let [stem, left] = ['', MAX_BYTES]
  for (const character of text) {
    left -= encoder.encode(character).length
    if (left < 0) break
    stem += character
  }
  return stem
}
