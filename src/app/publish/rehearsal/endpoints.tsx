import type { DataAction } from '#core/model/data-action.ts'
import { describeRehearsalRefusal, refusalsOf } from '#core/rehearse/refusal.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { useRehearsal } from './rehearsal-store.ts'

/** Asks of endpoints that nobody here knows whether they are for tests. One that is known to be live is refused. */
export function Endpoints({ actions }: { readonly actions: readonly DataAction[] }) {
  const marked = useRehearsal((state) => state.testEndpoints)
  const mark = useRehearsal((state) => state.markEndpoint)
  const asked = new Map(
    actions.flatMap((action) =>
      refusalsOf(action, () => false).flatMap((refusal) =>
        refusal.code === 'unknown-endpoint'
          ? [[refusal.endpoint, describeRehearsalRefusal(refusal)] as const]
          : [],
      ),
    ),
  )
  return [...asked].map(([endpoint, words]) => (
    <div className="rehearsal-endpoint" key={endpoint}>
      <Checkbox
        label={
          <>
            <span className="mono">{endpoint}</span> is for tests
          </>
        }
        isOn={marked.has(endpoint)}
        onChange={(isOn) => mark(endpoint, isOn)}
      />
      {!marked.has(endpoint) && <p className="t12 t3">{words}</p>}
    </div>
  ))
}
