import { DropOverlay } from './files/drop-overlay.tsx'
import { Home } from './library/home.tsx'
import { LiveRegions } from './shell/announcer.tsx'
import { CrashNotice } from './shell/crash-notice.tsx'
import { ErrorBoundary } from './shell/error-boundary.tsx'
import { type Route, useRoute } from './shell/route.ts'
import { ShortcutsSheet } from './shell/shortcuts-sheet.tsx'
import { Studio } from './shell/studio.tsx'
import { useTheme } from './shell/theme.ts'
import { ToastRegion } from './ui/toast-region.tsx'
import { TooltipProvider } from './ui/tooltip.tsx'

/** The whole app: one page at a time, and what floats over all of them. */
export function App() {
  useTheme()
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
      return <Home page={route.page} />
    case 'design':
    case 'publish':
      return (
        <>
          <Studio key={route.id} id={route.id} isPublishing={route.page === 'publish'} />
          <DropOverlay />
        </>
      )
  }
}
