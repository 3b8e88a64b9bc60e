import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { type Host, watchOutput } from './unwritten.ts'

/** What is said on stderr, and with what the process ends, when an error comes while the output is written. */
function endsWith(...codes: readonly string[]) {
  const said: string[] = []
  const ending = new EventEmitter()
  const host: Host = {
    stdout: new EventEmitter(),
    stderr: Object.assign(new EventEmitter(), { write: (text: string) => said.push(text) }),
    exitCode: 0,
    once: (event, listener) => ending.once(event, listener),
  }
  watchOutput(host)
  for (const code of codes) {
    host.stdout.emit('error', Object.assign(new Error(`${code}: it failed`), { code }))
  }
  host.exitCode = 1
  ending.emit('exit')
  return { said, exitCode: host.exitCode }
}

test('a reader that has seen enough changes nothing', () => {
  expect(endsWith('EPIPE')).toEqual({ said: [], exitCode: 1 })
})

test('a full disk is told once, and the exit code is that of no answer', () => {
  expect(endsWith('ENOSPC', 'ENOSPC')).toEqual({
    said: [
      'secure-flow: the output could not be written: no space is left on the disk. Make room or write it elsewhere, and run the command again.\n',
    ],
    exitCode: 2,
  })
})

test('another error is told as the system words it', () => {
  expect(endsWith('EIO').said.join('')).toContain('EIO: it failed. Make room or write it elsewhere')
})
