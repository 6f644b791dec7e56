import { useState } from 'preact/hooks'
import { api } from '../api'
import type { Difficulty, Duty } from '../contract'
import { t } from '../language'
import { Choose, LongInput } from '../parts/inputs'
import { At, Await, Dialog, PageTitle, ProblemBox } from '../parts/parts'
import { path } from '../route'
import { useAct, useHere, useLoad } from '../session'
import { holds } from '../start'
import { RaiseDifficulty } from '../submission/ask'
import { text } from '../text'

export function DifficultiesPage({ cycle }: { cycle: string }) {
  const { session } = useHere()
  const loaded = useLoad(path.difficulties(cycle), () => api.difficulties(cycle))
  return (
    <>
      <PageTitle title={t(text.difficulties)} />
      {holds(session, 'officer') && <Ask cycle={cycle} onAsked={loaded.reload} />}
      <Await loaded={loaded}>{all => all.length === 0 ? <p class="box">{t(text.noDifficulties)}</p> : (
        <ul class="difficulties">{[...all].sort((a, b) => (a.state === b.state ? (a.askedAt < b.askedAt ? 1 : -1) : a.state === 'open' ? -1 : 1)).map(d =>
          <Item key={d.id} cycle={cycle} difficulty={d} onAnswered={loaded.reload} />)}</ul>
      )}</Await>
    </>
  )
}

function Item({ cycle, difficulty: d, onAnswered }: { cycle: string; difficulty: Difficulty; onAnswered: () => void }) {
  const act = useAct()
  const [answer, setAnswer] = useState('')
  return (
    <li class="box">
      <p><span class={`flag ${d.state === 'open' ? 'waiting' : ''}`}>{t(d.state === 'open' ? text.difficultyOpen : text.difficultyAnswered)}</span> <strong>{t(d.unitName)}</strong>
        {' '}<a href={path.submission({ cycle, ...d })}>{t(d.name)} · {t(d.periodName)}</a>{d.clause && <span class="clause">{d.clause}</span>}</p>
      <p class="prose">{d.question}</p>
      <p class="quiet">{d.askedBy}, <At at={d.askedAt} /></p>
      {d.answer !== null && <blockquote><p class="prose">{d.answer}</p><footer>— {d.answeredBy}, <At at={d.answeredAt} /></footer></blockquote>}
      {d.allowedActions.includes('answer') && (
        <form onSubmit={e => { e.preventDefault(); void act.run(async () => { await api.answer(cycle, d.id, answer); onAnswered() }) }}>
          <LongInput label={t(text.answer)} value={answer} onValue={setAnswer} rows={3} required testid="answer" />
          <ProblemBox problem={act.problem} />
          <button class="main" disabled={act.busy}>{t(text.sendAnswer)}</button>
        </form>
      )}
    </li>
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
      {duties.length > 0 && <p><button type="button" class="main" onClick={() => setChoosing(true)}>{t(text.raiseDifficulty)}</button></p>}
      {choosing && (
        <Dialog title={t(text.raiseDifficulty)} onClose={() => setChoosing(false)}>
          <form onSubmit={next}>
            <Choose label={t(text.aboutDuty)} value={chosen || (duties[0] ? keyOf(duties[0]) : '')} onValue={setChosen}
              options={duties.map(d => ({ value: keyOf(d), label: `${t(d.name)} · ${t(d.periodName)}` }))} />
            <button class="main">{t(text.next)}</button>
          </form>
        </Dialog>
      )}
      {about && <RaiseDifficulty place={about} clause={about.clause} onClose={() => setAbout(null)} onDone={() => { setAbout(null); onAsked() }} />}
    </>
  )
}
