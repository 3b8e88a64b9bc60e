/** What is noted of one edit in the page. Which problems are new decides which cards had to be drawn again. */
export interface Noted {
  /** Bytes as JSON of what went to the checker, and of what came back. */
  readonly asked: number
  readonly told: number
  /** Nodes of which a problem is new or gone. */
  readonly changed: readonly string[]
  /** What React rendered, by where it stands: before the answer came, and from then on. */
  readonly before: Drawn
  readonly after: Drawn
}

export interface Drawn {
  readonly cards: readonly string[]
  readonly lines: readonly string[]
  readonly outline: number
  readonly rows: number
}

/** What the page has for the bench. */
export interface Watch {
  isCounting: boolean
  /** Forgets what was noted, and settles once the answer to the next edit has been painted. */
  next(): void
  shown(): Promise<void>
  noted(): Noted
}

declare global {
  var bench: Watch
}

/** Marks in the trace: an edit begins, it is sent to the checker, the answer comes, what it says has been painted. */
export const MARKS = {
  edit: 'bench:edit',
  asked: 'bench:asked',
  told: 'bench:told',
  shown: 'bench:shown',
} as const

/**
 * Runs in the page before everything else: marks when the checker is asked and when it answers, and counts by the hook
 * that React has for its developer tools which components it rendered. Must use nothing from outside of itself.
 */
export function watchPage(marks: typeof MARKS): void {
  interface Fiber {
    readonly tag: number
    readonly flags: number
    readonly type: unknown
    readonly child: Fiber | null
    readonly sibling: Fiber | null
    readonly alternate: Fiber | null
    readonly stateNode: unknown
    readonly key: string | null
  }
  interface Placed {
    readonly part: 'cards' | 'lines' | 'outline' | 'rows' | null
    readonly id: string
  }
  const host = 5
  const performedWork = 1
  const functions = new Set([0, 11, 14, 15])
  const empty = () => ({
    cards: new Set<string>(),
    lines: new Set<string>(),
    outline: new Set<string>(),
    rows: new Set<string>(),
  })
  let drawn = { before: empty(), after: empty() }
  let isAnswered = false
  let sent: unknown = null
  let got: unknown = null
  let problems: readonly unknown[] = []
  let formerProblems: readonly unknown[] = []
  let resolve = () => {}
  let shown = Promise.resolve()

  const watch: Watch = {
    isCounting: false,
    next() {
      drawn = { before: empty(), after: empty() }
      isAnswered = false
      sent = null
      got = null
      formerProblems = problems
      shown = new Promise((done) => {
        resolve = done
      })
    },
    shown: () => shown,
    noted: () => ({
      asked: sizeOf(sent),
      told: sizeOf(got),
      changed: changedNodes(formerProblems, problems),
      before: counts(drawn.before),
      after: counts(drawn.after),
    }),
  }
  globalThis.bench = watch

  const sizeOf = (message: unknown) =>
    new TextEncoder().encode(
      JSON.stringify(message, (_, value: unknown) =>
        value instanceof Map ? [...(value as Map<unknown, unknown>)] : value,
      ),
    ).length
  const counts = ({ cards, lines, outline, rows }: ReturnType<typeof empty>): Drawn => ({
    cards: [...cards],
    lines: [...lines],
    outline: outline.size,
    rows: rows.size,
  })
  const changedNodes = (before: readonly unknown[], now: readonly unknown[]) => {
    const [old, own] = [new Set(before), new Set(now)]
    const differing = [
      ...before.filter((one) => !own.has(one)),
      ...now.filter((one) => !old.has(one)),
    ]
    return [...new Set(differing.flatMap((one) => (one as { node: string | null }).node ?? []))]
  }
  const paint = () => new Promise<number>((done) => requestAnimationFrame(done))
  const settle = async () => {
    await paint()
    await paint()
    performance.mark(marks.shown)
    resolve()
  }

  const Checked = globalThis.Worker
  globalThis.Worker = class extends Checked {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      if (!String(url).includes('lint-worker')) return
      const post = this.postMessage.bind(this)
      this.postMessage = (message: unknown) => {
        performance.mark(marks.asked)
        sent = message
        post(message)
      }
      // Comes before the app's own listener, in the same task.
      this.addEventListener('message', ({ data }: MessageEvent) => {
        performance.mark(marks.told)
        const { findings } = data as { findings: { problems: readonly unknown[] | null } }
        got = data
        const told = problems
        problems =
          findings.problems?.map((one) => (typeof one === 'number' ? told[one] : one)) ?? told
        isAnswered = true
        void settle()
      })
    }
  }
  for (const type of ['keydown', 'pointermove', 'pointerup'] as const) {
    addEventListener(type, () => performance.mark(marks.edit), { capture: true })
  }

  const placeOf = (fiber: Fiber, around: Placed): Placed => {
    if (fiber.tag !== host || !(fiber.stateNode instanceof Element)) return around
    const element = fiber.stateNode
    const id = element.getAttribute('data-id') ?? ''
    if (element.classList.contains('react-flow__node')) return { part: 'cards', id }
    if (element.classList.contains('react-flow__edge')) return { part: 'lines', id }
    if (element.classList.contains('outline-tree')) return { part: 'outline', id: '' }
    if (element.classList.contains('prob-list')) return { part: 'rows', id: '' }
    return around
  }
  /** Goes where React has been in this commit: what it left alone is the same object as before. */
  const visit = (fiber: Fiber, place: Placed) => {
    const known = fiber.alternate
    const own =
      place.part !== null && place.id === '' && fiber.key !== null
        ? { ...place, id: fiber.key }
        : place
    const isRendered =
      functions.has(fiber.tag) && (known === null || (fiber.flags & performedWork) !== 0)
    if (isRendered && own.part !== null) {
      const where = isAnswered ? drawn.after : drawn.before
      where[own.part].add(own.id)
    }
    if (known !== null && known.child === fiber.child) return
    const inside = placeOf(fiber, own)
    const former = new Set<Fiber>()
    for (let child = known?.child ?? null; child !== null; child = child.sibling) former.add(child)
    for (let child = fiber.child; child !== null; child = child.sibling) {
      if (!former.has(child)) visit(child, inside)
    }
  }
  Object.assign(globalThis, {
    __REACT_DEVTOOLS_GLOBAL_HOOK__: {
      supportsFiber: true,
      renderers: new Map(),
      inject: () => 1,
      checkDCE() {},
      onCommitFiberUnmount() {},
      onPostCommitFiberRoot() {},
      onCommitFiberRoot(_: number, root: { readonly current: Fiber }) {
        if (watch.isCounting) visit(root.current, { part: null, id: '' })
      },
    },
  })
}
