import { StyleModule } from 'style-mod'

/**
 * The app's policy lets no style element in (`style-src 'self'`). The editor's styles come in one, except in a shadow
 * tree, where they are an adopted style sheet, which is none of the policy's concern. So the document borrows the
 * sheet of a shadow tree: style-mod remembers it under the only symbol that it puts on a root.
 */
export function adoptStyles(): void {
  const shadow = document.createElement('div').attachShadow({ mode: 'open' })
  StyleModule.mount(shadow, [])
  for (const symbol of Object.getOwnPropertySymbols(shadow)) {
    if (!Object.hasOwn(document, symbol)) {
      Object.defineProperty(document, symbol, { value: Reflect.get(shadow, symbol) })
    }
  }
}
