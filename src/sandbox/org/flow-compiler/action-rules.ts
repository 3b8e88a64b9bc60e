import { checkAcknowledgement } from './check-statements.ts'
import {
  attributesToGet,
  attributesToSet,
  extractStatements,
  updateStatements,
} from './check-statements.ts'
import { dataAction } from './check-data-action.ts'
import { digits } from './check-digits.ts'
import type { Context } from './context.ts'
import {
  anything,
  audio,
  callFlow,
  language,
  named,
  oneOf,
  optionalAudio,
  output,
  outputPath,
  processingPrompt,
  queue,
  reference,
  value,
} from './property-checks.ts'
import type { PropertyCheck } from './property-checks.ts'
import type { Tree } from './yaml-tree.ts'

/** What an action may hold and how it goes on. */
export interface ActionRule {
  readonly properties: Readonly<Record<string, PropertyCheck>>
  readonly outputs: readonly string[]
  /** Ends the flow (or leaves the task), or leaves the pass through a loop. */
  readonly ends?: 'flow' | 'loop'
  /** Its branches are no plain outputs. */
  readonly shape?: 'switch' | 'loop' | 'call'
  /** Nothing says whether a secure call flow may have it. */
  readonly isUncertain?: true
  readonly check?: (body: Tree, where: string, context: Context) => void
}

const success = ['success', 'failure']

const transferAudio = {
  preTransferAudio: audio('Pre-Transfer Audio'),
  failureTransferAudio: audio('Failure Audio'),
  failureOutputs: anything(),
}

const callData = {
  processingPrompt: processingPrompt(),
  timeout: value('Timeout', { type: 'Duration', min: 1 }),
}

/**
 * Actions of a secure call flow with the properties that published flows and the scripting SDK show.
 * The list is the one that Genesys' design-time core of 2018 allows there, plus secured data and
 * encryption, which the Resource Center allows in all flow types but bots.
 */
export const actionRules: Readonly<Record<string, ActionRule>> = {
  collectInput: {
    outputs: success,
    properties: {
      inputData: output('Input Data Name', 'String'),
      digits,
      interDigitTimeout: value('Inter-Digit Timeout', { type: 'Duration', min: 1, max: 99 }),
      noEntryTimeout: value('No Entry Timeout', { type: 'Duration', min: 1, max: 99 }),
      inputAudio: audio('Input Audio'),
      includeTerminatingDtmfInResultData: anything(),
      acceptJustStar: anything(),
      acceptJustPound: anything(),
      verificationType: oneOf('Verification Type', ['none', 'individualDigits', 'numeric']),
      verificationAudio: optionalAudio('Verification Audio'),
    },
  },
  callData: {
    outputs: [...success, 'timeout'],
    properties: { ...callData, category: dataAction(false) },
  },
  callDataSecure: {
    outputs: [...success, 'timeout'],
    properties: { ...callData, category: dataAction(true) },
  },
  updateData: { outputs: [], properties: { statements: updateStatements } },
  extractSecureData: {
    outputs: [],
    properties: { statements: extractStatements },
    check: checkAcknowledgement,
  },
  setParticipantData: { outputs: [], properties: { attributes: attributesToSet } },
  getParticipantData: { outputs: [], properties: { attributes: attributesToGet } },
  decision: {
    outputs: ['yes', 'no'],
    properties: { condition: value('Expression', { type: 'Boolean', required: true }) },
  },
  switch: { outputs: [], shape: 'switch', properties: { evaluate: anything() } },
  loop: {
    outputs: ['loop'],
    shape: 'loop',
    properties: {
      currentIndex: output('Current Index Data Name', 'Integer'),
      loopCount: value('Loop Count', { type: 'Integer', min: 1, max: 99 }),
    },
  },
  loopNext: { outputs: [], ends: 'loop', properties: {} },
  loopExit: { outputs: [], ends: 'loop', properties: {} },
  playAudio: { outputs: [], properties: { audio: audio('Audio', true) } },
  jumpToTask: {
    outputs: [],
    ends: 'flow',
    properties: { targetTaskRef: reference('task'), taskInputs: anything() },
  },
  callTask: {
    outputs: [],
    shape: 'call',
    isUncertain: true,
    properties: {
      targetTaskRef: reference('task'),
      outputs: anything(),
      taskInputs: anything(),
      taskOutputs: anything(),
    },
  },
  endTask: {
    outputs: [],
    ends: 'flow',
    isUncertain: true,
    properties: { outputPath: outputPath() },
  },
  jumpToMenu: { outputs: [], ends: 'flow', properties: { targetMenuRef: reference('menu') } },
  previousMenu: { outputs: [], ends: 'flow', properties: {} },
  repeatMenu: { outputs: [], ends: 'flow', properties: {} },
  disconnect: { outputs: [], ends: 'flow', properties: { none: anything() } },
  returnToAgent: { outputs: [], ends: 'flow', properties: {} },
  transferToAcd: {
    outputs: ['failure'],
    properties: {
      targetQueue: queue('Queue'),
      priority: value('Priority', { type: 'Integer' }),
      acdSkills: anything(),
      appendSkills: anything(),
      preferredAgents: anything(),
      languageSkill: value('Language Skill'),
      directAgent: value('Direct Agent'),
      ...transferAudio,
    },
  },
  transferToFlow: {
    outputs: ['failure'],
    properties: { targetFlow: callFlow('Flow'), ...transferAudio },
  },
  transferToNumber: {
    outputs: ['failure'],
    properties: {
      targetNumber: value('Number', { required: true, isName: true }),
      connectTimeout: value('Connect Timeout', { type: 'Duration', min: 1 }),
      releaseLinkTransfer: anything(),
      ...transferAudio,
    },
  },
  transferToUser: {
    outputs: ['failure'],
    properties: {
      targetUser: named('User', 'User'),
      connectTimeout: value('Connect Timeout', { type: 'Duration', min: 1 }),
      allowVoicemailRollover: anything(),
      alertOnTransfer: anything(),
      ...transferAudio,
    },
  },
  transferToGroup: {
    outputs: ['failure'],
    properties: {
      targetGroup: named('Group', 'Group'),
      connectTimeout: value('Connect Timeout', { type: 'Duration', min: 1 }),
      allowVoicemailRollover: anything(),
      ...transferAudio,
    },
  },
  setLanguage: { outputs: [], properties: { language: language('Language') } },
  setUUIData: { outputs: [], properties: { uuiData: value('UUI Data'), mode: anything() } },
}

