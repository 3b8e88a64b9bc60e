import { useSyncExternalStore } from 'react'

/** Where the app is. Kept in the fragment, so that any web server can serve the page and no address reaches one. */
export type Route =
  | { readonly page: 'home' | 'designs' | 'templates' | 'org' }
  | { readonly page: 'design'; readonly id: string }
  | { readonly page: 'publish'; readonly id: string }

/** The route of the address bar. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return parseRoute(hash)
}

/** An address that leads nowhere leads home. */
export function parseRoute(hash: string): Route {
  const [, place, id, page, ...rest] = hash.split('/')
  const library = LIBRARY.find((one) => hash === `#/${one}`)
  if (library !== undefined) return { page: library }
  if (!hash.startsWith('#/') || place !== 'design' || id === undefined || id === '') return HOME
  if (rest.length > 0 || (page !== undefined && page !== 'publish')) return HOME
  const decoded = decode(id)
  if (decoded === null) return HOME
  return { page: page === 'publish' ? 'publish' : 'design', id: decoded }
}

/** The address of a route, for links. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case 'home':
      return '#/'
    case 'designs':
      return '#/designs'
    case 'templates':
      return '#/templates'
    case 'org':
      return '#/org'
    case 'design':
      return `#/design/${encodeURIComponent(route.id)}`
    case 'publish':
      return `#/design/${encodeURIComponent(route.id)}/publish`
  }
}

export function navigate(route: Route): void {
  location.hash = hrefOf(route)
}

/** Whether another page of the app was here before. A page that is loaded leaves the focus at its top. */
export function hasNavigated(): boolean {
  return isElsewhere
}

let isElsewhere = false

const LIBRARY = ['designs', 'templates', 'org'] as const
const HOME: Route = { page: 'home' }

function subscribe(changed: () => void): () => void {
  const move = () => {
    isElsewhere = true
    changed()
  }
  addEventListener('hashchange', move)
  return () => removeEventListener('hashchange', move)
}

function decode(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}
