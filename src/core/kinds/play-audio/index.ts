import { z } from 'zod'
import { audioSchema, NO_AUDIO } from '../../model/values.ts'
import { AUDIO } from '../archy-forms.ts'
import { readAudio, writeAudio } from '../archy-values.ts'
import { defineNodeKind } from '../define.ts'
import { audioLacks } from '../demands.ts'
import { audioFace } from '../face.ts'
import { NEXT } from '../outputs.ts'
import { leave } from '../simulation.ts'
import { audioSeconds } from '../timing.ts'
import { audioUses } from '../uses.ts'

/** Says something to the caller. Audio may read secure variables, which is why it can leak a card number aloud. */
export const playAudio = defineNodeKind({
  id: 'play-audio',
  title: 'Play audio',
  summary: 'Say a prompt or play a recording',
  icon: 'audio',
  group: 'caller',
  docs: `Says text, plays a recorded prompt, or what an audio expression yields. Genesys calls it **Play Audio**.

An audio expression may read secure variables (Genesys Resource Center, "Manage a variable"): never read back more
than the last four digits of a card. Whether the caller may interrupt is the second argument of
\`AudioPlaybackOptions\`.`,
  offered: true,
  isEntry: false,
  schema: z.object({ audio: audioSchema }),
  initial: { audio: NO_AUDIO },
  fields: [{ key: 'audio', label: 'Audio', control: { type: 'audio' } }],
  facts: ({ audio }) => ({
    outputs: [NEXT],
    uses: audioUses(audio, 'audio'),
    assigns: [],
    lacks: audioLacks(audio, 'audio', 'what it plays'),
    seconds: { next: { min: 0, max: audioSeconds(audio) } },
    call: null,
    ends: null,
    involvesCaller: true,
    says: [{ field: 'audio', audio }],
  }),
  face: ({ audio }) => [[audioFace(audio, 'nothing to say yet')]],
  simulate({ audio }, world) {
    const heard = world.heard(audio)
    return heard.ok ? leave(NEXT.id, { happens: heard.value }) : heard
  },
  archy: {
    keys: ['playAudio'],
    properties: ['audio'],
    forms: { audio: AUDIO },
    write: ({ audio }) => ({ audio: writeAudio(audio) }),
    read: (body) => ({ props: { audio: readAudio(body['audio']) }, branches: {} }),
  },
})
