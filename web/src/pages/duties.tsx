import { api } from '../server/api'
import type { Duty } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { At, Await, DeadlineLine, PageTitle, Quote } from '../parts/parts'
import { Status } from '../parts/status'
import { path } from '../routes/route'
import { useLoad } from '../server/session'
import { text } from '../texts/text'
import { grouped, type Group } from './duty-groups'

const titles: Record<Group, typeof text.groupReturned> = {
  returned: text.groupReturned,
  overdue: text.groupOverdue,
  dueSoon: text.groupDueSoon,
  open: text.groupOpen,
  waiting: text.groupWaiting,
  accepted: text.groupAccepted,
  notOpen: text.groupNotOpen,
  waived: text.waivedUnits,
}
/** Nothing to do there now: folded away, to keep the first screen to what needs doing. */
const folded: Group[] = ['accepted', 'notOpen', 'waived']

export function DutiesPage({ cycle }: { cycle: string }) {
  const loaded = useLoad(path.duties(cycle), () => api.owed(cycle))
  return (
    <>
      <PageTitle title={t(text.duties)} />
      <Await loaded={loaded}>
        {duties => {
          const many = new Set(duties.map(d => d.unit)).size > 1
          return duties.length === 0 ? (
            <p class="box">{t(text.noDuties)}</p>
          ) : (
            <>
              {grouped(duties).map(({ group, duties: mine }) => {
                const list = (
                  <ul class="duties">
                    {mine.map(d => (
                      <DutyCard key={`${d.obligation}/${d.period}/${d.unit}`} duty={d} showUnit={many} />
                    ))}
                  </ul>
                )
                return folded.includes(group) ? (
                  <details key={group} class="group-fold">
                    <summary>
                      <h2>
                        {t(titles[group])} ({mine.length})
                      </h2>
                    </summary>
                    {list}
                  </details>
                ) : (
                  <section key={group}>
                    <h2>
                      {t(titles[group])} ({mine.length})
                    </h2>
                    {list}
                  </section>
                )
              })}
            </>
          )
        }}
      </Await>
    </>
  )
}

function DutyCard({ duty: d, showUnit }: { duty: Duty; showUnit: boolean }) {
  return (
    <li class={`duty ${d.status} ${d.flag}`} data-testid={`duty-${d.obligation}-${d.period}`}>
      <div class="duty-what">
        <h3>
          {t(d.name)} <span class="quiet">· {t(d.periodName)}</span>
        </h3>
        {showUnit && <p>{t(d.unitName)}</p>}
        <p class="quiet">
          {t(text.sentTo)}: {t(d.to)}
          {d.through && ` (${t(text.through, t(d.through))})`}
        </p>
        <Quote clause={d.clause} words={d.words} />
      </div>
      <div class="duty-when">
        <p>
          <DeadlineLine deadline={d.deadline} />
        </p>
        {!d.isOpen && <p class="quiet">{t(text.opensOn, day(d.opensOn))}</p>}
        {d.desk.holder === 'reviewer' && d.desk.sentence && <p class="quiet">{t(d.desk.sentence)}</p>}
        {d.submittedAt && (
          <p class="quiet">
            {t(text.submittedAt)} <At at={d.submittedAt} />
          </p>
        )}
        {d.isFed && <p class="quiet">{t(text.fedByShort)}</p>}
        {d.extensionRequested && <p class="quiet">{t(text.extensionWaiting)}</p>}
        {d.openDifficulties > 0 && (
          <p>
            <a href={path.difficulties(d.cycle)}>{t(text.openDifficulties, d.openDifficulties)}</a>
          </p>
        )}
      </div>
      <div class="duty-do">
        <Status duty={d} />
        <a
          class={needsDoing(d) ? 'button main' : 'button'}
          href={d.isConsolidation ? path.consolidation(d) : path.submission(d)}
        >
          {t(actionOf(d))}
        </a>
      </div>
    </li>
  )
}

const needsDoing = (d: Duty) => d.isOpen && !d.waived && !d.isFed && d.status !== 'submitted' && d.status !== 'accepted'

function actionOf(d: Duty) {
  if (d.isConsolidation && d.status !== 'accepted' && d.status !== 'submitted') return text.openConsolidation
  if (d.status === 'returned') return text.correctAndResubmit
  if (d.status === 'draft') return text.goOn
  return needsDoing(d) ? text.start : text.view
}
