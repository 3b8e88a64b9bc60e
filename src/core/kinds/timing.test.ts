import { expect, test } from 'vitest'
import { audioSeconds } from './timing.ts'

test.each([
  ['ToAudioTTS("fifteen letters")', 1],
  ['ToAudioBlank(100)', 1],
  ['ToAudioBlank( 2500 )', 3],
  ['Append(ToAudioBlank(1000), ToAudioTTS("fifteen letters"), toaudioblank(1000))', 3],
  ['ToAudioBlank(Task.Pause)', 0],
])('%s plays %i s', (text, seconds) => {
  expect(audioSeconds({ type: 'expression', text })).toBe(seconds)
})
