import type { OrgContents } from '#core/lint/known-org.ts'
import { changeBetween } from '#core/model/design-change.ts'
import type { Design } from '#core/model/design.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { applyFindings, NO_FINDINGS } from './findings-change.ts'
import { crashFindings } from './lint-crash.ts'
import type { Findings, LintReply, LintRequest } from './lint-message.ts'

/** A running checker: a worker in the app. */
export interface LintPort {
  readonly ask: (request: LintRequest) => void
  readonly stop: () => void
}

/** What a checker tells by itself. */
export interface LintEvents {
  readonly onReply: (reply: LintReply) => void
  /** It broke down, as when its file could not be loaded: nothing will come from it any more. */
  readonly onBroken: (detail: string) => void
}

export interface LintClient {
  /** Asks for a check of this design. While one runs only the newest design waits. */
  readonly check: (design: Design) => void
  /** Checks from now on with what is known of the org; null when nobody has asked one. */
  readonly know: (org: OrgContents | null) => void
  /** Checks from now on with what was published of the design; null where nothing is known. */
  readonly remember: (published: PublishedMemory | null) => void
  readonly stop: () => void
}

/**
 * Keeps one pass under way at a time and reports only what is of the newest design: an answer about an older one
 * would put badges on nodes that are gone.
 */
export function startLintClient(
  startPort: (events: LintEvents) => LintPort,
  report: (findings: Findings & { readonly of: Design }) => void,
): LintClient {
  let port: LintPort | null = null
  let pass = 0
  let running: Asked | null = null
  let newest: Design | null = null
  // What the checker holds: the design of the last request, and what it has told of it and those before.
  let held: Design | null = null
  let told: Findings = NO_FINDINGS
  let known: Known = NOTHING_KNOWN
  let heldKnown: Known = NOTHING_KNOWN

  const answer = (findings: Findings) => {
    const asked = running
    running = null
    if (asked !== null && asked.of === newest) report({ ...findings, of: asked.of })
    // Not because a checker that broke holds nothing any more: one that always breaks would be started without end.
    if (newest !== null && (newest !== asked?.of || known !== asked.known)) post(newest)
  }
  const post = (design: Design) => {
    running = { of: design, known }
    pass += 1
    port ??= startPort({
      onReply(reply) {
        if (reply.pass !== pass || running === null) return
        told = applyFindings(told, reply.findings)
        answer(told)
      },
      onBroken(detail) {
        forget()
        // Between two passes all is told of the newest design: the next change starts another checker.
        if (running !== null) answer(crashFindings(detail))
      },
    })
    const news = {
      ...(known.org === heldKnown.org ? {} : { org: known.org }),
      ...(known.published === heldKnown.published ? {} : { published: known.published }),
    }
    port.ask(
      held === null
        ? { pass, design, ...news }
        : { pass, change: changeBetween(held, design), ...news },
    )
    held = design
    heldKnown = known
  }
  const forget = () => {
    port?.stop()
    port = null
    held = null
    heldKnown = NOTHING_KNOWN
    told = NO_FINDINGS
  }
  const learn = (news: Partial<Known>) => {
    known = { ...known, ...news }
    if (newest !== null && running === null) post(newest)
  }
  return {
    check(design) {
      if (design === newest) return
      newest = design
      if (running === null) post(design)
    },
    know(org) {
      if (org !== known.org) learn({ org })
    },
    remember(published) {
      if (published !== known.published) learn({ published })
    },
    stop() {
      forget()
      running = null
      newest = null
    },
  }
}

/** What is known beside the design. */
interface Known {
  readonly org: OrgContents | null
  readonly published: PublishedMemory | null
}

/** What the running request asks about. */
interface Asked {
  readonly of: Design
  readonly known: Known
}

const NOTHING_KNOWN: Known = { org: null, published: null }
