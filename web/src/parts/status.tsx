import type { Duty } from '../contract/contract'
import { t } from '../format/language'
import { text } from '../texts/text'

/** A sign beside the word, so that nothing rests on colour: black-and-white print, colour blindness. */
export function signOf(duty: Pick<Duty, 'status' | 'flag' | 'nil' | 'waived'>): string {
  if (duty.status === 'returned') return '↩'
  if (duty.status === 'accepted') return duty.nil ? '∅✓' : '✓'
  if (duty.status === 'submitted') return duty.nil ? '∅' : '●'
  if (duty.waived) return '–'
  if (duty.flag === 'overdue') return '!'
  return duty.status === 'draft' ? '✎' : '○'
}

export function toneOf(duty: Pick<Duty, 'status' | 'flag' | 'isOpen' | 'waived'>): string {
  if (duty.status === 'returned') return 'returned'
  const begun = duty.status !== 'notStarted' && duty.status !== 'draft'
  if (duty.waived && !begun) return 'closed'
  if (duty.flag === 'overdue') return 'overdue'
  if (duty.flag === 'dueSoon') return 'soon'
  return !duty.isOpen && duty.status === 'notStarted' ? 'closed' : duty.status
}

export function Status({ duty }: { duty: Duty }) {
  return (
    <span class="statuses">
      <span class={`status ${toneOf(duty)}`} data-testid="status" data-status={duty.status}>
        {signOf(duty)} {t(duty.statusName)}
      </span>
      {duty.flag !== 'none' && t(duty.flagName) !== t(duty.statusName) && (
        <span class={`flag ${duty.flag}`}>{t(duty.flagName)}</span>
      )}
      {duty.nilName && <span class="flag">{t(duty.nilName)}</span>}
      {duty.waived && <span class="flag">{t(text.waivedUnits)}</span>}
      {duty.invited && <span class="flag">{t(text.invited)}</span>}
    </span>
  )
}
