import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { FigureView, Place, Provenance, ProvenancePart, Row } from '../contract/contract'
import { day, number, size } from '../format/format'
import { t } from '../format/language'
import { At, Await, Fact, Facts, PageTitle, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useLoad } from '../server/session'
import { words } from '../contract/words'
import { text } from '../texts/text'
import { Units } from '../figures/figure'
import { Verify } from '../figures/verify'

/** Where one number comes from, level by level down to what the commune sent; on paper as it is opened. */
export function ProvenancePage({ place, cell, revision }: { place: Place; cell: string; revision: number | null }) {
  const loaded = useLoad(path.provenance(place, cell, revision), () => api.provenance(place, cell, revision))
  return (
    <Await loaded={loaded}>
      {p => (
        <article class="provenance">
          <PageTitle title={`${t(text.provenance)}: ${p.field}. ${t(p.name)}`}>
            <p class="quiet">
              <a href={path.consolidation(place)}>{t(text.consolidation)}</a> ·{' '}
              {t(p.revision === null ? text.asOfNow : text.asSentUp, p.revision ?? '')}
            </p>
          </PageTitle>
          <Facts>
            <Fact name={t(text.value)}>
              <strong data-testid="provenance-total">{shown(p.total)}</strong>
              {p.measure && p.total.state === 'value' && ` ${t(p.measure)}`}
            </Fact>
            <Fact name={t(text.reportedBy)}>
              <Units of={p} />
            </Fact>
          </Facts>
          <Level provenance={p} />
          <div class="row no-print">
            <button type="button" onClick={() => print()}>
              {t(text.print)}
            </button>
          </div>
          {revision !== null && <Verify place={place} revision={revision} />}
        </article>
      )}
    </Await>
  )
}

/** As the server says it; a day as days are written here. */
const shown = (f: FigureView) => (f.withheld ? '▧ ' : '') + day(t(f.shown))

function Level({ provenance: p }: { provenance: Provenance }) {
  if (p.parts.length === 0) return <p class="quiet">{t(words.notReported)}</p>
  return (
    <ul class="levels">
      {p.parts.map(part => (
        <li key={part.unit} data-testid={`part-${part.unit}`}>
          <Part cell={p.cell} part={part} />
        </li>
      ))}
    </ul>
  )
}

function Part({ cell, part: p }: { cell: string; part: ProvenancePart }) {
  return (
    <>
      <div class="part-line">
        <strong>{t(p.unitName)}</strong>
        <span class={p.figure.state === 'value' ? 'part-value' : 'part-value quiet'}>
          {shown(p.figure)}
          {typeof p.sourceExpected === 'number' && (
            <span class="quiet small"> · {t(text.sourceUnitsOf, p.sourceReported ?? 0, p.sourceExpected)}</span>
          )}
        </span>
        <span class="quiet small">
          {p.revision === null ? (
            t(text.nothingSubmitted)
          ) : (
            <>
              {p.submission ? (
                <a href={path.submission(p.submission)}>{t(text.revisionN, p.revision)}</a>
              ) : (
                t(text.revisionN, p.revision)
              )}
              {' · '}
              <At at={p.at} /> · {p.by}
              {p.nil && ` · ${t(text.nil)}`}
              {p.accepted && ` · ${t(text.verdictAccepted)}`}
            </>
          )}
        </span>
      </div>
      {p.rows.length > 0 && <EnteredRows rows={p.rows} />}
      {p.files.length > 0 && p.submission && (
        <ul class="files small">
          {p.files.map(f => (
            <li key={f.sha256 + f.name}>
              <a href={api.fileUrl(p.submission!, p.revision!, f)} download={f.name}>
                {f.name}
              </a>{' '}
              <span class="quiet">{size(f.size)}</span> <code class="hash">{f.sha256}</code>
            </li>
          ))}
        </ul>
      )}
      {p.valuesSha256 && (
        <p class="quiet small">
          {t(text.valuesHash)}: <code class="hash">{p.valuesSha256}</code>
        </p>
      )}
      {p.below && <Deeper cell={cell} below={p.below} name={t(p.unitName)} />}
    </>
  )
}

function EnteredRows({ rows }: { rows: Row[] }) {
  return (
    <ul class="small">
      {rows.map((r, i) => (
        <li key={i}>
          {Object.entries(r)
            .map(([column, v]) => `${column}: ${typeof v === 'number' ? number(v) : v}`)
            .join(' · ')}
        </li>
      ))}
    </ul>
  )
}

/** The next level is asked for when it is opened. */
function Deeper({ cell, below, name }: { cell: string; below: NonNullable<ProvenancePart['below']>; name: string }) {
  const [found, setFound] = useState<Provenance | null>(null)
  const act = useAct()
  const open = () => {
    if (!found) void act.run(async () => setFound(await api.provenance(below, cell, below.revision)))
  }
  return (
    <details
      class="deeper"
      onToggle={e => {
        if (e.currentTarget.open) open()
      }}
    >
      <summary data-testid={`deeper-${below.unit}`}>{t(text.whatIsIn, name)}</summary>
      {act.busy && (
        <p class="quiet" role="status">
          {t(text.loading)}
        </p>
      )}
      <ProblemBox problem={act.problem} />
      {found && (
        <>
          <p class="quiet small">
            {shown(found.total)} · <Units of={found} />
          </p>
          <Level provenance={found} />
        </>
      )}
    </details>
  )
}
