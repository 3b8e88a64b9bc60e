import { expect, test } from 'vitest'
import { keysIn } from './key-mentions.ts'

test.each([
  ['Enter your card number, then press the pound key.', '#'],
  ['Enter your card number, then press #.', '#'],
  ['Press star for an agent.', '*'],
  ['Press * to start over.', '*'],
  ['Press 0 for an agent.', '0'],
  ['Press zero for an agent.', '0'],
  ['Press 1 to enter your card, or press 2 to go back.', '1 2'],
  ['Drücken Sie die Rautetaste.', ''],
  ['Drücken Sie die Raute.', '#'],
  ['Drücken Sie die Sterntaste.', '*'],
  ['Appuyez sur la touche étoile.', '*'],
  ['Pulse la tecla asterisco.', '*'],
  ['Prema cancelletto.', '#'],
  ['Druk op het sterretje.', '*'],
  ['Pressione a estrela.', '*'],
  ['Enter 16 digits.', ''],
  ['Enter your card number.', ''],
  ['We are proud of our five star service.', ''],
])('%s', (text, keys) => {
  expect([...keysIn(text).keys].join(' ')).toBe(keys)
})

test('at any time', () => {
  expect(keysIn('You can press star at any time to go back.').isAnyTime).toBe(true)
  expect(keysIn('Sie können jederzeit die 0 wählen.').isAnyTime).toBe(true)
  expect(keysIn('Press star to go back.').isAnyTime).toBe(false)
})
