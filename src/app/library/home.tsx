import { lazy, Suspense, useEffect } from 'react'
import { CutOffBanner } from '../publish/cut-off-notes.tsx'
import { OrgStatus } from '../publish/org-status.tsx'
import { useOrg } from '../publish/org-store.ts'
import { openShortcutsSheet } from '../shell/shortcuts-sheet.tsx'
import { useShortcuts } from '../shell/shortcuts.ts'
import { TopBar } from '../shell/top-bar.tsx'
import { Button } from '../ui/button.tsx'
import { DropZone } from './drop-zone.tsx'
import { Hero } from './hero.tsx'
import { HomeNav } from './home-nav.tsx'
import { Designs } from './designs.tsx'
import { openBlankDesign, TemplateGrid } from './template-grid.tsx'
import { useLibrary } from './use-library.ts'

/** Loaded with the first look into an org: whoever only draws needs none of it. */
const OrgFlows = lazy(async () => ({
  default: (await import('../from-org/org-flows.tsx')).OrgFlows,
}))

/** The pages outside a design: what there is, and what can be begun. */
export function Home({ page }: { readonly page: 'home' | 'designs' | 'templates' | 'org' }) {
  const { library, reload } = useLibrary()
  const isEmpty =
    library.status === 'ready' && library.entries.length + library.damaged.length === 0
  const hasHero = page === 'home' && isEmpty
  // A newcomer is greeted by a heading of its own, and so is whoever is to sign in.
  const isSignedOut = useOrg((state) => state.session === null)
  const isGreeted = hasHero || (page === 'org' && isSignedOut)
  const Title = isGreeted ? 'span' : 'h1'
  useShortcuts([
    {
      id: 'help',
      label: 'Help and shortcuts',
      group: 'General',
      keys: ['?'],
      run: openShortcutsSheet,
    },
  ])
  useEffect(() => {
    document.title = 'Secure Flow Studio'
  }, [])
  return (
    <div className="home-page">
      <TopBar>
        <Title className="shell-title">Secure Flow Studio</Title>
        <span className="grow" />
        <OrgStatus />
        <Button variant={isGreeted ? 'line' : 'primary'} icon="plus" onClick={openBlankDesign}>
          New design
        </Button>
      </TopBar>
      <HomeNav page={page} library={library} />
      <main className="home-main">
        {hasHero && <Hero />}
        {page === 'home' && library.status === 'ready' && (
          <CutOffBanner designs={new Set(library.entries.map(({ id }) => id))} />
        )}
        {page === 'org' && (
          <Suspense fallback={<p className="home-quiet">Loading…</p>}>
            <OrgFlows />
          </Suspense>
        )}
        {(page === 'home' || page === 'designs') && !hasHero && (
          <Designs library={library} isAll={page === 'designs'} onChange={reload} />
        )}
        {(page === 'home' || page === 'templates') && (
          <section aria-labelledby="templates-title">
            <header className="home-head">
              <h2 id="templates-title">Start from a gateway</h2>
              <span className="t12 t3">
                A complete flow: change the prompts, name the credentials, publish.
              </span>
            </header>
            <TemplateGrid hasPreviews={page === 'templates'} />
          </section>
        )}
        {page !== 'org' && <DropZone />}
      </main>
    </div>
  )
}
