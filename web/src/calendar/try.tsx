import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Explained } from '../contract/contract'
import { day, instant } from '../format/format'
import { t } from '../format/language'
import { operatorOptions } from '../parts/deadlines'
import { Check, Choose, DayInput, TextInput } from '../parts/inputs'
import { Fact, Facts, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'

/** A deadline read outside any plan, as the deadline command does. */
export function TryDeadline() {
  const [how, setHow] = useState<'date' | 'term'>('date')
  const [asked, setAsked] = useState({ operator: 'noLaterThan', date: '', from: '', workingDays: '3' })
  const [roll, setRoll] = useState(true)
  const [found, setFound] = useState<Explained | null>(null)
  const act = useAct()
  const put = (change: Partial<typeof asked>) => {
    setAsked({ ...asked, ...change })
    setFound(null)
  }
  const run = (e: Event) => {
    e.preventDefault()
    void act.run(async () =>
      setFound(
        await api.explainDeadline(
          how === 'date'
            ? { operator: asked.operator, date: asked.date, roll: String(roll) }
            : { from: asked.from, 'working-days': asked.workingDays },
        ),
      ),
    )
  }
  return (
    <section class="box no-print" aria-label={t(text.tryDeadline)}>
      <h2>{t(text.tryDeadline)}</h2>
      <form onSubmit={run}>
        <div class="pair">
          <Choose
            label={t(text.ruleHow)}
            value={how}
            onValue={h => {
              setHow(h as typeof how)
              setFound(null)
            }}
            options={[
              { value: 'date', label: t(text.tryByDate) },
              { value: 'term', label: t(text.tryByTerm) },
            ]}
          />
          {how === 'date' ? (
            <>
              <Choose
                label={t(text.operator)}
                value={asked.operator}
                onValue={operator => put({ operator })}
                options={operatorOptions()}
              />
              <DayInput label={t(text.day)} value={asked.date} onValue={date => put({ date })} testid="try-date" />
            </>
          ) : (
            <>
              <DayInput label={t(text.tryFrom)} value={asked.from} onValue={from => put({ from })} testid="try-from" />
              <TextInput
                label={t(text.tryDays)}
                type="number"
                value={asked.workingDays}
                onValue={workingDays => put({ workingDays })}
              />
            </>
          )}
        </div>
        {how === 'date' && (
          <Check
            label={t(text.tryRoll)}
            checked={roll}
            onValue={r => {
              setRoll(r)
              setFound(null)
            }}
          />
        )}
        <ProblemBox problem={act.problem} />
        <button data-testid="try-run" disabled={act.busy || !(how === 'date' ? asked.date : asked.from)}>
          {t(text.tryRun)}
        </button>
      </form>
      {found && (
        <div role="status" data-testid="try-found">
          <p>
            <strong>{t(found.sentence)}</strong>
          </p>
          <Facts>
            <Fact name={t(text.tryLastDay)}>{day(found.lastDay)}</Fact>
            {found.unmovedLastDay !== found.lastDay && (
              <Fact name={t(text.tryUnmoved)}>{day(found.unmovedLastDay)}</Fact>
            )}
            <Fact name={t(text.tryEnds)}>{instant(found.endsAt)}</Fact>
            {t(found.because) && <Fact name={t(text.tryBecause)}>{t(found.because)}</Fact>}
          </Facts>
          {found.note && <p>⚠ {t(found.note)}</p>}
        </div>
      )}
    </section>
  )
}
