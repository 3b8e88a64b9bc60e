import { testGeneratedDocs } from '#testing/generated-docs.ts'
import { kindDocs, kindsIndex } from './docs.ts'
import { KINDS } from './registry.ts'

testGeneratedDocs(
  'kinds',
  new Map([
    ...KINDS.map((kind) => [`${kind.id}.md`, kindDocs(kind)] as const),
    ['README.md', kindsIndex(KINDS)] as const,
  ]),
)
