import { useState } from 'react'
import type { ReplyPreview } from '#core/analysis/preview/preview-action.ts'
import { SCENARIOS } from '#core/gateways/emulator.ts'
import { CheckedNumberField } from '../../form/draft-fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Pill } from '../../ui/chip.tsx'
import { Select } from '../../ui/select.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { Pieces } from './pieces.tsx'
import { checkSample } from './check-sample.ts'
import { REPLY_WORDS } from './reply-words.ts'
import type { Try } from './use-preview.ts'

/** The reply that the response is tried on: the emulator's for a way the gateway behaves, or one of one's own. */
export function ReplyPart({ attempt }: { readonly attempt: Try }) {
  const { preview, setup, change, hasEmulator, isRevealed } = attempt
  const { reply } = preview
  const isOwn = setup.reply === 'own'
  return (
    <div className="act-template" role="group" aria-label="Sample reply">
      <div className="act-template-head">
        <span className="b t12">Sample</span>
        <span className="t12 t3">
          {isOwn ? 'your own' : hasEmulator ? 'from the gateway emulator' : ''}
        </span>
        {reply !== null && <ReplyPill reply={reply} />}
        <span className="grow" />
        <Select
          label="The gateway"
          layout="inline"
          size="sm"
          value={hasEmulator || isOwn ? setup.reply : ''}
          placeholder="has no emulator"
          options={[
            ...SCENARIOS.map((value) => ({
              value,
              label: REPLY_WORDS[value],
              isDisabled: !hasEmulator,
            })),
            { value: 'own', label: 'replies with a text of your own' },
          ]}
          onChange={(value) => {
            const scenario = SCENARIOS.find((known) => known === value)
            change({ reply: scenario ?? 'own' })
          }}
        />
      </div>
      {isOwn ? (
        <OwnReply attempt={attempt} />
      ) : reply === null ? (
        <p className="t12 t3">
          {hasEmulator
            ? 'There is no reply, as nothing is sent.'
            : 'We know no gateway behind this address. Give a reply of your own to try the response.'}
        </p>
      ) : (
        <>
          <pre className="try-code" aria-label="Reply" tabIndex={0} role="region">
            <code>
              {reply.body.length === 0 ? (
                <span className="t3">no body</span>
              ) : (
                <Pieces pieces={reply.body} isRevealed={isRevealed} />
              )}
            </code>
          </pre>
          <div className="try-under">
            {reply.reply.isModelled && (
              <span className="t12 t3">
                The gateway’s own words are not known here: made up in its manner.
              </span>
            )}
            <span className="grow" />
            <Button
              size="sm"
              icon="edit"
              onClick={() =>
                change({
                  reply: 'own',
                  own: {
                    status: reply.reply.status,
                    body: reply.body.map(({ text }) => text).join(''),
                  },
                })
              }
            >
              Edit a copy
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

function ReplyPill({ reply: { reply } }: { readonly reply: ReplyPreview }) {
  const isGood = reply.status >= 200 && reply.status <= 299
  return (
    <Pill tone={isGood ? 'success' : 'error'}>
      {reply.status}
      {reply.delaySeconds > 0 && ` after ${reply.delaySeconds} s`}
    </Pill>
  )
}

/** A pasted reply is tried as it is typed, unless it holds a secret that must not be here. */
function OwnReply({ attempt: { setup, change } }: { readonly attempt: Try }) {
  const [refused, setRefused] = useState<string | null>(null)
  const { own } = setup
  return (
    <div className="try-own">
      <CheckedNumberField
        label="Status"
        layout="inline"
        min={100}
        max={599}
        value={own.status}
        onApply={(status) => {
          if (status !== null) change({ own: { ...own, status } })
        }}
      />
      <TextArea
        label="Body of the reply"
        isLabelHidden
        isMono
        minRows={6}
        maxRows={16}
        placeholder="Paste a reply of the gateway’s test environment"
        value={refused ?? own.body}
        error={refused === null ? undefined : checkSample(refused)}
        hint="Kept until this page is left."
        onChange={(body) => {
          const isTaken = checkSample(body) === null
          setRefused(isTaken ? null : body)
          if (isTaken) change({ own: { ...own, body } })
        }}
        onBlur={() => setRefused(null)}
      />
    </div>
  )
}
