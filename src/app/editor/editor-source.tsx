import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { type ListedShortcut, useListedShortcuts } from '../shell/shortcuts.ts'
import type { CodeLanguage, LanguageSpec } from './code-language.ts'
import type { CodeEditor, EditorOptions } from './code-editor.ts'

/** What is loaded when the first field wants it: editors, and the languages that they ask. */
export interface EditorModule {
  readonly mountEditor: (parent: HTMLElement, options: EditorOptions) => CodeEditor
  readonly languageOf: (spec: LanguageSpec) => CodeLanguage
}

interface Source {
  readonly module: EditorModule | null
  readonly request: () => void
}

const EditorSource = createContext<Source | null>(null)

/** The fields inside are code editors as soon as that is loaded; until then, and elsewhere, they are plain. */
export function EditorProvider({
  load = loadEditor,
  children,
}: {
  readonly load?: () => Promise<EditorModule>
  readonly children: ReactNode
}) {
  const [module, setModule] = useState<EditorModule | null>(null)
  const isWanted = useRef(false)
  const request = useCallback(() => {
    if (isWanted.current) return
    isWanted.current = true
    load().then(setModule, () => {
      // The plain field does all that is needed; the next one that is shown asks again.
      isWanted.current = false
    })
  }, [load])
  const source = useMemo(() => ({ module, request }), [module, request])
  useListedShortcuts(CODE_KEYS)
  return <EditorSource value={source}>{children}</EditorSource>
}

/** What the editor does with keys of its own. */
const CODE_KEYS: readonly ListedShortcut[] = [
  {
    id: 'code-suggest',
    label: 'In code: list what can stand here',
    group: 'Editing',
    keys: ['Ctrl+Space'],
  },
  {
    id: 'code-call',
    label: 'In code: show what the function takes',
    group: 'Editing',
    keys: ['Mod+Shift+Space'],
  },
  {
    id: 'code-line',
    label: 'In an expression: begin a new line',
    group: 'Editing',
    keys: ['Shift+Enter'],
  },
]

/** The editor, once it is there; asking for it loads it. */
export function useEditorModule(): EditorModule | null {
  const source = useContext(EditorSource)
  useEffect(() => {
    if (source !== null && source.module === null) source.request()
  }, [source])
  return source?.module ?? null
}

async function loadEditor(): Promise<EditorModule> {
  const [{ mountEditor }, { languageOf }] = await Promise.all([
    import('./code-editor.ts'),
    import('./language-of.ts'),
  ])
  return { mountEditor, languageOf }
}
