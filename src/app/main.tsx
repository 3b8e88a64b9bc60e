import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { finishSignIn } from './publish/sign-in-return.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './shell/shell.css'
import './library/library.css'

// The login page sends the browser back to this address: its answer is taken out of it before anything is shown.
void finishSignIn()

const root = document.querySelector('#root')
if (root === null) throw new Error('Bug: the page has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
