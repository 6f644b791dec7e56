import type { Completeness } from '../contract/contract'
import { t } from '../format/language'
import { text } from '../texts/text'

/** Who has reported, of how many. */
export function Counts({ completeness: c }: { completeness: Completeness }) {
  return (
    <div class="counts">
      <strong>{t(text.receivedOf, c.received, c.expected)}</strong>
      <span>
        {' '}
        {[
          c.onTime && t(text.countOnTime, c.onTime),
          c.late && t(text.countLate, c.late),
          c.nil && t(text.countNil, c.nil),
          c.returned && t(text.countReturned, c.returned),
          c.accepted && t(text.countAccepted, c.accepted),
          c.invitedExpected && t(text.countInvited, c.invitedReceived, c.invitedExpected),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}
