import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Difficulty, Duty } from '../contract/contract'
import { t } from '../format/language'
import { Choose } from '../parts/inputs'
import { Await, Dialog, PageTitle } from '../parts/parts'
import { SearchBox } from '../parts/search'
import { path } from '../routes/route'
import { useHere, useLoad } from '../server/session'
import { holds } from '../routes/start'
import { RaiseDifficulty } from '../submission/ask'
import { text } from '../texts/text'
import { Thread } from './difficulty'

const filters = ['all', 'open', 'answered', 'closed'] as const
const filterName = { all: text.showAll, open: text.showOpen, answered: text.showAnswered, closed: text.showClosed }

export function DifficultiesPage({ cycle }: { cycle: string }) {
  const { session } = useHere()
  const [filter, setFilter] = useState<(typeof filters)[number]>('all')
  const [words, setWords] = useState('')
  const loaded = useLoad(`${path.difficulties(cycle)} ${words}`, () => api.difficulties(cycle, words))
  const replace = (changed: Difficulty) => loaded.set((loaded.data ?? []).map(d => (d.id === changed.id ? changed : d)))
  return (
    <>
      <PageTitle title={t(text.difficulties)}>
        <a href={path.guidance(cycle)}>{t(text.guidance)}</a>
      </PageTitle>
      {holds(session, 'officer') && <Ask cycle={cycle} onAsked={loaded.reload} />}
      <div class="filters">
        <div class="row" role="group" aria-label={t(text.filter)}>
          {filters.map(f => (
            <button
              key={f}
              type="button"
              class="chip"
              aria-pressed={filter === f}
              data-testid={`filter-${f}`}
              onClick={() => setFilter(f)}
            >
              {t(filterName[f])}
            </button>
          ))}
        </div>
        <SearchBox value={words} onValue={setWords} />
      </div>
      <Await loaded={loaded}>
        {all => {
          const shown = all.filter(d => filter === 'all' || d.state === filter)
          return shown.length === 0 ? (
            <p class="box" role="status">
              {t(all.length === 0 && !words ? text.noDifficulties : text.nothingMatches)}
            </p>
          ) : (
            <ul class="difficulties">
              {shown.map(d => (
                <Thread key={d.id} cycle={cycle} difficulty={d} onChanged={replace} />
              ))}
            </ul>
          )
        }}
      </Await>
    </>
  )
}

function Ask({ cycle, onAsked }: { cycle: string; onAsked: () => void }) {
  const [choosing, setChoosing] = useState(false)
  const [chosen, setChosen] = useState('')
  const [about, setAbout] = useState<Duty | null>(null)
  const owed = useLoad(`owed ${cycle}`, () => api.owed(cycle))
  const keyOf = (d: Duty) => `${d.obligation}/${d.period}/${d.unit}`
  const duties = owed.data?.filter(d => !d.isConsolidation) ?? []
  const next = (e: Event) => {
    e.preventDefault()
    setAbout(duties.find(d => keyOf(d) === chosen) ?? duties[0] ?? null)
    setChoosing(false)
  }
  return (
    <>
      {duties.length > 0 && (
        <p>
          <button type="button" class="main" onClick={() => setChoosing(true)}>
            {t(text.raiseDifficulty)}
          </button>
        </p>
      )}
      {choosing && (
        <Dialog title={t(text.raiseDifficulty)} onClose={() => setChoosing(false)}>
          <form onSubmit={next}>
            <Choose
              label={t(text.aboutDuty)}
              value={chosen || (duties[0] ? keyOf(duties[0]) : '')}
              onValue={setChosen}
              options={duties.map(d => ({ value: keyOf(d), label: `${t(d.name)} · ${t(d.periodName)}` }))}
            />
            <button class="main">{t(text.next)}</button>
          </form>
        </Dialog>
      )}
      {about && (
        <RaiseDifficulty
          place={about}
          clause={about.clause}
          onClose={() => setAbout(null)}
          onDone={() => {
            setAbout(null)
            onAsked()
          }}
        />
      )}
    </>
  )
}
