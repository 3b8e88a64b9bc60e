import { Segmented } from '../../ui/segmented.tsx'
import { useRehearsal } from './rehearsal-store.ts'

/** What the page shows: what publishing would do, or what the actions do when they are tried in the org. */
export function RehearsalSwitch() {
  const isOpen = useRehearsal((state) => state.isOpen)
  const open = useRehearsal((state) => state.open)
  return (
    <Segmented
      label="Plan or rehearsal"
      value={isOpen ? 'rehearsal' : 'plan'}
      options={[
        { value: 'plan', label: 'Plan' },
        { value: 'rehearsal', label: 'Rehearse' },
      ]}
      onChange={(value) => open(value === 'rehearsal')}
    />
  )
}
