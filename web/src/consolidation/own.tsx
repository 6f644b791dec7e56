import { api } from '../server/api'
import type { Consolidation, Place, Receipt } from '../contract/contract'
import { t } from '../format/language'
import { path } from '../routes/route'
import { Editor } from '../submission/editor'
import { Log, Revisions } from '../submission/history'
import { WhyNot } from '../submission/page'
import { RevisionView } from '../submission/view'
import { At } from '../parts/parts'
import { text } from '../texts/text'
import { unitName } from '../figures/figure'

/** The collector's own words, with which the figures go up. */
export function Own({
  place,
  consolidation: c,
  replacing,
  onReplace,
  onSaved,
  onReload,
  onReceipt,
}: {
  place: Place
  consolidation: Consolidation
  replacing: boolean
  onReplace: () => void
  onSaved: (own: NonNullable<Consolidation['own']>) => void
  onReload: () => void
  onReceipt: (r: Receipt) => void
}) {
  const own = c.own
  if (!own) return null
  // The consolidation says what may be done to it; the editor asks the submission, so both answers are joined here.
  const mine = c.allowedActions.flatMap(a => (a === 'draft' || a === 'submit' ? [a] : []))
  const submission = {
    ...own,
    allowedActions: [...own.allowedActions.filter(a => a !== 'draft' && a !== 'submit'), ...mine],
  }
  const { received, expected, missing } = c.completeness
  const incomplete = missing.length > 0 ? { received, expected } : null
  const open = own.status === 'notStarted' || own.status === 'draft' || own.status === 'returned'
  return (
    <section aria-labelledby="own-title" id="own">
      <h2 id="own-title">{t(text.ownWords)}</h2>
      <WhyNot submission={own} />
      {incomplete && mine.length > 0 && (open || replacing) && (
        <p class="box bad" data-testid="incomplete-here">
          <strong>{t(text.incompleteTitle, incomplete.received, incomplete.expected)}</strong>
        </p>
      )}
      {mine.length > 0 && (open || replacing) ? (
        <Editor
          place={place}
          submission={submission}
          submitLabel={t(text.submitUpward, t(own.to))}
          incomplete={incomplete}
          onSubmit={(content, etag, whyIncomplete) =>
            api.submitConsolidation(place, { ...content, whyIncomplete }, etag)
          }
          onSaved={onSaved}
          onReceipt={onReceipt}
          onReload={onReload}
        />
      ) : (
        own.current && <RevisionView place={place} form={own.form} revision={own.current} consolidatedAt={place} />
      )}
      {mine.length > 0 && !open && !replacing && (
        <button type="button" onClick={onReplace}>
          {t(text.replace)}
        </button>
      )}
      <Revisions place={place} submission={own} consolidatedAt={place} />
      <Log submission={own} />
    </section>
  )
}

export function Sources({ consolidation: c, place }: { consolidation: Consolidation; place: Place }) {
  return (
    <details class="quote">
      <summary>{t(text.sources, c.sources.length)}</summary>
      <ul class="sources">
        {c.sources.map(s => (
          <li key={s.unit}>
            <a href={path.submission({ ...place, unit: s.unit })}>{unitName(c.unitNames, s.unit)}</a> ·{' '}
            {t(text.revisionN, s.revision)} · <At at={s.submittedAt} /> · {s.by}
            {s.nil && ` · ${t(text.nil)}`}
            {s.accepted && ` · ${t(text.verdictAccepted)}`}
            <br />
            <code class="hash">{s.valuesSha256}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
