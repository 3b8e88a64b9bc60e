import { isCardInput } from '../../../analysis/keypad-inputs.ts'
import { defineRule } from '../../define.ts'

/** Nothing in a design can prove these. Whoever has checked them accepts the note with a reason, which stays. */
export const orgChecklist = defineRule({
  rule: 'org-checklist',
  code: 'SF-PCI-03',
  severity: 'info',
  group: 'pci',
  messages: {
    check:
      'This flow takes a card, and part of what protects it is set in the org, where no design can see it. Check that the PCI DSS setting of the org is on; that media and protocol captures of the trunks are off, because they are not encrypted; and that Genesys’ Attestation of Compliance and the responsibility matrix are kept with your own papers. Then accept this note with who checked it and when.',
  },
  docs: {
    summary: 'A flow that takes a card goes to an org that is set up for it.',
    why: 'A secure flow keeps digits out of recordings and logs of its own. A trunk that captures media or protocol writes them down all the same, and without the responsibility matrix nobody can say which requirement of PCI DSS is whose.',
    source:
      'Genesys Resource Center, “Secure flow scenarios”, the PCI DSS setting of the org, and the PCI DSS customer responsibility matrix (PCI DSS 4.0.1, 12.8.5).',
    fix: 'Go through the list once for each org, then accept the note with a reason: it is kept in the design.',
    invalid: [
      {
        shows: 'A card is keyed in.',
        flow: 'start -> card: collect(CC) -> token: fetch -> pay: pay -> done: return',
      },
    ],
    valid: [
      {
        shows: 'No card is taken.',
        flow: 'start -> invoice: collect(Invoice) -> done: return',
      },
    ],
  },
  *check({ analysis, report }) {
    if (analysis.inputs.some(isCardInput)) yield report('check', {}, { node: null })
  },
})
