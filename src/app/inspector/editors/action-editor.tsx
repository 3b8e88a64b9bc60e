import { useRef, useState } from 'react'
import type { ActionId } from '#core/base/ids.ts'
import type { ScreenPoint } from '../../canvas/canvas-store.ts'
import { bindingsFor } from '../../form/call-bindings.ts'
import { blankAction } from '../../form/new-action.ts'
import { useNotes } from '../../form/form-scope.tsx'
import { OrgActionPicker } from '../../org-actions/org-action-picker.tsx'
import { TakingLine } from '../../org-actions/taking-line.tsx'
import { useOrg } from '../../publish/org-store.ts'
import { useOrgName } from '../../publish/use-identity.ts'
import { useDesign } from '../../state/document-store.ts'
import { useView } from '../../state/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Select } from '../../ui/select.tsx'
import { useNode } from '../node-scope.ts'
import type { EditorProps } from './editor.ts'

const NEW = 'new'
const OF_ORG = 'of-org'
const GROUP = { secure: 'Secure data actions', standard: 'Data actions' }

/** Which data action is called. Bindings to properties that the chosen one has too are kept. */
export function ActionEditor({ path, label, control, value, onChange }: EditorProps<'action'>) {
  const design = useDesign()
  const node = useNode()
  const showStage = useView((state) => state.showStage)
  const orgName = useOrgName(useOrg((state) => state.session))
  const field = useRef<HTMLDivElement>(null)
  const [anchor, setAnchor] = useState<ScreenPoint | null>(null)
  const offered = design.actions.filter((action) => action.secure === control.secure)
  const chosen = design.actions.find(({ id }) => id === value)
  const choose = (id: string) => {
    if (id === NEW) {
      const action = { ...blankAction(design), secure: control.secure }
      onChange(action.id, {
        before: [{ type: 'add-action', action }],
        props: bindingsFor(node, action),
      })
      open(action.id)
      return
    }
    if (id === OF_ORG) {
      if (orgName === null) showStage({ type: 'new-action', from: 'org', node: node.id })
      else setAnchor(pointBelow(field.current))
      return
    }
    const action = offered.find((candidate) => candidate.id === id)
    if (action !== undefined) onChange(action.id, { props: bindingsFor(node, action) })
  }
  const open = (action: ActionId) => showStage({ type: 'action', action })
  return (
    <>
      <div ref={field}>
        <Select
          label={label}
          layout="inline"
          {...useNotes(path)}
          placeholder="Choose an action"
          isSecure={chosen?.secure === true}
          {...(chosen?.secure === true ? { icon: 'key' as const } : {})}
          value={chosen?.id ?? ''}
          options={[
            ...offered.map(({ id, name }) => ({
              value: id,
              label: name,
              group: control.secure ? GROUP.secure : GROUP.standard,
            })),
            { value: OF_ORG, label: `From ${orgName ?? 'an org'}…` },
            { value: NEW, label: 'New action…' },
          ]}
          onChange={choose}
        />
      </div>
      <TakingLine node={node.id} />
      {anchor !== null && (
        <OrgActionPicker
          orgName={orgName ?? ''}
          secure={control.secure}
          node={node.id}
          anchor={anchor}
          onClose={() => setAnchor(null)}
          onEscape={() => field.current?.querySelector('select')?.focus()}
        />
      )}
      {chosen !== undefined && (
        <Button className="insp-link" size="sm" onClick={() => open(chosen.id)}>
          Edit contract and request
          <Icon name="chev" size={12} />
        </Button>
      )}
    </>
  )
}

function pointBelow(element: HTMLElement | null): ScreenPoint {
  const { left, bottom } = element?.getBoundingClientRect() ?? new DOMRect()
  return { left, top: bottom }
}
