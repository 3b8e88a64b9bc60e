import { useEffect, useState } from 'react'
import './sign-in.css'

/** The window in which somebody has signed in: it closes by itself where the browser lets it. */
export function SignInWindow({ handedOver }: { readonly handedOver: Promise<boolean> }) {
  const [isTaken, setTaken] = useState<boolean | null>(null)
  useEffect(() => {
    void handedOver.then((taken) => {
      setTaken(taken)
      if (taken) window.close()
    })
  }, [handedOver])
  return (
    <main className="sign-in-window">
      <h1>{isTaken === false ? 'Nobody waits for this sign-in' : 'Signing in'}</h1>
      <p className="t2">
        {isTaken === null
          ? 'One moment…'
          : isTaken
            ? 'The page that opened this window goes on. You can close this one.'
            : 'It was cancelled, or its page has been left, so that the answer was thrown away. Close this window and sign in again from the app.'}
      </p>
    </main>
  )
}
