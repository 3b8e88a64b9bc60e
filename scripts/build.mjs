import { buildIfNeeded, installIfNeeded } from './setup.mjs'

/** `npm run build`: installs and builds what changed. */
installIfNeeded()
buildIfNeeded()
