import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CalendarLine, Knowledge } from '../contract/contract'
import { t } from '../format/language'
import { Await, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { TryDeadline } from './try'
import { Year } from './year'

export const knowledgeName: Record<Knowledge, typeof text.yearKnown> = {
  known: text.yearKnown,
  provisional: text.yearProvisional,
  unknown: text.yearUnknown,
}

/** The working days year by year: everybody sees them, the administrator changes them. */
export function CalendarPage() {
  const { host } = useHere()
  const loaded = useLoad(path.calendar(), api.calendar)
  const [year, setYear] = useState(Number(host.now.slice(0, 4)))
  return (
    <>
      <PageTitle title={t(text.calendar)} />
      <p class="quiet">{t(text.calendarExplained)}</p>
      <Await loaded={loaded}>
        {years => (
          <>
            <div class="row" role="group" aria-label={t(text.cycleYear)}>
              {years.map(y => (
                <button
                  key={y.year}
                  type="button"
                  class="chip"
                  aria-pressed={y.year === year}
                  data-testid={`year-${y.year}`}
                  onClick={() => setYear(y.year)}
                >
                  {label(y)}
                </button>
              ))}
            </div>
            <Year key={year} year={year} onChanged={loaded.reload} />
          </>
        )}
      </Await>
      <TryDeadline />
    </>
  )
}

/** The state stands in words where it is not the ordinary one. */
const label = (y: CalendarLine) =>
  [
    String(y.year),
    y.knowledge === 'known' ? null : `⚠ ${t(knowledgeName[y.knowledge])}`,
    y.edited ? `✎ ${t(text.yearEdited)}` : null,
  ]
    .filter(Boolean)
    .join(' · ')
