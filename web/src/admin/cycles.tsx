import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CycleState } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { Choose, TextInput } from '../parts/inputs'
import { Await, PageTitle, ProblemBox } from '../parts/parts'
import { go, path } from '../routes/route'
import { useAct, useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { newCycle, originsOf } from './edit'

export const stateName: Record<CycleState, typeof text.stateDraft> = {
  draft: text.stateDraft,
  running: text.stateRunning,
  closed: text.stateClosed,
}

export function CyclesPage() {
  const loaded = useLoad(path.cycles(), api.cycles)
  return (
    <>
      <PageTitle title={t(text.cycles)} />
      <Await loaded={loaded}>
        {({ cycles, damaged }) =>
          cycles.length + damaged.length === 0 ? (
            <p class="box">{t(text.noCycles)}</p>
          ) : (
            <ul class="cards">
              {cycles.map(c => (
                <li key={c.id} class="box">
                  <h3>
                    <a href={path.cycle(c.id)}>{t(c.title)}</a>
                  </h3>
                  <p>
                    <span class={`status ${c.state === 'running' ? 'accepted' : 'draft'}`}>
                      {t(stateName[c.state])}
                    </span>{' '}
                    {c.year} · {day(c.opensOn)} – {day(c.closesOn)} · <code>{c.id}</code>
                  </p>
                </li>
              ))}
              {damaged.map(id => (
                <li key={id} class="box problem">
                  <h3>
                    <code>{id}</code>
                  </h3>
                  <p>⚠ {t(text.cycleDamaged)}</p>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      <Create />
    </>
  )
}

/** A cycle begins as a template or as last year's plan; it may stand under one that is running. */
function Create() {
  const { refresh, cycles } = useHere()
  const templates = useLoad('templates', api.templates)
  const act = useAct()
  const [chosen, setChosen] = useState('')
  const [year, setYear] = useState('')
  const [parent, setParent] = useState('')
  const [id, setId] = useState('')
  const running = cycles.filter(c => c.state === 'running')
  return (
    <section class="box">
      <h2>{t(text.createCycle)}</h2>
      <Await loaded={templates}>
        {all => {
          const origins = originsOf(all, cycles)
          const origin = origins.find(o => o.value === chosen) ?? origins[0]
          return (
            <form
              onSubmit={e => {
                e.preventDefault()
                if (origin)
                  void act.run(async () => {
                    const made = await api.createCycle(newCycle(origin, { id, parent, year }))
                    refresh()
                    go(path.cycle(made.id))
                  })
              }}
            >
              <Choose
                label={t(text.cycleOrigin)}
                value={origin?.value ?? ''}
                onValue={setChosen}
                testid="cycle-origin"
                options={origins.map(o => ({
                  value: o.value,
                  label: t(o.from ? text.copyOf : text.templateNamed, t(o.title)),
                }))}
              />
              {origin?.from && (
                <TextInput
                  label={t(text.cycleYear)}
                  type="number"
                  required
                  value={year || String(origin.year + 1)}
                  onValue={setYear}
                  testid="cycle-year"
                  help={t(text.copyHelp)}
                />
              )}
              {running.length > 0 && (
                <Choose
                  label={t(text.cycleParent)}
                  help={t(text.cycleParentHelp)}
                  value={parent}
                  onValue={setParent}
                  testid="cycle-parent"
                  options={[
                    { value: '', label: t(text.noParent) },
                    ...running.map(c => ({ value: c.id, label: t(c.title) })),
                  ]}
                />
              )}
              <TextInput
                label={t(text.cycleId)}
                help={t(text.cycleIdHelp)}
                value={id}
                onValue={setId}
                testid="cycle-id"
              />
              <ProblemBox problem={act.problem} />
              <button class="main" data-testid="create-cycle" disabled={act.busy || !origin}>
                {t(text.createCycle)}
              </button>
            </form>
          )
        }}
      </Await>
    </section>
  )
}
