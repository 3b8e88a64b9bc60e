import { lazy, Suspense } from 'react'
import { EditorProvider } from './editor/editor-source.tsx'
import { DropOverlay } from './files/drop-overlay.tsx'
import { Home } from './library/home.tsx'
import { LiveRegions } from './shell/announcer.tsx'
import { CrashNotice } from './shell/crash-notice.tsx'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { Notice } from './shell/notice.tsx'
import { type Route, useRoute } from './shell/route.ts'
import { ShortcutsSheet } from './shell/shortcuts-sheet.tsx'
import { useTheme } from './shell/theme.ts'
import { useEditToasts } from './shell/use-edit-toasts.ts'
import { ToastRegion } from './ui/toast-region.tsx'
import { TooltipProvider } from './ui/tooltip.tsx'

/** Loaded with the first design: the home page is there at once. */
const Studio = lazy(async () => ({ default: (await import('./shell/studio.tsx')).Studio }))

/** The whole app: one page at a time, and what floats over all of them. */
export function App() {
  useTheme()
  useEditToasts()
  const route = useRoute()
  return (
    <TooltipProvider>
      <ErrorBoundary key={'id' in route ? route.id : route.page} fallback={CrashNotice}>
        <Page route={route} />
      </ErrorBoundary>
      <ShortcutsSheet />
      <ToastRegion />
      <LiveRegions />
    </TooltipProvider>
  )
}

function Page({ route }: { readonly route: Route }) {
  switch (route.page) {
    case 'home':
    case 'designs':
    case 'templates':
    case 'org':
      return <Home page={route.page} />
    case 'design':
    case 'publish':
      return (
        <Suspense fallback={<Notice title="Opening the design…" isQuiet />}>
          <EditorProvider>
            <Studio key={route.id} id={route.id} isPublishing={route.page === 'publish'} />
          </EditorProvider>
          <DropOverlay />
        </Suspense>
      )
  }
}
