import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { finishSignIn } from './publish/sign-in-return.ts'
import { handOverSignIn } from './publish/sign-in-window.ts'
import { SignInWindow } from './publish/sign-in-window-page.tsx'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './shell/shell.css'
import './library/library.css'

const root = document.querySelector('#root')
if (root === null) throw new Error('Bug: the page has no #root')

// The login page sends the browser back to this address: its answer is taken out of it before anything is shown.
const handedOver = handOverSignIn()
if (handedOver === null) void finishSignIn()
createRoot(root).render(
  <StrictMode>
    {handedOver === null ? <App /> : <SignInWindow handedOver={handedOver} />}
  </StrictMode>,
)
