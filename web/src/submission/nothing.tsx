import type { Form } from '../contract/contract'
import { t } from '../format/language'
import { text } from '../texts/text'
import { answeredByNil, inputFields } from './values'

/** "Không phát sinh nạn nhân": answers the sections it names; the rest of the form is still asked for. */
export function Nothing({
  form,
  declared,
  busy,
  onDeclare,
  onWhole,
}: {
  form: Form
  declared: boolean
  busy: boolean
  onDeclare: (nil: boolean) => void
  /** Nothing else is owed: it can be sent at once. */
  onWhole: () => void
}) {
  if (!form.nil) return null
  const { label, sections } = form.nil
  const isWhole = answeredByNil(form).length === inputFields(form).length
  const names = form.sections.filter(s => sections.includes(s.id)).map(s => t(s.title))
  if (isWhole && !declared)
    return (
      <div class="box nothing">
        <span>{t(text.nilOffer)}</span>
        <button
          type="button"
          data-testid="nil"
          disabled={busy}
          onClick={() => {
            onDeclare(true)
            onWhole()
          }}
        >
          ∅ {t(label)}
        </button>
      </div>
    )
  return (
    <label class="box nothing">
      <span>{isWhole ? t(text.nilDeclared) : t(text.nilAnswers, names.join('; '))}</span>
      <span>
        <input
          type="checkbox"
          data-testid="nil"
          checked={declared}
          disabled={busy}
          onChange={e => onDeclare(e.currentTarget.checked)}
        />{' '}
        ∅ {t(label)}
      </span>
    </label>
  )
}
