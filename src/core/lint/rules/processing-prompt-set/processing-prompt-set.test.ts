import { testRule } from '#testing/rule-tester.ts'
import { processingPromptSet } from './index.ts'

testRule(processingPromptSet, {
  valid: [
    {
      name: 'a recording plays during both calls',
      flow: `start -> token: fetch(waiting=PromptSystem.processing) -> pay: pay(waiting=Prompt.Hold) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a call that neither fetches a token nor pays',
      flow: `action Query in Id
        start -> ask: call(Query, Id=Call.ConversationId) -> done: return
        otherwise -> done`,
    },
    {
      name: 'a payment that nothing reaches',
      flow: `start -> done: return
        lost: pay -> done`,
    },
  ],
  invalid: [
    {
      name: 'a sentence where a recording is named',
      flow: `start -> token: fetch(waiting=Prompt.Hold) -> pay: pay(waiting=ToAudioTTS("Please hold.")) -> done: return
        otherwise -> done`,
      reports: [
        {
          node: 'pay',
          messageId: 'spoken',
          says: ['but “ToAudioTTS("Please hold.")”: text cannot'],
        },
      ],
      safety: 'unsafe',
      fixed: `start -> token: fetch(waiting=Prompt.Hold) -> pay: pay(waiting=PromptSystem.processing) -> done: return
        otherwise -> done`,
    },
    {
      name: 'silence during both calls',
      flow: `action Process_Payment timeout 15
        start -> token: fetch -> pay: pay -> done: return
        otherwise -> done`,
      reports: [
        { node: 'token', messageId: 'silent', field: 'processingPrompt', says: ['up to 10 s'] },
        {
          node: 'pay',
          messageId: 'silent',
          says: ['up to 15 s'],
          title: 'Play PromptSystem.processing during pay',
        },
      ],
      safety: 'unsafe',
      fixed: `action Process_Payment timeout 15
        start -> token: fetch(waiting=PromptSystem.processing) -> pay: pay(waiting=PromptSystem.processing) -> done: return
        otherwise -> done`,
    },
  ],
})