/** Allowed, but with a YAML form that no source shows: what lies below their outputs is checked. */
export const actionsOfUnknownForm: ReadonlySet<string> = new Set([
  'callBridge',
  'createCallback',
  'dialByExtension',
  'menu',
  'task',
  'setScreenPop',
  'transferToVoicemail',
  'getSecuredData',
  'setSecuredData',
  'encryptData',
  'decryptData',
])

/** Newer than the list of 2018, or since then moved to voice flows: neither allowed nor refused for certain. */
export const uncertainActions: ReadonlySet<string> = new Set([
  'addFlowMilestone',
  'callCommonModule',
  'dataTableLookup',
  'detectSilence',
  'evaluateSchedule',
  'evaluateScheduleGroup',
  'findQueue',
  'findQueueById',
  'findSkill',
  'findSystemPrompt',
  'findUser',
  'findUserPrompt',
  'flushAudio',
  'getExternalContact',
  'getExternalOrganization',
  'getSIPHeaders',
  'initializeFlowOutcome',
  'loopUntil',
  'playAudioOnSilence',
  'searchExternalContacts',
  'setFlowOutcome',
  'setPriority',
  'setSkills',
  'setWhisperAudio',
])

/** Exist, and are refused in a secure call flow: other channels, queues, and leaving for another secure flow. */
export const refusedActions: ReadonlySet<string> = new Set([
  'abortSurveyInvite',
  'callBotFlow',
  'callDigitalBotFlow',
  'callLexBot',
  'callLexV2Bot',
  'changeState',
  'completeSurveyInvite',
  'digitalMenu',
  'disconnectWorkitem',
  'enableParticipantRecord',
  'endState',
  'endWorkflow',
  'exitBotFlow',
  'exitWorkitemFlow',
  'getConversationData',
  'getResponse',
  'holdMusic',
  'playEstimatedWaitTime',
  'playPositionInQueue',
  'sendAutoReply',
  'sendNotification',
  'sendResponse',
  'setConversationData',
  'setWrapupCode',
  'state',
  'transferToFlowSecure',
  'updateWorkitem',
  'wait',
  'waitForInput',
])
