import type { Content, Submission } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { Dialog, Fact, Facts } from '../parts/parts'
import { text } from '../texts/text'
import { filled } from './values'

/** The last look before sending: to whom, by when, how much is filled in. */
export function ConfirmSubmit({
  submission,
  content,
  busy,
  label,
  onConfirm,
  onClose,
}: {
  submission: Submission
  content: Content
  busy: boolean
  label: string
  onConfirm: () => void
  onClose: () => void
}) {
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
      {count.filled < count.of && <p class="box">{t(text.emptyIsMissing, count.of - count.filled)}</p>}
      <div class="row end">
        <button type="button" onClick={onClose}>
          {t(text.goBack)}
        </button>
        <button type="button" class="main" data-testid="confirm" disabled={busy} onClick={onConfirm}>
          {label}
        </button>
      </div>
    </Dialog>
  )
}
