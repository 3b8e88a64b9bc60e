import { useState } from 'react'
import {
  describeSettingNote,
  type Setting,
  type SettingNote,
  settingNotes,
} from '#core/lint/setting-notes.ts'
import type { Design } from '#core/model/design.ts'
import { useDesign, useDocument, useOfDesign } from '../state/document-store.ts'
import { useFindings } from '../state/findings-store.ts'
import { Button } from '../ui/button.tsx'
import { Popover } from '../ui/popover.tsx'
import { withoutSetting } from './suppressions.ts'

/** Tells of severities and acceptances that come to nothing, such as those of a rule that is misspelt or a node that is gone. */
export function SettingNotesButton() {
  const hasAny = useOfDesign(saysAnything)
  const [isOpen, setOpen] = useState(false)
  return hasAny || isOpen ? <NotesButton isOpen={isOpen} onOpenChange={setOpen} /> : null
}

function NotesButton({
  isOpen,
  onOpenChange,
}: {
  readonly isOpen: boolean
  readonly onOpenChange: (isOpen: boolean) => void
}) {
  const design = useDesign()
  const notes = useNotes(design)
  if (notes.length === 0 && !isOpen) return null
  return (
    <Popover
      label="Settings without effect"
      side="top"
      align="end"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      trigger={
        <Button size="sm" className="prob-own">
          {inWords(notes.length)}
        </Button>
      }
    >
      <div className="prob-severities">
        <p className="t12 t2">These severities and acceptances of this design come to nothing.</p>
        {notes.map((note) => {
          const text = describeSettingNote(note, design)
          return (
            <div key={text} className="prob-setting">
              <p className="t12">{text}</p>
              <Button
                size="sm"
                aria-label={`Take out: ${text}`}
                onClick={() => takeOut(note.setting)}
              >
                Take out
              </Button>
            </div>
          )
        })}
      </div>
    </Popover>
  )
}

/** Before the first pass nobody knows what there is to accept. */
function useNotes(design: Design): readonly SettingNote[] {
  const found = useFindings((state) => state.found)
  const isChecked = useFindings((state) => state.of !== null)
  return settingNotes(design, found).filter(({ code }) => isChecked || code !== 'nothing-to-accept')
}

function saysAnything({ severities, suppressions }: Design): boolean {
  return suppressions.length > 0 || Object.keys(severities).length > 0
}

function takeOut(setting: Setting): void {
  const { history, edit } = useDocument.getState()
  if (history !== null) edit(withoutSetting(history.design, setting), `Take out ${setting.rule}`)
}

function inWords(count: number): string {
  return count === 1 ? '1 setting without effect' : `${count} settings without effect`
}
