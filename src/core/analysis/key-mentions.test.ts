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
  ['Tryck på stjärna för att börja om.', '*'],
  ['Tast 1 for at betale.', '1'],
  ['Trykk på firkant.', '#'],
  ['Naciśnij krzyżyk.', '#'],
  ['Wybierz 2, aby zapłacić.', '2'],
  ['Enter 16 digits.', ''],
  ['Enter your card number.', ''],
  ['We are proud of our five star service.', ''],
])('%s', (text, keys) => {
  expect([...keysIn(text).keys].join(' ')).toBe(keys)
})

test('at any time', () => {
  const atAnyTime = (text: string) => [...keysIn(text).atAnyTime].join(' ')
  expect(atAnyTime('You can press star at any time to go back.')).toBe('*')
  expect(atAnyTime('Jederzeit: wählen Sie die 0. Drücken Sie dann die Raute.')).toBe('0')
  expect(atAnyTime('Press star to go back.')).toBe('')
  expect(atAnyTime('Du kan när som helst trycka. Tryck 0.')).toBe('0')
  expect(atAnyTime('W każdej chwili naciśnij 0.')).toBe('0')
  expect(atAnyTime('Enter your card, then press pound. Press 0 at any time for an agent.')).toBe(
    '0',
  )
  expect(atAnyTime('You can go back at any time. Press star. Then press pound.')).toBe('*')
})
