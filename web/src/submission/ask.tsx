import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, Submission } from '../contract/contract'
import { t } from '../format/language'
import { DayInput, LongInput, TextInput } from '../parts/inputs'
import { Dialog, ProblemBox, Said } from '../parts/parts'
import { path } from '../routes/route'
import { useAct } from '../server/session'
import { text } from '../texts/text'

/** A reporter's two ways to speak up before the deadline: ask for more time, raise a difficulty. */
export function AskButtons({
  place,
  submission: s,
  set,
  onAsked,
}: {
  place: Place
  submission: Submission
  set: (s: Submission) => void
  onAsked: () => void
}) {
  const [open, setOpen] = useState<'extension' | 'difficulty' | null>(null)
  const [said, setSaid] = useState('')
  const extension = s.allowedActions.includes('askExtension')
  const difficulty = s.allowedActions.includes('raiseDifficulty')
  return (
    <div class="ask">
      <div class="row">
        {extension && (
          <button type="button" data-testid="ask-extension" onClick={() => setOpen('extension')}>
            {t(text.askExtension)}
          </button>
        )}
        {difficulty && (
          <button type="button" data-testid="raise-difficulty" onClick={() => setOpen('difficulty')}>
            {t(text.raiseDifficulty)}
          </button>
        )}
        {s.openDifficulties > 0 && (
          <a href={path.difficulties(place.cycle)}>{t(text.openDifficulties, s.openDifficulties)}</a>
        )}
      </div>
      <Said>{said}</Said>
      {open === 'extension' && (
        <AskExtension
          place={place}
          submission={s}
          onClose={() => setOpen(null)}
          onDone={after => {
            set(after)
            setOpen(null)
            setSaid(t(text.doneAsked))
          }}
        />
      )}
      {open === 'difficulty' && (
        <RaiseDifficulty
          place={place}
          clause={s.clause}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null)
            setSaid(t(text.doneRaised))
            onAsked()
          }}
        />
      )}
    </div>
  )
}

function AskExtension({
  place,
  submission,
  onClose,
  onDone,
}: {
  place: Place
  submission: Submission
  onClose: () => void
  onDone: (after: Submission) => void
}) {
  const act = useAct()
  const [lastDay, setLastDay] = useState('')
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t(text.askExtension)} onClose={onClose}>
      <form
        onSubmit={e => {
          e.preventDefault()
          void act.run(async () => onDone(await api.askExtension(place, lastDay, reason, submission.etag)))
        }}
      >
        <DayInput label={t(text.newLastDay)} value={lastDay} onValue={setLastDay} required testid="ask-extension-day" />
        <LongInput label={t(text.reason)} value={reason} onValue={setReason} required testid="ask-extension-reason" />
        <ProblemBox problem={act.problem} />
        <button class="main" data-testid="confirm" disabled={act.busy || !lastDay}>
          {t(text.askExtension)}
        </button>
      </form>
    </Dialog>
  )
}

export function RaiseDifficulty({
  place,
  clause,
  onClose,
  onDone,
}: {
  place: Place
  clause: string
  onClose: () => void
  onDone: () => void
}) {
  const act = useAct()
  const [at, setAt] = useState(clause)
  const [question, setQuestion] = useState('')
  return (
    <Dialog title={t(text.raiseDifficulty)} onClose={onClose}>
      <form
        onSubmit={e => {
          e.preventDefault()
          void act.run(async () => {
            await api.ask(place, at.trim() || null, question)
            onDone()
          })
        }}
      >
        <TextInput label={t(text.aboutClause)} value={at} onValue={setAt} help={t(text.aboutClauseHelp)} />
        <LongInput label={t(text.question)} value={question} onValue={setQuestion} required testid="question" />
        <ProblemBox problem={act.problem} />
        <button class="main" data-testid="confirm" disabled={act.busy}>
          {t(text.send)}
        </button>
      </form>
    </Dialog>
  )
}
