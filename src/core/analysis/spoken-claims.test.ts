import { expect, test } from 'vitest'
import { claimsIn } from './spoken-claims.ts'

test.each([
  'Your card was not charged.',
  'You have not been charged.',
  "Don't worry, your card hasn't been charged.",
  'No payment was made. I am taking you back to your agent.',
  'Your payment failed.',
  'Your card was declined.',
  'Sorry, we could not process your payment.',
  'The transaction did not go through.',
  'Ihre Karte wurde nicht belastet.',
  'Die Zahlung ist fehlgeschlagen.',
  'Votre carte n’a pas été débitée.',
  'Le paiement a échoué.',
  'No se ha realizado el pago.',
  'Su tarjeta ha sido rechazada.',
  'Il pagamento è stato rifiutato.',
  'Uw betaling is mislukt.',
  'O pagamento não foi realizado.',
  'No money has left your account.',
  'Es wurde nichts abgebucht.',
  'Le paiement n’a pas abouti.',
  'Su pago no se ha podido procesar.',
  'Il pagamento non è andato a buon fine.',
  'Er is niets afgeschreven.',
  'Nada foi cobrado no seu cartão.',
  'Do not worry, no money has been taken from your card.',
  'No amount was ever charged to it.',
  'Nothing at all was charged.',
  'We have not charged your card.',
  'We didn’t take any money.',
  'Von Ihrem Konto wurde nichts davon abgebucht.',
  'Rien n’a été débité de votre compte.',
  'No se ha cobrado nada.',
  'Nulla è stato addebitato sulla carta.',
  'Er is niets van uw kaart afgeschreven.',
  'Não cobramos nada do seu cartão.',
])('says that nothing was paid: %s', (text) => {
  expect([...claimsIn(text)]).toEqual(['unpaid'])
})

test.each([
  'Thank you. Your payment has been made.',
  'Your payment was approved.',
  'Approved.',
  'Thank you for your payment!',
  'Your confirmation number is 12.',
  'Ihre Zahlung war erfolgreich.',
  'Votre paiement a été accepté.',
  'Su pago ha sido aprobado.',
  'Il pagamento è stato effettuato.',
  'Uw betaling is geslaagd.',
  'Seu pagamento foi aprovado.',
  'Payment complete.',
  'Ihre Zahlung ist bei uns eingegangen.',
  'Il pagamento è andato a buon fine.',
  'O seu pagamento foi efetuado com sucesso.',
])('says that it was paid: %s', (text) => {
  expect([...claimsIn(text)]).toEqual(['paid'])
})

test.each([
  '',
  'We do not know yet whether your payment went through. Your agent will check it.',
  'Wir wissen nicht, ob Ihre Zahlung durchgeführt wurde.',
  'You are about to pay 19.99. Your agent cannot hear or see what you key in.',
  'Sorry, that did not work. The amount is still to be paid.',
  'Enter your card number, then press the pound key.',
  'If your card was not charged, call us again.',
  'One moment, your payment is being processed.',
  'Sorry, something went wrong. I am taking you back to your agent.',
  'The payment service is not available.',
  'You will not be charged twice.',
  'You will now be asked for your card to make a payment.',
  'Einen Moment bitte, Ihre Zahlung wird bearbeitet.',
  'Do not worry, your card is never charged for the same order a second time.',
  'Ihre Karte wird nicht doppelt belastet, und keine Zahlung zweimal ausgeführt.',
  'Votre carte n’est pas débitée deux fois.',
  'We do not charge any fee for this call.',
  'Your bank does not charge the caller for this call.',
  'Nothing is wrong with your card, and the charge is 20 euros.',
])('claims nothing: %s', (text) => {
  expect([...claimsIn(text)]).toEqual([])
})

test('each sentence counts for itself', () => {
  const text = 'Your deposit payment was approved. The fee payment was declined.'
  expect([...claimsIn(text)].toSorted()).toEqual(['paid', 'unpaid'])
})
