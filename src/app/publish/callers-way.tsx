import { useMemo } from 'react'
import { DATA_TO_PASS, transferStep } from '#core/codec/archy/transfer-step.ts'
import { useDesign } from '../state/document-store.ts'
import { CopiedText } from './copied-text.tsx'

/** How callers get to the flow that has just been published: from another flow, or from an agent's script. */
export function CallersWay({ flowId }: { readonly flowId: string }) {
  const design = useDesign()
  const { yaml, passesData } = useMemo(() => transferStep(design), [design])
  return (
    <section className="publish-callers" aria-labelledby="publish-callers-title">
      <h2 id="publish-callers-title">How callers get there</h2>
      {design.flow.entryMode === 'transfer' ? (
        <>
          <p className="t12 t2">
            From an inbound, outbound or in-queue flow, by this action.
            {passesData &&
              ` Put what your flow passes in the place of ${DATA_TO_PASS}: one string, without anything sensitive.`}
          </p>
          <CopiedText name="Transfer to Secure Flow action" text={yaml} />
        </>
      ) : (
        <>
          <p className="t12 t2">
            An agent starts it from a script, or an app does with this request (Platform API,
            “secure IVR sessions”). The agent waits and gets the caller back where the flow ends in
            “Return to agent”; nobody may monitor the call meanwhile.
            {passesData && ' userData is what the flow reads as Flow.InvocationData.'}
          </p>
          <CopiedText name="Request of an agent script" text={sessionRequest(flowId, passesData)} />
        </>
      )}
    </section>
  )
}

function sessionRequest(flowId: string, passesData: boolean): string {
  const body = {
    sourceParticipantId: '{participantId of the agent}',
    flowId,
    ...(passesData ? { userData: '{what the flow reads}' } : {}),
    disconnect: false,
  }
  return `POST /api/v2/conversations/{conversationId}/participants/{participantId of the caller}/secureivrsessions
${JSON.stringify(body, null, 2)}`
}
