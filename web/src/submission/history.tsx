import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, Revision, RevisionSummary, Submission } from '../contract/contract'
import { t } from '../format/language'
import { ContactLine } from '../parts/contact'
import { At, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { RevisionView } from './view'

/** The one thing nobody may overlook: it came back, why, and until when. */
export function Returned({ returned }: { returned: NonNullable<Submission['returned']> }) {
  return (
    <section class="box bad returned" role="alert" data-testid="returned">
      <h2>↩ {t(text.returnedTitle)}</h2>
      <blockquote>{returned.reason}</blockquote>
      <p class="quiet">
        {returned.by}, <At at={returned.at} />
      </p>
      <p>
        {t(text.submitAgainBy)}: <strong>{t(returned.submitBy)}</strong>
      </p>
    </section>
  )
}

const fate = { current: text.fateCurrent, replaced: text.fateReplaced, setAside: text.fateSetAside }
const verdict = { none: text.verdictNone, accepted: text.verdictAccepted, returned: text.verdictReturned }

/** What came back counts no more: it is not called the one in force. */
const isSentBack = (r: RevisionSummary) => r.fate === 'current' && r.verdict === 'returned'

export function Revisions({
  place,
  submission,
  consolidatedAt,
}: {
  place: Place
  submission: Submission
  consolidatedAt: Place | null
}) {
  const [open, setOpen] = useState<Revision | null>(null)
  const act = useAct()
  if (submission.revisions.length === 0) return null
  const toggle = (r: RevisionSummary) => {
    if (open?.number === r.number) setOpen(null)
    else void act.run(async () => setOpen(await api.revision(place, r.number)))
  }
  return (
    <section aria-labelledby="revisions-title">
      <h2 id="revisions-title">{t(text.revisions)}</h2>
      <ol class="revisions">
        {[...submission.revisions]
          .sort((a, b) => b.number - a.number)
          .map(r => (
            <li key={r.number} class={r.fate}>
              <div class="row">
                <strong>{t(text.revisionN, r.number)}</strong>
                <span>
                  <At at={r.submittedAt} /> · {r.by}
                </span>
                {r.dated && <span>{r.onTime ? t(text.onTime) : t(text.lateDays, r.daysLate)}</span>}
                {!isSentBack(r) && <span class="flag">{t(fate[r.fate])}</span>}
                {r.verdict !== 'none' && <span class="flag">{t(verdict[r.verdict])}</span>}
                {r.nil && <span class="flag">∅ {t(text.nil)}</span>}
                <button
                  type="button"
                  class="plain"
                  aria-expanded={open?.number === r.number}
                  disabled={act.busy}
                  onClick={() => toggle(r)}
                >
                  {t(open?.number === r.number ? text.hide : text.show)}
                </button>
                {r.fate !== 'setAside' && (
                  <a href={path.receipt(place, r.number)}>
                    {t(text.receipt)} {r.receiptNumber}
                  </a>
                )}
              </div>
              {r.reason && <blockquote>{r.reason}</blockquote>}
              {open?.number === r.number && (
                <RevisionView place={place} form={submission.form} revision={open} consolidatedAt={consolidatedAt} />
              )}
            </li>
          ))}
      </ol>
      <ProblemBox problem={act.problem} />
    </section>
  )
}

export function Log({ submission }: { submission: Submission }) {
  if (submission.log.length === 0) return null
  return (
    <section aria-labelledby="log-title" class="log">
      <h2 id="log-title">{t(text.log)}</h2>
      <ol>
        {submission.log.map((l, i) => (
          <li key={i}>
            <At at={l.at} /> <strong>{t(l.eventName)}</strong> — {l.by}
            {l.contact ? (
              <>
                : <ContactLine contact={l.contact} />
              </>
            ) : (
              l.detail && <>: {l.detail}</>
            )}
            {l.sealed && (
              <>
                {' '}
                <span class="small" title={l.sealed}>
                  {t(text.sealedAs, l.sealed.slice(0, 12))}
                </span>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
