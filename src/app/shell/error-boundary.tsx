import { Component, type ComponentType, type ErrorInfo, type ReactNode } from 'react'

interface Caught {
  readonly error: Error | null
}

/** Catches what only a bug of ours can throw while the page is drawn, and shows `fallback` instead. */
export class ErrorBoundary extends Component<
  {
    readonly fallback: ComponentType<{ readonly error: Error; readonly onRetry: () => void }>
    readonly children: ReactNode
  },
  Caught
> {
  override state: Caught = { error: null }

  static getDerivedStateFromError(error: unknown): Caught {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    const { fallback: Fallback } = this.props
    return <Fallback error={error} onRetry={() => this.setState({ error: null })} />
  }
}
