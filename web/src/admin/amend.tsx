import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CycleDetail, Deadline, Operator } from '../contract/contract'
import { t } from '../format/language'
import { Choose, LongInput, TextInput } from '../parts/inputs'
import { Dialog, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { HowItIsSet } from './deadline-row'
import { Difference } from './difference'
import { operatorOptions } from '../parts/deadlines'

/** A deadline changed while the cycle runs, the units' or the collector's own: with a reason, kept beside the old one. */
export function Amend({ detail, onDone }: { detail: CycleDetail; onDone: (d: CycleDetail) => void }) {
  const [open, setOpen] = useState(false)
  const choices = detail.deadlines.map(d => ({
    value: `${d.obligation}/${d.period}/${d.tier}`,
    label: `${t(d.name)} · ${t(d.periodName)}`,
    d,
  }))
  const [chosen, setChosen] = useState(choices[0]?.value ?? '')
  const [deadline, setDeadline] = useState<Deadline | null>(null)
  const [operator, setOperator] = useState<Operator>('through')
  const [words, setWords] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct()
  const found = choices.find(c => c.value === chosen)?.d
  const change = found && {
    obligation: found.obligation,
    period: found.period,
    level: found.tier,
    date: deadline?.date || null,
    rule: deadline?.rule ?? null,
    operator,
    words: words.trim() || null,
  }
  const run = (e: Event) => {
    e.preventDefault()
    if (!change) return
    void act.run(async () => {
      const next = await api.amendDeadline(detail.id, { ...change, reason }, detail.etag)
      setOpen(false)
      onDone(next)
    })
  }
  return (
    <p>
      <button
        type="button"
        data-testid="amend"
        onClick={() => {
          act.clear()
          setOpen(true)
        }}
      >
        {t(text.amendDeadline)}
      </button>
      {open && (
        <Dialog title={t(text.amendDeadline)} onClose={() => setOpen(false)}>
          <form onSubmit={run}>
            <p>{t(text.amendExplained)}</p>
            <Choose label={t(text.duty)} value={chosen} onValue={setChosen} options={choices} />
            {found && (
              <p class="quiet">
                {t(text.nowIs)}: {found.deadline ? t(found.deadline.full) : t(text.noDeadline)}
              </p>
            )}
            <Choose
              label={t(text.operator)}
              value={operator}
              onValue={v => setOperator(v as Operator)}
              options={operatorOptions()}
            />
            <HowItIsSet deadline={deadline} level={found?.tier ?? 0} onDeadline={setDeadline} testid="amend-day" />
            <TextInput label={t(text.amendWords)} help={t(text.amendWordsHelp)} value={words} onValue={setWords} />
            {change && (
              <Difference compare={() => api.compare(detail.id, { deadline: change })} ready={deadline !== null} />
            )}
            <LongInput label={t(text.reason)} value={reason} onValue={setReason} required testid="amend-reason" />
            <ProblemBox problem={act.problem} />
            <button class="main" data-testid="confirm" disabled={act.busy || !deadline}>
              {t(text.amendDeadline)}
            </button>
          </form>
        </Dialog>
      )}
    </p>
  )
}
