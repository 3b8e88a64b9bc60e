/**
 * One tab edits a design at a time. The browser's own locks say which: they are freed when a tab closes or crashes,
 * so that no design stays locked.
 */
export interface DesignHold {
  /** False when another tab edits the design. */
  readonly isHeld: boolean
  readonly release: () => void
}

/** Locks of this tab that are being freed: the same design opened again waits for its own, not for another tab's. */
const ending = new Map<string, Promise<void>>()

/**
 * Holds a design for this tab. With `takeOver`, from another tab, which is told by its `onLost`. A browser without
 * locks lets every tab edit.
 */
export async function holdDesign(
  id: string,
  options: { readonly takeOver: boolean; readonly onLost: () => void },
): Promise<DesignHold> {
  const locks: LockManager | undefined = Reflect.get(navigator, 'locks')
  if (locks === undefined) return { isHeld: true, release: nothingToRelease }

  await ending.get(id)
  const use = new AbortController()
  const used = new Promise<void>((resolve) => {
    use.signal.addEventListener('abort', () => resolve(), { once: true })
  })
  return new Promise<DesignHold>((answer, reject) => {
    const release = () => {
      ending.set(id, over)
      use.abort()
    }
    const how = options.takeOver ? { steal: true } : { ifAvailable: true }
    const request = locks.request(lockOf(id), how, (lock) => {
      answer({ isHeld: lock !== null, release: lock === null ? nothingToRelease : release })
      return lock === null ? undefined : used
    })
    const over = request.then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') options.onLost()
        else reject(error instanceof Error ? error : new Error(String(error)))
      },
    )
  })
}

/** Which of these any tab holds, this one included. A browser without locks does not tell: none. */
export async function heldDesigns(ids: readonly string[]): Promise<ReadonlySet<string>> {
  const locks: LockManager | undefined = Reflect.get(navigator, 'locks')
  if (locks === undefined || ids.length === 0) return new Set()
  await Promise.all(ids.flatMap((id) => ending.get(id) ?? []))
  const { held = [] } = await locks.query()
  const names = new Set(held.map(({ name }) => name))
  return new Set(ids.filter((id) => names.has(lockOf(id))))
}

function lockOf(id: string): string {
  return `secure-flow-studio.design.${id}`
}

function nothingToRelease(): void {
  // Nothing is held: another tab has the design, or this browser has no locks.
}
