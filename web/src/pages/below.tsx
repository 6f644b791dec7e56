import { api } from '../server/api'
import type { CycleDetail, PlanBelow } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { At, Await, Fact, Facts, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

const verdictName = {
  covered: text.coverCovered,
  lowerGoal: text.coverLower,
  otherPopulation: text.coverOther,
  notCovered: text.coverNone,
}
const verdictSign = { covered: '✓', lowerGoal: '✗', otherPopulation: '≠', notCovered: '✗' }
const dueLook = { inTime: 'good', late: 'warn', undated: undefined }
const dueName = { inTime: text.dueInTime, late: text.dueLate, undated: text.dueUndated }

/** The plans under a plan: who has issued one and when, whether it covers the targets above, whether its dates fit. */
export function BelowPage({ cycle }: { cycle: string }) {
  const loaded = useLoad(path.below(cycle), () => api.plansBelow(cycle))
  const above = useLoad(path.plan(cycle), () => api.cycle(cycle))
  return (
    <>
      <PageTitle title={t(text.plansBelow)}>
        <p class="quiet">
          <a href={path.plan(cycle)}>{above.data ? t(above.data.title) : t(text.plan)}</a>
        </p>
      </PageTitle>
      <Await loaded={loaded}>
        {({ units }) =>
          units.length === 0 ? (
            <p class="box">{t(text.noPlansBelow)}</p>
          ) : (
            <>
              <p class="quiet">
                {t(text.plansIssued, units.filter(u => u.plans.some(p => p.document)).length, units.length)}
              </p>
              <ul class="cards">
                {units.map(u => (
                  <li key={u.unit} class="box" data-testid={`below-${u.unit}`}>
                    <Unit of={u} at={cycle} above={above.data} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Await>
    </>
  )
}

function Unit({ of: u, at, above }: { of: PlanBelow; at: string; above: CycleDetail | null }) {
  const named = (obligation: string, period: string) => {
    const found = above?.deadlines.find(d => d.obligation === obligation && d.period === period)
    return found ? `${t(found.name)} · ${t(found.periodName)}` : `${obligation} · ${period}`
  }
  return (
    <>
      <h3>{t(u.unitName)}</h3>
      <Facts>
        {u.plans.map(p => (
          <Fact key={p.obligation + p.period} name={t(p.name)}>
            <a href={path.submission({ cycle: at, obligation: p.obligation, period: p.period, unit: u.unit })}>
              {t(p.statusName)}
            </a>
            {p.document && (
              <>
                {' '}
                · <strong>{p.document.number}</strong>, {day(p.document.date)}
              </>
            )}
            {p.submittedAt && (
              <span class="quiet">
                {' '}
                · {t(text.submittedAt)} <At at={p.submittedAt} />
              </span>
            )}
          </Fact>
        ))}
        <Fact name={t(text.ownCycle)}>
          {u.cycle ? (
            <>
              <a href={path.plan(u.cycle)}>{u.title ? t(u.title) : u.cycle}</a>
              {(u.planNumber || u.planDate) && (
                <span class="quiet">
                  {' '}
                  · {u.planNumber ?? t(text.numberUnknown)}
                  {u.planDate && `, ${day(u.planDate)}`}
                </span>
              )}
            </>
          ) : (
            <span class="quiet">{t(text.noOwnCycle)}</span>
          )}
        </Fact>
      </Facts>
      {u.targets.length > 0 && (
        <table class="values stack">
          <caption class="left-caption">{t(text.targetsAbove)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(text.target)}</th>
              <th scope="col">{t(text.goal)}</th>
              <th scope="col">{t(text.coverBelow)}</th>
            </tr>
          </thead>
          <tbody>
            {u.targets.map(x => (
              <tr key={x.code}>
                <th scope="row">
                  {t(x.name)} <span class="quiet">({x.clause})</span>
                </th>
                <td data-label={t(text.goal)}>{x.goalPercent} %</td>
                <td>
                  <strong class={x.verdict === 'covered' ? 'good' : 'warn'}>
                    <span aria-hidden="true">{verdictSign[x.verdict]} </span>
                    {t(verdictName[x.verdict])}
                  </strong>
                  . {t(x.words)}
                  {x.ownName && (
                    <div class="quiet small">
                      {t(x.ownName)}
                      {x.ownClause && ` (${x.ownClause})`}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {u.deadlines.length > 0 && (
        <ul class="small">
          {u.deadlines.map(d => (
            <li key={d.obligation + d.period}>
              {named(d.fulfilled, d.period)}: {d.below ? t(text.dueBelowOn, day(d.below)) : t(text.dueBelowNone)},{' '}
              {d.above ? t(text.dueAboveOn, day(d.above)) : t(text.dueAboveNone)}
              {' — '}
              <strong class={dueLook[d.verdict]}>{t(dueName[d.verdict])}</strong>
            </li>
          ))}
        </ul>
      )}
      {u.figures.length > 0 && (
        <details class="quote">
          <summary>{t(text.figureGaps, u.figures.length)}</summary>
          <ul class="small">
            {u.figures.map(f => (
              <li key={f.field}>
                <code>{f.field}</code> {t(f.name)}: {t(f.why)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
