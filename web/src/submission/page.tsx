import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, Receipt, Submission } from '../contract/contract'
import { At, Await, DeadlineLine, Fact, Facts, PageTitle, ProblemBox, Quote } from '../parts/parts'
import { Status } from '../parts/status'
import { t } from '../format/language'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { text } from '../texts/text'
import { AskButtons } from './ask'
import { Editor } from './editor'
import { Log, Returned, Revisions } from './history'
import { ReceiptBox } from './receipt'
import { Review } from './review'
import { RevisionView } from './view'

export function SubmissionPage({ place }: { place: Place }) {
  const loaded = useLoad(path.submission(place), () => api.submission(place))
  return (
    <Await loaded={loaded}>
      {s => <Loaded place={place} submission={s} set={loaded.set} reload={loaded.reload} />}
    </Await>
  )
}

/** The duty in the plan's words: what, to whom, by when. */
export function DutyHead({ submission: s }: { submission: Submission }) {
  return (
    <>
      <Facts>
        <Fact name={t(text.unit)}>{t(s.unitName)}</Fact>
        <Fact name={t(text.sentTo)}>
          {t(s.to)}
          {s.through && ` (${t(text.through, t(s.through))})`}
        </Fact>
        <Fact name={t(text.deadline)}>
          <DeadlineLine deadline={s.deadline} />
        </Fact>
        {s.desk.sentence && (
          <Fact name={t(text.desk)}>
            <span data-testid="desk">{t(s.desk.sentence)}</span>
          </Fact>
        )}
        {s.revisions.length > 0 && <Fact name={t(text.deskTotals)}>{t(s.desk.totals)}</Fact>}
      </Facts>
      <Quote clause={s.clause} words={s.words} />
    </>
  )
}

/** Why an expected action is not there now; several actions may share one reason. */
export function WhyNot({ submission }: { submission: Submission }) {
  const reasons = [...new Set(submission.disallowed.map(d => t(d.reason)))]
  return reasons.length === 0 ? null : (
    <ul class="quiet small notes">
      {reasons.map(r => (
        <li key={r}>{r}</li>
      ))}
    </ul>
  )
}

/** Where the figures of a consolidated report were put together. */
const consolidatedAt = (place: Place, s: Submission): Place | null => s.fedBy ?? (s.isConsolidation ? place : null)

function Waived({ waiver }: { waiver: NonNullable<Submission['waiver']> }) {
  return (
    <section class="box" data-testid="waived">
      <p>
        <strong>{t(text.waived)}</strong> — {waiver.by}, <At at={waiver.at} />
      </p>
      <blockquote>{waiver.reason}</blockquote>
    </section>
  )
}

function Loaded({
  place,
  submission: s,
  set,
  reload,
}: {
  place: Place
  submission: Submission
  set: (s: Submission) => void
  reload: () => void
}) {
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [replacing, setReplacing] = useState(false)
  const [edition, setEdition] = useState(0)
  const mayWrite = s.allowedActions.includes('draft') || s.allowedActions.includes('submit')
  const open = s.status === 'notStarted' || s.status === 'draft' || s.status === 'returned'
  const editing = mayWrite && !s.fedBy && (open || replacing)
  const renewing = useAct()
  // The editor begins anew only when the server's newest state is there: it starts from what it is given.
  const renew = () =>
    void renewing.run(async () => {
      set(await api.submission(place))
      setEdition(n => n + 1)
      setReplacing(false)
    })
  const submitted = (r: Receipt) => {
    setReceipt(r)
    renew()
    scrollTo(0, 0)
  }
  return (
    <article>
      <PageTitle title={`${t(s.name)} — ${t(s.periodName)}`}>
        <Status duty={s} />
      </PageTitle>
      {receipt && <ReceiptBox place={place} receipt={receipt} />}
      {s.status === 'returned' && s.returned && <Returned returned={s.returned} />}
      <DutyHead submission={s} />
      {s.waiver && <Waived waiver={s.waiver} />}
      {s.fedBy ? (
        <p class="box" data-testid="fed-by">
          {t(text.fedBy)} <a href={path.consolidation(s.fedBy)}>{t(text.toFedBy)}</a>
        </p>
      ) : (
        <WhyNot submission={s} />
      )}

      <ProblemBox problem={renewing.problem} />
      {editing && (
        <section aria-labelledby="editor-title">
          <h2 id="editor-title">{t(s.form.title)}</h2>
          <Editor
            key={edition}
            place={place}
            submission={s}
            submitLabel={t(s.status === 'returned' ? text.submitAgain : text.submit)}
            workbook
            onSubmit={(content, etag) => api.submit(place, content, etag)}
            onSaved={set}
            onReceipt={submitted}
            onReload={renew}
          />
        </section>
      )}
      {!editing && s.current && (
        <section aria-labelledby="current-title">
          <h2 id="current-title">{t(text.currentRevision, s.current.number)}</h2>
          <RevisionView place={place} form={s.form} revision={s.current} consolidatedAt={consolidatedAt(place, s)} />
        </section>
      )}
      {!editing && !s.current && <p class="box">{t(text.nothingSubmitted)}</p>}
      {!editing && mayWrite && !s.fedBy && s.current && (
        <button type="button" data-testid="replace" onClick={() => setReplacing(true)}>
          {t(text.replace)}
        </button>
      )}
      {(s.current || s.draft) && !s.isConsolidation && !s.fedBy && (
        <p class="no-print">
          <a class="button" href={api.ownReportUrl(place)} download data-testid="own-report">
            {t(text.downloadOwnReport)}
          </a>
        </p>
      )}
      {s.isConsolidation && (
        <p>
          <a class="button" href={path.consolidation(place)}>
            {t(text.consolidation)}
          </a>
        </p>
      )}
      <Review place={place} submission={s} set={set} />
      <AskButtons place={place} submission={s} set={set} onAsked={reload} />
      <Revisions place={place} submission={s} consolidatedAt={consolidatedAt(place, s)} />
      <p>
        <a href={path.why(place)}>{t(text.why)}</a>
      </p>
      <Log submission={s} />
    </article>
  )
}
