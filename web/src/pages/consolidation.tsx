import { useState } from 'preact/hooks'
import { api, type Place } from '../api'
import type { Cell, CellPart, Consolidation, Field, Receipt } from '../contract'
import { day, number, percent } from '../format'
import { t } from '../language'
import { At, Await, DeadlineLine, Fact, Facts, PageTitle, ProblemBox } from '../parts/parts'
import { Status } from '../parts/status'
import { path } from '../route'
import { useAct, useLoad } from '../session'
import { Editor } from '../submission/editor'
import { Log, Returned, Revisions } from '../submission/history'
import { ReceiptBox } from '../submission/receipt'
import { SplitsView } from '../parts/breakdown'
import { RevisionView } from '../submission/view'
import { WhyNot } from '../submission/page'
import { text } from '../text'
import { Counts } from './matrix'

export function ConsolidationPage({ place }: { place: Place }) {
  const loaded = useLoad(path.consolidation(place), () => api.consolidation(place))
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const [edition, setEdition] = useState(0)
  const renewing = useAct()
  const renew = () => void renewing.run(async () => { loaded.set(await api.consolidation(place)); setEdition(n => n + 1) })
  return (
    <>
      <Await loaded={loaded}>{c => (
        <>
          <PageTitle title={`${t(text.consolidation)}: ${t(c.name)} · ${t(c.periodName)} — ${t(c.unitName)}`}>{c.own && <Status duty={c.own} />}</PageTitle>
          <ProblemBox problem={renewing.problem} />
          {receipt && <ReceiptBox place={place} receipt={receipt} />}
          {c.own?.status === 'returned' && c.own.returned && <Returned returned={c.own.returned} />}
          <Upward consolidation={c} place={place} />
          <Targets consolidation={c} />
          <Figures consolidation={c} />
          <Narratives consolidation={c} />
          {c.own && <Own key={edition} place={place} consolidation={c} onSaved={own => loaded.set({ ...c, own })}
            onReload={renew} onReceipt={r => { setReceipt(r); renew(); scrollTo(0, 0) }} />}
          <Sources consolidation={c} />
        </>
      )}</Await>
    </>
  )
}

const unitName = (c: Consolidation, code: string) => { const name = c.unitNames[code]; return name ? t(name) : code }
const at = (c: Consolidation, unit: string) => ({ cycle: c.cycle, obligation: c.obligation, period: c.period, unit })

function Upward({ consolidation: c, place }: { consolidation: Consolidation; place: Place }) {
  return (
    <section class="box" aria-label={t(text.completeness)}>
      <Counts completeness={c.completeness} />
      {c.completeness.missing.length > 0 && (
        <p><strong>{t(text.missingUnits)}:</strong> {c.completeness.missing.map((u, i) => <>{i > 0 && ', '}<a href={path.submission(at(c, u))}>{unitName(c, u)}</a></>)}</p>
      )}
      {c.closings.map(({ endsAt, lastDay, completeness: then }) => (
        <p key={endsAt} class="small">{t(text.atClosing, day(lastDay), then.received, then.expected, then.nil)}
          {then.missing.length > 0 && ` ${t(text.atClosingMissing, then.missing.map(u => unitName(c, u)).join(', '))}`}</p>
      ))}
      {c.own && <Facts>
        <Fact name={t(text.sentTo)}>{t(c.own.to)}</Fact>
        <Fact name={t(text.deadline)}><DeadlineLine deadline={c.own.deadline} /></Fact>
      </Facts>}
      {c.allowedActions.includes('download') && (
        <div class="row no-print">
          <a class="button" href={api.reportUrl(place, 'docx')} download data-testid="download-docx">{t(text.downloadDocx)}</a>
          <a class="button" href={api.reportUrl(place, 'csv')} download data-testid="download-csv">{t(text.downloadCsv)}</a>
        </div>
      )}
    </section>
  )
}

function Targets({ consolidation: c }: { consolidation: Consolidation }) {
  if (c.targets.length === 0) return null
  return (
    <section><h2>{t(text.targets)}</h2>
      <table class="values figures">
        <thead><tr><th>{t(text.target)}</th><th>{t(text.goal)}</th><th>{t(text.reached)}</th></tr></thead>
        <tbody>{c.targets.map(x => (
          <tr key={x.code}>
            <th scope="row">{t(x.name)} <span class="quiet">({x.clause})</span></th>
            <td class="n">{x.goalPercent} %</td>
            <td class="n">{x.met !== null && <span aria-hidden="true">{x.met ? '✓ ' : '✗ '}</span>}<strong>{t(x.shown)}</strong>
              {x.met !== null && <div class="small">{t(x.met ? text.targetMet : text.targetNotMet)}</div>}</td>
          </tr>
        ))}</tbody>
      </table>
    </section>
  )
}

/** The four different things a figure can be. */
function stateText(state: Cell['state']) {
  return { value: text.noData, nil: text.nil, notApplicable: text.nothingToDivide, missing: text.noData }[state]
}

