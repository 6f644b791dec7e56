import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Contact, ContactKind, Place, Submission } from '../contract/contract'
import { fault } from '../contract/fault'
import { day, parseTime } from '../format/format'
import { t } from '../format/language'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { Choose, DayInput, LongInput, TextInput } from './inputs'
import { At, Dialog, ProblemBox } from './parts'

const kinds = { phone: text.contactPhone, zalo: text.contactZalo, visit: text.contactVisit }
const signs: Record<ContactKind, string> = { phone: '☎', zalo: '✉', visit: '⌂' }

/** When the unit was last spoken to, and what it promised. */
export function ContactLine({ contact: c, broken }: { contact: Contact; broken?: boolean }) {
  const promised = c.promisedOn && `${c.promisedTime ? `${c.promisedTime.slice(0, 5)} ` : ''}${day(c.promisedOn)}`
  return (
    <span class="contact">
      {signs[c.kind]} {t(kinds[c.kind])}, <At at={c.at} />: {c.words}
      {promised && (
        <>
          {' '}
          — <strong class={broken ? 'left overdue' : ''}>{t(text.promised, promised)}</strong>
        </>
      )}
      {broken && <span class="flag overdue">{t(text.promiseBroken)}</span>}
    </span>
  )
}

/** Notes what was said on the telephone or elsewhere. */
export function ContactDialog({
  place,
  unitName,
  onClose,
  onDone,
}: {
  place: Place
  unitName: string
  onClose: () => void
  onDone: (after: Submission) => void
}) {
  const act = useAct()
  const [kind, setKind] = useState<ContactKind>('phone')
  const [words, setWords] = useState('')
  const [on, setOn] = useState('')
  const [time, setTime] = useState('')
  const wrongTime = time.trim() !== '' && parseTime(time) === null
  const run = (e: Event) => {
    e.preventDefault()
    void act.run(async () =>
      onDone(
        await api.contact(place, { kind, words, promisedOn: on || null, promisedTime: on ? parseTime(time) : null }),
      ),
    )
  }
  return (
    <Dialog title={`${t(text.contactNote)} — ${unitName}`} onClose={onClose}>
      <form onSubmit={run}>
        <Choose
          label={t(text.contactHow)}
          value={kind}
          onValue={k => setKind(k as ContactKind)}
          options={(Object.keys(kinds) as ContactKind[]).map(k => ({ value: k, label: t(kinds[k]) }))}
        />
        <LongInput
          label={t(text.contactWords)}
          value={words}
          onValue={setWords}
          rows={3}
          required
          help={t(text.contactWordsHelp)}
          testid="contact-words"
        />
        <DayInput label={t(text.promisedOn)} value={on} onValue={setOn} testid="contact-day" />
        {on && (
          <TextInput
            label={t(text.promisedTime)}
            value={time}
            onValue={setTime}
            help={t(text.promisedTimeHelp)}
            testid="contact-time"
            problems={wrongTime ? [fault('', 'time', text.timeFormat)] : []}
          />
        )}
        <ProblemBox problem={act.problem} />
        <button class="main" data-testid="confirm" disabled={act.busy || (on !== '' && wrongTime)}>
          {t(text.save)}
        </button>
      </form>
    </Dialog>
  )
}
