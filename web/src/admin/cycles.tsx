import { useState } from 'preact/hooks'
import { api } from '../api'
import type { CycleState } from '../contract'
import { day } from '../format'
import { t } from '../language'
import { Choose, TextInput } from '../parts/inputs'
import { Await, PageTitle, ProblemBox } from '../parts/parts'
import { go, path } from '../route'
import { useAct, useHere, useLoad } from '../session'
import { text } from '../text'

export const stateName: Record<CycleState, typeof text.stateDraft> = { draft: text.stateDraft, running: text.stateRunning, closed: text.stateClosed }

export function CyclesPage() {
  const loaded = useLoad(path.cycles(), api.cycles)
  return (
    <>
      <PageTitle title={t(text.cycles)} />
      <Await loaded={loaded}>{cycles => cycles.length === 0 ? <p class="box">{t(text.noCycles)}</p> : (
        <ul class="cards">{cycles.map(c => (
          <li key={c.id} class="box"><h3><a href={path.cycle(c.id)}>{t(c.title)}</a></h3>
            <p><span class={`status ${c.state === 'running' ? 'accepted' : 'draft'}`}>{t(stateName[c.state])}</span> {c.year} · {day(c.opensOn)} – {day(c.closesOn)} · <code>{c.id}</code></p></li>
        ))}</ul>
      )}</Await>
      <Create />
    </>
  )
}

function Create() {
  const { refresh } = useHere()
  const templates = useLoad('templates', api.templates)
  const act = useAct()
  const [template, setTemplate] = useState('')
  const [id, setId] = useState('')
  return (
    <section class="box"><h2>{t(text.createCycle)}</h2>
      <Await loaded={templates}>{all => (
        <form onSubmit={e => {
          e.preventDefault()
          void act.run(async () => { const made = await api.createCycle({ template: template || all[0]?.id || '', ...(id.trim() ? { id: id.trim() } : {}) }); refresh(); go(path.cycle(made.id)) })
        }}>
          <Choose label={t(text.template)} value={template || (all[0]?.id ?? '')} onValue={setTemplate} options={all.map(x => ({ value: x.id, label: t(x.title) }))} />
          <TextInput label={t(text.cycleId)} help={t(text.cycleIdHelp)} value={id} onValue={setId} />
          <ProblemBox problem={act.problem} />
          <button class="main" disabled={act.busy || all.length === 0}>{t(text.createCycle)}</button>
        </form>
      )}</Await>
    </section>
  )
}
