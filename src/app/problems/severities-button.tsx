import { useState } from 'react'
import { ownSeverities } from '#core/lint/own-severities.ts'
import { ruleCalled } from '#core/lint/rule-names.ts'
import { useOfDesign } from '../state/document-store.ts'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { SeverityField } from './severity-field.tsx'

/** Tells that the design says itself what rules weigh, so that nobody takes the silence of one that is off for none. */
export function SeveritiesButton() {
  const said = ownSeverities({ severities: useOfDesign((design) => design.severities) })
  // What is misspelt turns nothing off: it is among the settings without effect.
  const own = said.filter(([name]) => ruleCalled(name) !== undefined)
  const names = own.map(([name]) => name)
  // What is set back stays in the list until that is closed: it can be set again, and the keyboard keeps its place.
  const [listed, setListed] = useState<readonly string[] | null>(null)
  if (names.length === 0 && listed === null) return null
  const off = own.filter(([, weight]) => weight === 'off').length
  return (
    <Popover
      label="Severities set in this design"
      side="top"
      align="end"
      isOpen={listed !== null}
      onOpenChange={(isOpen) => setListed(isOpen ? names : null)}
      trigger={
        <Button size="sm" className="prob-own">
          {inWords(names.length, off)}
        </Button>
      }
    >
      <div className="prob-severities">
        <p className="t12 t2">
          In this design these rules weigh otherwise than usual, for everybody who opens it.
        </p>
        {[...new Set([...(listed ?? []), ...names])].map((name) => (
          <SeverityField key={name} label={name} layout="inline" rule={name} code={name} />
        ))}
      </div>
    </Popover>
  )
}

function inWords(set: number, off: number): string {
  if (set === 0) return 'None set'
  if (off === 0) return set === 1 ? '1 severity set' : `${set} severities set`
  const rules = off === 1 ? '1 rule off' : `${off} rules off`
  return set === off ? rules : `${rules}, ${set - off} set`
}
