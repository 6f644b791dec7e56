import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, Submission } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { DayInput, LongInput, TextInput } from '../parts/inputs'
import { ContactDialog, ContactLine } from '../parts/contact'
import { At, Dialog, ProblemBox, Said } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'

type Step = 'accept' | 'return' | 'extend' | 'refuse' | 'remind' | 'waive' | 'unwaive'

/** What the reviewing office may do; each button is there because the server allows it. */
export function Review({
  place,
  submission: s,
  set,
}: {
  place: Place
  submission: Submission
  set: (s: Submission) => void
}) {
  const [step, setStep] = useState<Step | null>(null)
  const [noting, setNoting] = useState(false)
  const [said, setSaid] = useState('')
  const may = (action: Submission['allowedActions'][number]) => s.allowedActions.includes(action)
  const request = s.extensionRequest
  if (!(['accept', 'return', 'extend', 'refuseExtension', 'remind', 'waive', 'unwaive', 'contact'] as const).some(may))
    return request ? (
      <section class="box">
        <Request request={request} />
      </section>
    ) : null
  return (
    <section class="box review" aria-labelledby="review-title">
      <h2 id="review-title">{t(text.review)}</h2>
      {request && <Request request={request} />}
      <div class="row">
        {may('accept') && (
          <button type="button" class="main" data-testid="accept" onClick={() => setStep('accept')}>
            ✓ {t(text.accept)}
          </button>
        )}
        {may('return') && (
          <button type="button" data-testid="return" onClick={() => setStep('return')}>
            ↩ {t(text.giveBack)}
          </button>
        )}
        {may('extend') && (
          <button type="button" data-testid="extend" onClick={() => setStep('extend')}>
            {t(text.extend)}
          </button>
        )}
        {may('refuseExtension') && (
          <button type="button" data-testid="refuse" onClick={() => setStep('refuse')}>
            {t(text.refuseExtension)}
          </button>
        )}
        {may('remind') && (
          <button type="button" data-testid="remind" onClick={() => setStep('remind')}>
            {t(text.remindNow)}
          </button>
        )}
        {may('waive') && (
          <button type="button" data-testid="waive" onClick={() => setStep('waive')}>
            {t(text.waive)}
          </button>
        )}
        {may('unwaive') && (
          <button type="button" data-testid="unwaive" onClick={() => setStep('unwaive')}>
            {t(text.unwaive)}
          </button>
        )}
        {may('contact') && (
          <button type="button" data-testid="contact" onClick={() => setNoting(true)}>
            ☎ {t(text.contactNote)}
          </button>
        )}
      </div>
      {s.lastContact && (
        <p class="small">
          <ContactLine contact={s.lastContact} />
        </p>
      )}
      <Said>{said}</Said>
      {noting && (
        <ContactDialog
          place={place}
          unitName={t(s.unitName)}
          onClose={() => setNoting(false)}
          onDone={after => {
            set(after)
            setNoting(false)
          }}
        />
      )}
      {step && (
        <StepDialog
          step={step}
          place={place}
          submission={s}
          onClose={() => setStep(null)}
          onDone={(after, words) => {
            if (after) set(after)
            setSaid(words)
            setStep(null)
          }}
        />
      )}
    </section>
  )
}

function Request({ request }: { request: NonNullable<Submission['extensionRequest']> }) {
  return (
    <p class="box warnbox">
      {t(text.extensionRequested, day(request.lastDay))}: “{request.reason}” — {request.by}, <At at={request.at} />
    </p>
  )
}

function StepDialog({
  step,
  place,
  submission: s,
  onClose,
  onDone,
}: {
  step: Step
  place: Place
  submission: Submission
  onClose: () => void
  onDone: (after: Submission | null, words: string) => void
}) {
  const act = useAct()
  // A request is granted for its own reason, unless the office writes another.
  const [reason, setReason] = useState(step === 'extend' ? (s.extensionRequest?.reason ?? '') : '')
  const [days, setDays] = useState('')
  const [lastDay, setLastDay] = useState(s.extensionRequest?.lastDay ?? '')
  const title = t(
    {
      accept: text.accept,
      return: text.giveBack,
      extend: text.extend,
      refuse: text.refuseExtension,
      remind: text.remindNow,
      waive: text.waive,
      unwaive: text.unwaive,
    }[step],
  )
  const run = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      switch (step) {
        case 'accept':
          return onDone(await api.accept(place, s.etag), t(text.doneAccepted))
        case 'return':
          return onDone(await api.giveBack(place, reason, days ? Number(days) : null, s.etag), t(text.doneReturned))
        case 'extend':
          return onDone(await api.extend(place, lastDay, reason, s.etag), t(text.doneExtended))
        case 'refuse':
          return onDone(await api.refuseExtension(place, reason, s.etag), t(text.doneRefused))
        case 'waive':
          return onDone(await api.waive(place, reason, s.etag), t(text.doneWaived))
        case 'unwaive':
          return onDone(await api.unwaive(place, reason, s.etag), t(text.doneUnwaived))
        case 'remind':
          return onDone(null, t(text.doneReminded, (await api.remind(place, reason || null)).sent))
      }
    })
  }
  return (
    <Dialog title={`${title} — ${t(s.unitName)}`} onClose={onClose}>
      <form onSubmit={run}>
        {step === 'waive' && <p>{t(text.waiveExplained)}</p>}
        {step === 'accept' && <p>{t(text.acceptExplained, s.current?.number ?? '')}</p>}
        {step === 'extend' && (
          <DayInput label={t(text.newLastDay)} value={lastDay} onValue={setLastDay} required testid="extend-day" />
        )}
        {step !== 'accept' && (
          <LongInput
            label={t(step === 'remind' ? text.noteOptional : text.reason)}
            value={reason}
            onValue={setReason}
            required={step !== 'remind'}
            testid={step === 'return' ? 'return-reason' : `${step}-reason`}
            help={step === 'return' ? t(text.returnReasonHelp) : undefined}
          />
        )}
        {step === 'return' && (
          <TextInput
            label={t(text.resubmitDays)}
            type="number"
            value={days}
            onValue={setDays}
            help={t(text.resubmitDaysHelp)}
            testid="return-days"
          />
        )}
        <ProblemBox problem={act.problem} />
        <div class="row end">
          <button type="button" onClick={onClose}>
            {t(text.goBack)}
          </button>
          <button class="main" data-testid="confirm" disabled={act.busy || (step === 'extend' && !lastDay)}>
            {title}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
