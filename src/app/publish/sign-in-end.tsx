import { useEffect, useState } from 'react'
import { now } from '#adapters/browser/identity.ts'
import { Button } from '../ui/button.tsx'
import { isSessionKept } from './kept-session.ts'
import type { OrgSession } from './org-store.ts'
import { useSignIn } from './sign-in-store.ts'
import './sign-in.css'

/**
 * Says some minutes before that the sign-in ends, and has it done again in a window, so that neither work nor a publish
 * that is under way is lost. Where windows are blocked it leaves for the login page, when the person says so.
 */
export function SignInEnd({ session }: { readonly session: OrgSession }) {
  const minutes = useMinutesLeft(session.expiresAt)
  const { isWaiting, isBlocked, problem, again, leave, stopWaiting } = useSignIn()
  if (minutes === null && !isWaiting && problem === null) return null
  return (
    <div className="sign-in-end" role="status">
      <span>{isWaiting ? 'Sign in in the window that has opened' : textOf(minutes, problem)}</span>
      {isWaiting ? (
        <Button size="sm" onClick={stopWaiting}>
          Cancel
        </Button>
      ) : isBlocked ? (
        <Button size="sm" variant="line" onClick={() => void leave(session.way, isSessionKept())}>
          The window was blocked: sign in on this page
        </Button>
      ) : (
        <Button size="sm" variant="line" onClick={() => void again()}>
          Sign in again
        </Button>
      )}
    </div>
  )
}

/** Long enough to sign in again at leisure, with a second factor. */
const WARN_MINUTES = 5
const TICK_MS = 10_000

/** Null while there is time; 0 when it has ended. */
function useMinutesLeft(expiresAt: number): number | null {
  const [time, setTime] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setTime(now()), TICK_MS)
    return () => clearInterval(timer)
  }, [])
  const minutes = Math.max(0, Math.ceil((expiresAt - time) / 60_000))
  return minutes > WARN_MINUTES ? null : minutes
}

function textOf(minutes: number | null, problem: string | null): string {
  if (problem !== null) return problem
  if (minutes === 0) return 'The sign-in has ended'
  return `The sign-in ends in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}
