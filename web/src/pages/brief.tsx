import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Brief, Text } from '../contract/contract'
import { instant, vietnamDay } from '../format/format'
import { t } from '../format/language'
import { ContactLine } from '../parts/contact'
import { Await, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

const names = (all: Text[]) => all.map(n => t(n)).join(', ')

/** A day some days from another, by the calendar alone. */
const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** One page for the head: how it stands and what changed since a week ago. */
export function BriefPage({ cycle, unit }: { cycle: string; unit: string | null }) {
  const [day, setDay] = useState<string | null>(null)
  const loaded = useLoad(`${path.brief(cycle, unit)} ${day ?? ''}`, () => api.brief(cycle, unit, day))
  return (
    <>
      <PageTitle title={t(text.brief)} />
      <Await loaded={loaded}>
        {b => (
          <>
            <p class="quiet">
              {t(b.title)} — {t(b.unitName)}. {t(text.briefWeek, instant(b.from), instant(b.to))}
            </p>
            <div class="row no-print">
              <button type="button" onClick={() => setDay(shifted(vietnamDay(b.to), -7))}>
                ← {t(text.briefEarlier)}
              </button>
              {day && (
                <button type="button" onClick={() => setDay(shifted(day, 7))}>
                  {t(text.briefLater)} →
                </button>
              )}
              <a class="button" href={api.briefUrl(cycle, b.unit, day)} download data-testid="brief-docx">
                {t(text.briefDocument)}
              </a>
            </div>
            <Loaded brief={b} />
          </>
        )}
      </Await>
    </>
  )
}

function Loaded({ brief: b }: { brief: Brief }) {
  if (b.lines.length + b.own.length + b.difficulties.length === 0)
    return (
      <p class="box" role="status">
        {t(text.briefNothing)}
      </p>
    )
  return (
    <>
      <dl class="totals" data-testid="totals">
        <Total name={text.briefOwed} value={b.total.expected} />
        <Total name={text.briefReceived} value={b.total.received} change={b.receivedChange} />
        <Total name={text.briefLate} value={b.total.late} />
        <Total name={text.briefMissing} value={b.total.missing} />
        <Total name={text.briefOverdue} value={b.total.overdue} change={b.overdueChange} bad={b.total.overdue > 0} />
      </dl>
      {b.amendedDeadlines > 0 && <p class="quiet">{t(text.briefAmended, b.amendedDeadlines)}</p>}
      {b.lines.map(l => (
        <section key={l.obligation + l.period} class="box brief-line">
          <h2>
            {t(l.name)} · {t(l.periodName)}
          </h2>
          <p>
            <strong>
              {l.now.received}/{l.now.expected}
            </strong>{' '}
            {t(text.briefReceived).toLowerCase()} ({t(text.briefSince, t(l.receivedChange))}) · {t(l.sentence)}
          </p>
          {l.overdue.length > 0 && (
            <div>
              <strong class="left overdue">{t(text.briefOverdue)}:</strong>{' '}
              {l.overdue
                .filter(o => !o.contact)
                .map(o => t(text.briefDaysLate, t(o.unitName), o.days))
                .join(', ')}
              <ul>
                {l.overdue
                  .filter(o => o.contact)
                  .map(o => (
                    <li key={o.unit}>
                      {t(text.briefDaysLate, t(o.unitName), o.days)} — <ContactLine contact={o.contact!} />
                    </li>
                  ))}
              </ul>
            </div>
          )}
          {l.arrived.length > 0 && (
            <p>
              {t(text.briefArrived)}: {names(l.arrived)}
            </p>
          )}
          {l.returned.length > 0 && (
            <p>
              {t(text.briefReturned)}: {names(l.returned)}
            </p>
          )}
        </section>
      ))}
      {b.own.length > 0 && (
        <section class="box">
          <h2>{t(text.briefOwn)}</h2>
          <ul>
            {b.own.map(o => (
              <li key={o.obligation + o.period}>
                {t(o.name)} · {t(o.periodName)}: {t(o.statusName)}; {t(o.sentence)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {b.difficulties.length > 0 && (
        <section class="box">
          <h2>
            {t(text.briefDifficulties)} ({b.difficulties.length})
          </h2>
          <ul>
            {b.difficulties.map((d, i) => (
              <li key={i}>
                <strong>{t(d.unitName)}</strong> — {t(d.name)}
                {d.clause && <span class="clause">{d.clause}</span>}: <span class="prose">{d.words}</span>
                {d.waiting > 0 && <span class="quiet"> ({t(text.waitingDays, d.waiting)})</span>}
                {d.overdue && <span class="flag overdue">{t(text.answerOverdue)}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {b.finished > 0 && <p class="quiet">{t(text.briefFinished, b.finished)}</p>}
    </>
  )
}

function Total({ name, value, change, bad }: { name: Text; value: number; change?: Text; bad?: boolean }) {
  return (
    <div class={bad ? 'bad' : ''}>
      <dt>{t(name)}</dt>
      <dd>{value}</dd>
      {change && <dd class="quiet small">{t(text.briefSince, t(change))}</dd>}
    </div>
  )
}