function Figure({ cell, field }: { cell: Cell | CellPart; field: Field }) {
  if ('withheld' in cell && cell.withheld) return <span title={t(text.withheldWhy)}>▧ {t(text.withheld)}</span>
  if (cell.state !== 'value' && cell.numerator === null && cell.number === null) return <span class="quiet">{t(stateText(cell.state))}</span>
  if (cell.numerator !== null && cell.denominator !== null)
    return <><strong>{number(cell.numerator)}/{number(cell.denominator)}</strong> <span class="quiet">{cell.state === 'notApplicable' ? t(text.nothingToDivide) : percent(cell.numerator, cell.denominator)}</span></>
  if (cell.number !== null) return <><strong>{number(cell.number)}</strong>{cell.state === 'nil' && <span class="quiet"> ({t(text.nil)})</span>}</>
  if ('text' in cell && cell.text !== null) return <span class="prose">{field.options?.find(o => o.code === cell.text)?.name.vi ?? cell.text}</span>
  return <span class="quiet">{t(stateText(cell.state))}</span>
}

function Figures({ consolidation: c }: { consolidation: Consolidation }) {
  const rows = c.cells.flatMap(cell => {
    const field = c.fields.find(f => f.code === cell.field)
    return field && field.type !== 'narrative' ? [{ cell, field }] : []
  })
  return (
    <section><h2>{t(text.figures)}</h2>
      <p class="quiet">{t(text.figuresHelp)}</p>
      <div class="figure-list">{rows.map(({ cell, field }) => (
        <details key={cell.field} class="figure" data-testid={`figure-${cell.field}`}>
          <summary>
            <span class="figure-name">{field.code}. {t(field.name)}</span>
            <span class="figure-value"><Figure cell={cell} field={field} /> {cell.state === 'value' && field.measure && <span class="quiet">{t(field.measure)}</span>}</span>
            <span class="figure-of">{t(text.unitsOf, cell.reported, cell.expected)}</span>
          </summary>
          <SplitsView splits={cell.splits} dimensions={c.dimensions} />
          <table class="values stack">
            <thead><tr><th>{t(text.unit)}</th><th>{t(text.value)}</th><th>{t(text.fromRevision)}</th></tr></thead>
            <tbody>{cell.parts.map(p => (
              <tr key={p.unit}>
                <th scope="row">{unitName(c, p.unit)}</th>
                <td><Figure cell={p} field={field} />{!p.withheld && <SplitsView splits={p.splits} dimensions={c.dimensions} />}</td>
                <td>{p.revision !== null ? <a href={path.submission(at(c, p.unit))}>{t(text.revisionN, p.revision)}</a> : '—'}</td>
              </tr>
            ))}</tbody>
          </table>
        </details>
      ))}</div>
    </section>
  )
}

function Narratives({ consolidation: c }: { consolidation: Consolidation }) {
  const fields = c.fields.filter(f => f.type === 'narrative')
  if (fields.length === 0) return null
  return (
    <section><h2>{t(text.narratives)}</h2>
      {fields.map(f => {
        const parts = c.cells.find(x => x.field === f.code)?.parts.filter(p => p.text) ?? []
        return (
          <div key={f.code}>
            <h3>{f.code}. {t(f.name)}</h3>
            {parts.length === 0 ? <p class="quiet">{t(text.noNarratives)}</p> : parts.map(p => (
              <blockquote key={p.unit}><p class="prose">{p.text}</p><footer>— {unitName(c, p.unit)}{p.revision !== null && <>, <a href={path.submission(at(c, p.unit))}>{t(text.revisionN, p.revision)}</a></>}</footer></blockquote>
            ))}
          </div>
        )
      })}
    </section>
  )
}

function Own({ place, consolidation: c, onSaved, onReload, onReceipt }: {
  place: Place; consolidation: Consolidation; onSaved: (own: NonNullable<Consolidation['own']>) => void; onReload: () => void; onReceipt: (r: Receipt) => void
}) {
  const own = c.own
  const [replacing, setReplacing] = useState(false)
  if (!own) return null
  // The consolidation says what may be done to it; the editor asks the submission, so both answers are joined here.
  const submission = { ...own, allowedActions: [...own.allowedActions.filter(a => a !== 'draft' && a !== 'submit'),
    ...c.allowedActions.filter(a => a === 'draft' || a === 'submit')] }
  const mayWrite = c.allowedActions.includes('draft') || c.allowedActions.includes('submit')
  const open = own.status === 'notStarted' || own.status === 'draft' || own.status === 'returned'
  return (
    <section aria-labelledby="own-title">
      <h2 id="own-title">{t(text.ownWords)}</h2>
      <WhyNot submission={own} />
      {mayWrite && (open || replacing)
        ? <Editor place={place} submission={submission} submitLabel={t(text.submitUpward, t(own.to))}
            onSubmit={(content, etag) => api.submitConsolidation(place, content, etag)} onSaved={onSaved} onReceipt={onReceipt} onReload={onReload} />
        : own.current && <RevisionView place={place} form={own.form} revision={own.current} />}
      {mayWrite && !open && !replacing && <button type="button" onClick={() => setReplacing(true)}>{t(text.replace)}</button>}
      <Revisions place={place} submission={own} />
      <Log submission={own} />
    </section>
  )
}

function Sources({ consolidation: c }: { consolidation: Consolidation }) {
  return (
    <details class="quote"><summary>{t(text.sources, c.sources.length)}</summary>
      <ul class="sources">{c.sources.map(s => (
        <li key={s.unit}><a href={path.submission(at(c, s.unit))}>{unitName(c, s.unit)}</a> · {t(text.revisionN, s.revision)} · <At at={s.submittedAt} /> · {s.by}
          {s.nil && ` · ${t(text.nil)}`}{s.accepted && ` · ${t(text.verdictAccepted)}`}<br /><code class="hash">{s.valuesSha256}</code></li>
      ))}</ul>
    </details>
  )
}
