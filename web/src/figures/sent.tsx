import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Cell, Place } from '../contract/contract'
import { t } from '../format/language'
import { ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { FiguresTable, readingOf, type Reading } from './table'
import { Verify } from './verify'

/** The figures as they were sent up in one revision; the names of the indicators are asked for when it is opened. */
export function SentFigures({ place, revision, cells }: { place: Place; revision: number; cells: Cell[] }) {
  const [reading, setReading] = useState<Reading | null>(null)
  const act = useAct()
  const open = () => {
    if (!reading) void act.run(async () => setReading(readingOf(await api.consolidation(place), place, revision)))
  }
  return (
    <details
      class="quote"
      onToggle={e => {
        if (e.currentTarget.open) open()
      }}
    >
      <summary data-testid={`sent-figures-${revision}`}>{t(text.sentFigures)}</summary>
      {act.busy && (
        <p class="quiet" role="status">
          {t(text.loading)}
        </p>
      )}
      <ProblemBox problem={act.problem} />
      {reading && (
        <>
          <FiguresTable reading={reading} cells={cells} />
          <Verify place={place} revision={revision} />
        </>
      )}
      <p>
        <a href={path.consolidation(place)}>{t(text.consolidation)}</a>
      </p>
    </details>
  )
}
