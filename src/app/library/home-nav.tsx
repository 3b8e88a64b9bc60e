import { hrefOf } from '../shell/route.ts'
import { openShortcutsSheet } from '../shell/shortcuts-sheet.tsx'
import { Icon } from '../ui/icon.tsx'
import { TEMPLATES } from './template-grid.tsx'
import type { Library } from './use-library.ts'

/** What the home page is made of, and help. */
export function HomeNav({
  page,
  library,
}: {
  readonly page: 'home' | 'designs' | 'templates' | 'org'
  readonly library: Library
}) {
  const here = (candidate: typeof page) => (candidate === page ? 'page' : undefined)
  const designs =
    library.status === 'ready' ? library.entries.length + library.damaged.length : null
  return (
    <nav className="home-nav" aria-label="Library">
      <a href={hrefOf({ page: 'home' })} aria-current={here('home')}>
        <Icon name="home" />
        <span>Home</span>
      </a>
      <a href={hrefOf({ page: 'designs' })} aria-current={here('designs')}>
        <Icon name="file" />
        <span>Designs</span>
        <span className="count">{designs}</span>
      </a>
      <a href={hrefOf({ page: 'templates' })} aria-current={here('templates')}>
        <Icon name="tidy" />
        <span>Templates</span>
        <span className="count">{TEMPLATES.length}</span>
      </a>
      <a href={hrefOf({ page: 'org' })} aria-current={here('org')}>
        <Icon name="plug" />
        <span>Open from an org</span>
      </a>
      <span className="grow" />
      <button type="button" onClick={openShortcutsSheet}>
        <Icon name="help" />
        <span>Help and shortcuts</span>
      </button>
    </nav>
  )
}
