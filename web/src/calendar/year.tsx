import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CalendarCheck, CalendarYear, MovedDeadline, ShownDay, SpecialDay } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { LongInput } from '../parts/inputs'
import { At, Await, ProblemBox, Said } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { text } from '../texts/text'
import { DayDialog } from './day'
import { plain, sameDays, sorted } from './days'

export function Year({ year, onChanged }: { year: number; onChanged: () => void }) {
  const loaded = useLoad(`${path.calendar()}/${year}`, () => api.calendarYear(year))
  const [said, setSaid] = useState('')
  return (
    <section aria-label={String(year)}>
      <Said>{said}</Said>
      <Await loaded={loaded}>
        {data => (
          <Loaded
            key={data.etag}
            data={data}
            onSaved={(next, moved) => {
              loaded.set(next)
              setSaid(t(text.calendarSaved, year, moved.length))
              onChanged()
            }}
          />
        )}
      </Await>
    </section>
  )
}

function Loaded({
  data,
  onSaved,
}: {
  data: CalendarYear
  onSaved: (next: CalendarYear, moved: MovedDeadline[]) => void
}) {
  const [days, setDays] = useState<SpecialDay[]>(data.days.map(plain))
  const [open, setOpen] = useState<SpecialDay | 'new' | null>(null)
  const [checked, setChecked] = useState<CalendarCheck | null>(null)
  const [reason, setReason] = useState('')
  const act = useAct()
  const may = data.allowedActions.includes('change')
  const changed = !sameDays(days, data.days.map(plain))
  const put = (next: SpecialDay[]) => {
    setDays(sorted(next))
    setChecked(null)
    act.clear()
  }
  const known = new Map<string, ShownDay>([...data.shipped, ...data.days].map(d => [d.date, d]))
  const kindName = (d: SpecialDay) => {
    const k = data.kinds.find(x => x.kind === d.kind)
    return k ? t(k.name) : d.kind
  }
  const save = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      const answer = await api.changeCalendar(data.year, days, reason, data.etag)
      onSaved(answer.year, answer.moved)
    })
  }
  return (
    <>
      {data.note && (
        <p class="box" data-testid="calendar-note">
          ⚠ {t(data.note)}
        </p>
      )}
      <p class="quiet">{t(text.yearCounts, data.workingDays, data.daysOff, data.makeupDays)}</p>
      {days.length === 0 ? (
        <p class="box">{t(text.noDays)}</p>
      ) : (
        <table class="values stack">
          <thead>
            <tr>
              <th>{t(text.day)}</th>
              <th>{t(text.weekday)}</th>
              <th>{t(text.dayKind)}</th>
              <th>{t(text.dayName)}</th>
              <th>{t(text.daySource)}</th>
              {may && <th />}
            </tr>
          </thead>
          <tbody>
            {days.map(d => (
              <tr key={d.date}>
                <th scope="row">{day(d.date)}</th>
                <td>{known.has(d.date) ? t(known.get(d.date)!.weekday) : '—'}</td>
                <td>
                  {d.kind === 'makeupWork' ? '● ' : '○ '}
                  {kindName(d)}
                </td>
                <td>{t(d.name)}</td>
                <td class="quiet">{d.source ?? '—'}</td>
                {may && (
                  <td>
                    <button type="button" onClick={() => setOpen(d)}>
                      {t(text.edit)}
                    </button>{' '}
                    <button type="button" class="plain" onClick={() => put(days.filter(x => x !== d))}>
                      {t(text.remove)}
                    </button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {may && (
        <div class="row">
          <button type="button" data-testid="add-day" onClick={() => setOpen('new')}>
            {t(text.dayAdd)}
          </button>
          {!sameDays(days, data.shipped.map(plain)) && (
            <button type="button" class="plain" onClick={() => put(data.shipped.map(plain))}>
              {t(text.calendarShipped)}
            </button>
          )}
        </div>
      )}
      {open && (
        <DayDialog
          year={data.year}
          given={open === 'new' ? null : open}
          kinds={data.kinds}
          onClose={() => setOpen(null)}
          onDay={d => {
            put([...days.filter(x => x !== open && x.date !== d.date), d])
            setOpen(null)
          }}
        />
      )}
      {changed && (
        <form class="box" data-testid="calendar-unsaved" onSubmit={save}>
          <strong>{t(text.calendarUnsaved)}</strong>
          <div class="row">
            <button
              type="button"
              data-testid="check-calendar"
              disabled={act.busy}
              onClick={() => void act.run(async () => setChecked(await api.checkCalendar(data.year, days)))}
            >
              {t(text.calendarCheck)}
            </button>
            <button type="button" class="plain" onClick={() => put(data.days.map(plain))}>
              {t(text.calendarUndo)}
            </button>
          </div>
          {checked && <Check checked={checked} />}
          <LongInput
            label={t(text.reason)}
            value={reason}
            onValue={setReason}
            rows={2}
            required
            testid="calendar-reason"
          />
          <ProblemBox problem={act.problem} />
          <button class="main" data-testid="save-calendar" disabled={act.busy}>
            {t(text.calendarSave, data.year)}
          </button>
        </form>
      )}
      {data.changes.length > 0 && (
        <>
          <h3>{t(text.calendarChanges)}</h3>
          <ul class="lines">
            {data.changes.map(c => (
              <li key={c.at}>
                <At at={c.at} /> · {c.by}: {c.reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Check({ checked }: { checked: CalendarCheck }) {
  return (
    <div role="status">
      {checked.problems.length > 0 && (
        <ul class="notes">
          {checked.problems.map(p => (
            <li key={p.path + p.code}>
              {p.severity === 'warning' ? '⚠' : '✗'} {t(p.text)}
            </li>
          ))}
        </ul>
      )}
      {checked.moved.length === 0 ? (
        <p>{t(text.movedNone)}</p>
      ) : (
        <>
          <p>
            <strong>{t(text.movedSome, checked.moved.length)}</strong>
          </p>
          <ul class="lines">
            {checked.moved.map(m => (
              <li key={`${m.cycle}/${m.obligation}/${m.period}/${m.level}`}>
                {t(text.movedLine, t(m.name), t(m.periodName), day(m.before), day(m.after))}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
