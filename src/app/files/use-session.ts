import { useEffect, useState } from 'react'
import { type SessionPhase, startSession } from './session.ts'

/** Opens the design of this id for as long as the component is shown, which must be another one for another id. */
export function useSession(id: string): {
  readonly phase: SessionPhase
  readonly takeOver: () => void
} {
  const [phase, setPhase] = useState<SessionPhase>({ phase: 'opening' })
  const [takeOvers, setTakeOvers] = useState(0)
  useEffect(() => {
    return startSession(id, takeOvers > 0, setPhase)
  }, [id, takeOvers])
  const takeOver = () => {
    setPhase({ phase: 'opening' })
    setTakeOvers((count) => count + 1)
  }
  return { phase, takeOver }
}
