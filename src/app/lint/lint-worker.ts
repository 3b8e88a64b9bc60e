import { startLinter } from '#core/lint/again.ts'
import type { OrgContents } from '#core/lint/known-org.ts'
import { applyChange } from '#core/model/design-change.ts'
import type { Design } from '#core/model/design.ts'
import type { PublishedMemory } from '#core/publish/memory.ts'
import { publishedBefore } from '#core/publish/published-before.ts'
import { findingsTeller } from './findings-change.ts'
import { crashFindings } from './lint-crash.ts'
import type { Findings, LintReply, LintRequest } from './lint-message.ts'

/** The design of the last request: what a change leaves alone stays the same object, and is known from the last pass. */
let last: Design | null = null
let lint = startLinter()
let org: OrgContents | null = null
let published: PublishedMemory | null = null
const tell = findingsTeller()

// A thread of its own, so that typing and dragging never wait for a check.
addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  if (data.org !== undefined || data.published !== undefined) know(data)
  // A change that does not fit breaks this checker down: the next one is handed the whole design.
  last = designOf(data)
  const reply: LintReply = { pass: data.pass, findings: tell(check(last)) }
  postMessage(reply)
})

function check(design: Design): Findings {
  try {
    const found = lint(design)
    // What a pass leaves to do when it has much to say is done after the reply, unless the next request has come.
    setTimeout(() => {
      if (last === design) lint(design)
    })
    return found
  } catch (error) {
    return crashFindings(String(error))
  }
}

/** With other knowledge everything is asked anew. */
function know(request: LintRequest): void {
  if (request.org !== undefined) org = request.org
  if (request.published !== undefined) published = request.published
  const memories = published === null ? [] : [published]
  lint = startLinter({ published: publishedBefore(memories) }, org)
}

function designOf(request: LintRequest): Design {
  if ('design' in request) return request.design
  if (last === null) throw new Error('Bug: a change before the design')
  return applyChange(last, request.change)
}
