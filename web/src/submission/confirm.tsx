import { useState } from 'preact/hooks'
import type { Content, Submission } from '../contract/contract'
import { isWords } from '../kinds/field'
import { LongInput } from '../parts/inputs'
import type { Problem } from '../server/api'
import { day } from '../format/format'
import { t } from '../format/language'
import { Dialog, Fact, Facts } from '../parts/parts'
import { text } from '../texts/text'
import { filled, inputFields } from './values'

/** How many of those below have reported, where somebody is missing. */
export type Incomplete = { received: number; expected: number }

/** The last look before sending: to whom, by when, how much is filled in; and what has to be said before. */
export function ConfirmSubmit({
  submission,
  content,
  incomplete,
  same,
  busy,
  label,
  onConfirm,
  onClose,
}: {
  submission: Submission
  content: Content
  incomplete: Incomplete | null
  /** The server has noticed that this says what was sent last. */
  same: Problem | null
  busy: boolean
  label: string
  onConfirm: (whyIncomplete: string | null) => void
  onClose: () => void
}) {
  const [why, setWhy] = useState('')
  const files = content.files ?? []
  const count = filled(submission.form, content)
  return (
    <Dialog title={t(text.confirmSubmit)} onClose={onClose}>
      <p>
        {t(submission.name)} · {t(submission.periodName)} · {t(submission.unitName)}
      </p>
      {content.nil && submission.form.nil && <p class="box ok">∅ {t(submission.form.nil.label)}</p>}
      <Facts>
        <Fact name={t(text.sentTo)}>
          {t(submission.to)}
          {submission.through && ` (${t(text.through, t(submission.through))})`}
        </Fact>
        {submission.deadline && <Fact name={t(text.deadline)}>{t(submission.deadline.full)}</Fact>}
        {count.of > 0 && (
          <Fact name={t(text.fieldsFilled)}>
            {count.filled}/{count.of}
          </Fact>
        )}
        {content.document && (
          <Fact name={t(text.document)}>
            {content.document.number}, {day(content.document.date)}
          </Fact>
        )}
        <Fact name={t(text.files)}>
          {files.length === 0 ? (
            t(text.noFiles)
          ) : (
            <ul>
              {files.map(f => (
                <li key={f.sha256}>{f.name}</li>
              ))}
            </ul>
          )}
        </Fact>
      </Facts>
      {incomplete && (
        <div class="box bad" role="alert" data-testid="incomplete">
          <strong>{t(text.incompleteTitle, incomplete.received, incomplete.expected)}</strong>
          <LongInput
            label={t(text.incompleteWhy)}
            help={t(text.incompleteHelp)}
            value={why}
            onValue={setWhy}
            testid="why-incomplete"
            required
          />
        </div>
      )}
      {same && (
        <p class="box warnbox" role="alert" data-testid="same">
          {t(same.text)}
        </p>
      )}
      {count.filled < count.of && !inputFields(submission.form).every(isWords) && (
        <p class="box">{t(text.emptyIsMissing, count.of - count.filled)}</p>
      )}
      <div class="row end">
        <button type="button" onClick={onClose}>
          {t(text.goBack)}
        </button>
        <button
          type="button"
          class="main"
          data-testid="confirm"
          disabled={busy || (incomplete !== null && why.trim().length < 3)}
          onClick={() => onConfirm(incomplete ? why : null)}
        >
          {same ? t(text.sendAllTheSame) : label}
        </button>
      </div>
    </Dialog>
  )
}
