import { lintDesign } from '#core/lint/lint.ts'
import type { LintReply, LintRequest } from './lint-message.ts'
import { crashReply } from './lint-crash.ts'

// A thread of its own, so that typing and dragging never wait for a check.
addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  postMessage(check(data))
})

function check({ pass, design }: LintRequest): LintReply {
  try {
    const { problems, edges } = lintDesign(design)
    return { pass, problems, edges }
  } catch (error) {
    return crashReply(pass, String(error))
  }
}
