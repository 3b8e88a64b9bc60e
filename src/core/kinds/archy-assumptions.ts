/**
 * What no public file and no documentation shows of secure call flows in Archy YAML, and what we take it to be. One
 * real export that has the thing corrects it here, by its `value`, and nowhere else.
 */
interface Assumption<Value> {
  /** The switch: what is written, and what is read. */
  readonly value: Value
  readonly taken: string
  readonly settledBy: string
}

/** Most keys of an action's properties are those of the scripting SDK: where no export shows one, it is taken so too. */
export const ASSUMED = {
  secureVariable: {
    value: 'isSecure',
    taken:
      'A secure variable has `isSecure: true`, as the property of the scripting SDK is called.',
    settledBy: 'an export with a secure variable',
  },
  acknowledgement: {
    value: 'secureDataAcknowledged',
    taken: 'An acknowledged Extract Secure Data has `secureDataAcknowledged: true`.',
    settledBy: 'an export with an acknowledged Extract Secure Data',
  },
  secureActionKey: {
    value: 'dataAction',
    taken:
      'Call Secure Data nests its action under `dataAction`, as Call Data does. `secureDataAction` is read too.',
    settledBy: 'an export with a Call Secure Data',
  },
  dtmfKey: {
    value: 'digit_',
    taken: 'The pound key is spelled `digit_#`: `digit_9` occurs in a public file.',
    settledBy: 'an export with a Collect Input that the pound key ends',
  },
  jumpKey: {
    value: 'jumpToTask',
    taken:
      'Jump to Reusable Task is called `jumpToTask`, by the rule that holds for all keys seen.',
    settledBy: 'an export with a Jump to Reusable Task in a task',
  },
  targetTask: {
    value: 'targetTaskRef',
    taken: 'A jump names its task by `targetTaskRef`, as `callTask` and `menuJumpToTask` do.',
    settledBy: 'an export with a Jump to Reusable Task in a task',
  },
  errorHandlingTask: {
    value: 'task',
    taken: 'Error handling that jumps to a task is `errorHandling: {task: {targetTaskRef: …}}`.',
    settledBy: 'an export whose error handling jumps to a reusable task',
  },
  referenceCharacters: {
    value: /[/[\]\r\n]/g,
    taken: 'A reference id may hold every character but / [ ] and line breaks.',
    settledBy: 'an export with a task whose name has such characters',
  },
  securedData: {
    value: { attributes: 'attributes' },
    taken: 'Get and Set Secured Data list their attributes as Get and Set Participant Data do.',
    settledBy: 'an export with one of the two',
  },
  encryptData: {
    value: { from: 'dataToEncrypt', to: 'encryptedData' },
    taken: 'Encrypt Data has the keys `dataToEncrypt` and `encryptedData`.',
    settledBy: 'an export with an Encrypt Data',
  },
  decryptData: {
    value: { from: 'dataToDecrypt', to: 'decryptedData' },
    taken: 'Decrypt Data has the keys `dataToDecrypt` and `decryptedData`.',
    settledBy: 'an export with a Decrypt Data',
  },
  language: {
    value: 'language',
    taken: 'Set Language names its language by `language`.',
    settledBy: 'an export with a Set Language',
  },
  flowOutcome: {
    value: { outcome: 'flowOutcome', value: 'flowOutcomeValue' },
    taken:
      'Set Flow Outcome names its outcome as a flow is named, `flowOutcome: {name: …}`, and sets `flowOutcomeValue`.',
    settledBy: 'an export with a Set Flow Outcome',
  },
  ringingTarget: {
    value: { number: 'targetNumber', user: 'targetUser', group: 'targetGroup' },
    taken: 'Transfers to a number, a user or a group have the keys of the scripting SDK.',
    settledBy: 'an export with one of the three',
  },
  voicemailTarget: {
    value: { queue: 'targetQueue', user: 'targetUser', group: 'targetGroup' },
    taken: 'Transfer to Voicemail writes users and groups as it is seen to write queues.',
    settledBy: 'an export with a Transfer to Voicemail to a user or a group',
  },
  defaultPath: {
    value: 'default',
    taken:
      'Call Task nests what follows an output path of its task under `outputs`, by the name of the path; the one that every task has is `default`.',
    settledBy: 'an export with a Call Task whose task has output paths',
  },
} as const satisfies Readonly<Record<string, Assumption<unknown>>>
