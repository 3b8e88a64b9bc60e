import { describe, expect, test } from 'vitest'
import { mustRead, mustWrite } from '#testing/archy-files.ts'

/** A file in the style of exports, with comments wherever people write them. */
const COMMENTED = `# Paying by phone
#
## Ask finance before you change it
secureCall: # the flow
  name: Pay # as agents know it
  # The division decides who sees it
  division: Home
  startUpRef: "/secureCall/tasks/task[Main_10]"
  defaultLanguage: en-us
  supportedLanguages:
    en-us:
      # Not used
      defaultLanguageSkill:
        noValue: true
      textToSpeech:
        defaultEngine:
          voice: Jill # or Amy
  variables:
    # In pounds
    - stringVariable: # from the CRM
        name: Flow.Amount
        # Never zero
        initialValue:
          lit: "5"
        isInput: false
        isOutput: false
    # The second one
    - stringVariable:
        name: Flow.Other
        initialValue:
          noValue: true
        isInput: false
        isOutput: false
  initialGreeting:
    tts: Hello # short
  tasks:
    # Where it begins
    - task: # main
        name: Main
        refId: Main_10
        # What is done
        actions:
          # Say hello
          - playAudio: # twice
              name: A
              audio:
                # Recorded later
                tts: hi
          # Two lines
          # of one comment
          - decision:
              name: D
              condition:
                exp: Flow.Amount == "5" # pounds
              outputs:
                # When it is
                "yes":
                  actions:
                    # Leave
                    - disconnect:
                        name: Bye
                    # Nothing more here
                # When it is not
                "no":
                  actions:
                    # On to the other task
                    - jumpToTask: # a jump
                        # Named by Architect
                        name: Jump to Reusable Task
                        targetTaskRef: "/secureCall/tasks/task[Other_11]"
        # The task ends here
    - task:
        name: Other
        refId: Other_11
        actions:
          - disconnect: # with more! # than one mark
              name: Bye
    # No more tasks
  # No more of the flow
# The end
`

describe('comments of a file', () => {
  test('stand after import and export where they stood', () => {
    expect(mustWrite(mustRead(COMMENTED).design).yaml).toBe(COMMENTED)
  })

  test('belong to the things that they are about', () => {
    const { flow, tasks, variables, nodes } = mustRead(COMMENTED).design
    expect(flow.comments?.[0]).toEqual({
      at: [],
      before: [' Paying by phone', '', '# Ask finance before you change it'],
      after: ' the flow',
      below: [' The end'],
    })
    expect(tasks[0]?.comments?.[0]).toEqual({ at: [], before: [' Where it begins'] })
    expect(variables[0]?.comments).toEqual([
      { at: [], before: [' In pounds'] },
      { at: [], after: ' from the CRM' },
      { at: ['initialValue'], before: [' Never zero'] },
    ])
    const decision = nodes.find(({ name }) => name === 'D')
    expect(decision?.comments).toContainEqual({
      at: [],
      output: 'no',
      before: [' On to the other task'],
    })
  })

  test('stay where they are when something else is changed', () => {
    const design = mustRead(COMMENTED).design
    const nodes = design.nodes.map((node) => (node.name === 'A' ? { ...node, name: 'Ä' } : node))
    const changed = COMMENTED.replace('name: A\n', 'name: Ä\n')
    expect(mustWrite({ ...design, nodes }).yaml).toBe(changed)
  })

  test('on a property that is gone go to the step', () => {
    const design = mustRead(COMMENTED).design
    const nodes = design.nodes.map((node) =>
      node.name === 'A' ? { ...node, props: { ...node.props, audio: { type: 'none' } } } : node,
    )
    const text = mustWrite({ ...design, nodes }).yaml
    expect(text).toContain('          # Recorded later\n          - playAudio: # twice\n')
    expect(mustWrite(mustRead(text).design).yaml).toBe(text)
  })

  test.each([
    ['CRLF', COMMENTED.replaceAll('\n', '\r\n')],
    ['a marker of the document', `---\n${COMMENTED}`],
    ['a byte order mark', `\uFEFF${COMMENTED}`],
    ['blank lines', COMMENTED.replaceAll('\n', '\n\n')],
    ['more room before them', COMMENTED.replaceAll(/(\w:?) #/g, '$1    #')],
  ])('are kept with %s', (_, text) => {
    expect(mustWrite(mustRead(text).design).yaml).toBe(COMMENTED)
  })

  test('at what an alias or a merge stands for stay, once', () => {
    const text = `secureCall:
  name: Pay
  tasks:
    - task:
        name: Main
        actions:
          - playAudio:
              name: A
              audio: &hello
                tts: hi # said twice
          - playAudio:
              <<: # the same
                audio: *hello # see above
              name: B
`
    const yaml = mustWrite(mustRead(text).design).yaml
    for (const comment of ['said twice', 'the same', 'see above']) {
      expect(yaml.split(`# ${comment}`)).toHaveLength(2)
    }
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })

  test('at a way on that export leaves out stay at its step', () => {
    const text = `secureCall:
  name: Pay
  tasks:
    - task:
        name: Main
        actions:
          - loop:
              name: L
              loopCount:
                lit: 3
              outputs:
                loop:
                  actions:
                    - playAudio:
                        name: A
                        audio:
                          tts: hi
                    # and again
                    - loopNext:
                        name: Next Loop # go on
`
    const yaml = mustWrite(mustRead(text).design).yaml
    expect(yaml).toContain('# and again')
    expect(yaml).toContain('# go on')
    expect(mustWrite(mustRead(yaml).design).yaml).toBe(yaml)
  })
})
