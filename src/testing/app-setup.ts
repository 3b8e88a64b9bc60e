import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

/** Test files share their modules: what one has rendered must not listen to the stores of the next. */
afterEach(cleanup)
