import type { ComponentChildren } from 'preact'
import { api } from '../server/api'
import { ruleName } from '../parts/deadlines'
import type { BodyRole, CycleDetail, Deadline } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { At, Await, DeadlineLine, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useHere, useLoad } from '../server/session'
import { follows } from '../routes/start'
import { text } from '../texts/text'

const relation = { parentPlan: text.basisParent, legalBasis: text.basisLegal, coordination: text.basisCoordination }
const bodyRole: Record<BodyRole, typeof text.roleLeads> = {
  leads: text.roleLeads,
  coordinates: text.roleCoordinates,
  executes: text.roleExecutes,
  invited: text.invited,
  watches: text.roleWatches,
  reads: text.roleReads,
  receives: text.roleReceives,
}

export function PlanPage({ cycle }: { cycle: string }) {
  const loaded = useLoad(path.plan(cycle), () => api.cycle(cycle))
  return <Await loaded={loaded}>{detail => <Plan detail={detail} />}</Await>
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
function At1({ clause }: { clause: string | null | undefined }) {
  return clause ? <span class="clause">{clause}</span> : null
}

function Plan({ detail }: { detail: CycleDetail }) {
  const { session } = useHere()
  const { configuration: c } = detail
  const { plan } = c
  const name = (code: string) => {
    if (code.startsWith('group:')) {
      const g = c.groups.find(x => `group:${x.id}` === code)
      return g ? t(g.name) : code
    }
    const unit = detail.units.find(u => u.code === code)
    return unit ? t(unit.name) : code
  }
  return (
    <article class="plan">
      <PageTitle title={t(detail.title)}>
        <p class="quiet">
          {name(plan.issuer)} · {plan.number ?? t(text.numberUnknown)}
          {plan.date && `, ${day(plan.date)}`} · {day(detail.opensOn)} – {day(detail.closesOn)}
        </p>
      </PageTitle>
      <p class="row no-print">
        {c.parent && <a href={path.plan(c.parent.cycle)}>{t(text.planAbove)}</a>}
        {(follows(session) || session.isAdministrator) && <a href={path.below(detail.id)}>{t(text.plansBelow)}</a>}
        {c.thread && <a href={path.thread(c.thread.id)}>{t(text.threadOf, t(c.thread.name))}</a>}
      </p>

      <Part title={t(text.deadlines)}>
        <ul class="lines">
          {detail.deadlines.map(d => (
            <li key={`${d.obligation}/${d.period}/${d.tier}`}>
              <strong>{t(d.name)}</strong> <span class="quiet">· {t(d.periodName)}</span>
              {d.level === 'collector' && <span class="flag">{t(text.levelCollector)}</span>}
              <br />
              <DeadlineLine deadline={d.deadline} /> <At1 clause={d.deadline?.clause} />
            </li>
          ))}
        </ul>
        {detail.amendments.length > 0 && (
          <>
            <h3>{t(text.amendments)}</h3>
            <ul class="lines">
              {detail.amendments.map((a, i) => (
                <li key={i}>
                  {dutyName(detail, a.obligation, a.period)}: {a.before ? set(a.before) : '—'} →{' '}
                  <strong>{set(a.after)}</strong>. {a.reason} — {a.by}, <At at={a.at} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Part>

      {plan.basis.length > 0 && (
        <Part title={t(text.basis)}>
          <ul class="lines">
            {plan.basis.map(b => (
              <li key={b.number}>
                <At1 clause={b.clause} /> <span class="flag">{t(relation[b.relation])}</span>{' '}
                <strong>{b.number}</strong>
                {b.date && ` (${day(b.date)})`}, {b.issuer}: {b.subject}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {plan.objectives.length > 0 && (
        <Part title={t(text.objectives)}>
          <ul class="lines">
            {plan.objectives.map(o => (
              <li key={o.at}>
                <At1 clause={o.at} /> {o.words}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {plan.targets.length > 0 && (
        <Part title={t(text.targets)}>
          <ul class="lines">
            {plan.targets.map(x => (
              <li key={x.code}>
                <At1 clause={x.clause} />{' '}
                <strong>
                  {t(x.name)}: {x.goalPercent} %
                </strong>
                <blockquote>“{x.words}”</blockquote>
                <span class="quiet">{t(text.targetIs, t(x.numerator), t(x.denominator), t(x.whenNone))}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {plan.tasks.length > 0 && (
        <Part title={t(text.tasks)}>
          {plan.tasks.map(task => (
            <details class="quote" key={task.clause}>
              <summary>
                <At1 clause={task.clause} /> {task.title}
              </summary>
              {task.words && <p>{task.words}</p>}
              <ul class="lettered">
                {task.items.map(i => (
                  <li key={i.letter}>
                    <strong>{i.letter})</strong> {i.words}
                  </li>
                ))}
              </ul>
            </details>
          ))}
        </Part>
      )}
      {plan.bodies.length > 0 && (
        <Part title={t(text.bodies)}>
          {plan.bodies.map((b, i) => (
            <details class="quote" key={i}>
              <summary>
                <At1 clause={b.clause} /> {name(b.unit)} <span class="flag">{t(bodyRole[b.role])}</span>
              </summary>
              {b.words.map(w => (
                <p key={w}>{w}</p>
              ))}
            </details>
          ))}
        </Part>
      )}
      {plan.funding && (
        <Part title={t(text.funding)}>
          <p>
            <At1 clause={plan.funding.clause} /> {plan.funding.words}
          </p>
          <ul>
            {plan.funding.sources.map(s => (
              <li key={s.code}>{t(s.name)}</li>
            ))}
          </ul>
        </Part>
      )}
      {plan.hotlines.length > 0 && (
        <Part title={t(text.hotlines)}>
          <ul class="lines">
            {plan.hotlines.map(h => (
              <li key={h.number}>
                <At1 clause={h.clause} />{' '}
                <a href={`tel:${h.number}`}>
                  <strong>{h.number}</strong>
                </a>{' '}
                — {t(h.name)}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {c.events.length > 0 && (
        <Part title={t(text.events)}>
          <ul class="lines">
            {c.events.map(e => (
              <li key={e.id}>
                <At1 clause={e.clause} /> <strong>{day(e.date)}</strong> {t(e.name)}{' '}
                <span class="quiet">({e.audience.map(name).join(', ')})</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {plan.followUp && (
        <Part title={t(text.followUp)}>
          <p>
            <At1 clause={plan.followUp.clause} /> {plan.followUp.words}
          </p>
          <p class="quiet">
            {t(
              text.followUpWho,
              plan.followUp.chasers.map(name).join(', '),
              plan.followUp.with.map(name).join(', '),
              name(plan.followUp.reportsTo),
            )}
          </p>
        </Part>
      )}
      {plan.difficulties && (
        <Part title={t(text.difficulties)}>
          <p>
            <At1 clause={plan.difficulties.at} /> {plan.difficulties.words}
          </p>
        </Part>
      )}
      {c.openQuestions.length > 0 && (
        <Part title={t(text.openQuestions)}>
          <ul class="lines">
            {c.openQuestions.map((q, i) => (
              <li key={i}>
                {t(q.question)} <At1 clause={q.clause} />
              </li>
            ))}
          </ul>
        </Part>
      )}
      <div class="signature">
        <div>
          <p>
            <strong>
              <em>{t(text.recipients)}:</em>
            </strong>
          </p>
          {plan.recipients.map(r => (
            <p key={r} class="small">
              {r}
            </p>
          ))}
        </div>
        <div class="signer">
          {plan.signatureLines.map(l => (
            <p key={l}>
              <strong>{l}</strong>
            </p>
          ))}
          <p class="signer-name">
            <strong>{plan.signer}</strong>
          </p>
        </div>
      </div>
    </article>
  )
}

/** A date as it was set, or how a rule sets it. */
function set(d: Deadline): string {
  if (d.date) return day(d.date)
  return d.rule ? `${t(ruleName[d.rule.kind])}: ${d.rule.days}` : '—'
}

function dutyName(detail: CycleDetail, obligation: string, period: string): string {
  const found = detail.deadlines.find(d => d.obligation === obligation && d.period === period)
  return found ? `${t(found.name)} · ${t(found.periodName)}` : `${obligation} · ${period}`
}
