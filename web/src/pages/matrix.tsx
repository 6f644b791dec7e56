import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Duty, Matrix, MatrixColumn } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { Counts } from '../parts/counts'
import { Choose } from '../parts/inputs'
import { At, Await, DeadlineLine, PageTitle } from '../parts/parts'
import { signOf, toneOf } from '../parts/status'
import { go, path } from '../routes/route'
import { useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { Chase } from './chase'
import { ExtendMany } from './extend-many'
import { columnKey, filters, matches, narrowed, type Filter } from './matrix-view'

const filterNames: Record<Filter, typeof text.filterAll> = {
  all: text.filterAll,
  missing: text.filterMissing,
  late: text.filterLate,
  returned: text.filterReturned,
  waiting: text.filterWaiting,
}

export function MatrixPage({ cycle, unit }: { cycle: string; unit: string | null }) {
  const { session } = useHere()
  const mine = session.grants.filter(g => g.role !== 'officer' && g.role !== 'administrator')
  const of = unit ?? mine[0]?.unit ?? session.grants[0]?.unit ?? ''
  const loaded = useLoad(path.matrix(cycle, of), () => api.matrix(cycle, of))
  const units = [...new Map(mine.map(g => [g.unit, g.unitName]))]
  return (
    <>
      <PageTitle title={t(text.matrix)}>
        {units.length > 1 && (
          <Choose
            label={t(text.collector)}
            value={of}
            onValue={u => go(path.matrix(cycle, u))}
            options={units.map(([value, name]) => ({ value, label: t(name) }))}
          />
        )}
      </PageTitle>
      <Await loaded={loaded}>{matrix => <Loaded cycle={cycle} matrix={matrix} />}</Await>
    </>
  )
}

function Loaded({ cycle, matrix }: { cycle: string; matrix: Matrix }) {
  const [obligation, setObligation] = useState('')
  const [filter, setFilter] = useState<Filter>('all')
  const shown = narrowed(matrix, obligation, filter)
  const obligations = [...new Map(matrix.columns.map(c => [c.obligation, c.name]))]
  return (
    <>
      <p class="quiet">{t(matrix.unitName)}</p>
      <div class="filters">
        <div class="row" role="group" aria-label={t(text.filter)}>
          {filters.map(f => (
            <button
              key={f}
              type="button"
              class="chip"
              aria-pressed={filter === f}
              data-testid={`filter-${f}`}
              onClick={() => setFilter(f)}
            >
              {t(filterNames[f])}
            </button>
          ))}
        </div>
        <Choose
          label={t(text.duty)}
          value={obligation}
          onValue={setObligation}
          options={[
            { value: '', label: t(text.allDuties) },
            ...obligations.map(([value, name]) => ({ value, label: t(name) })),
          ]}
        />
      </div>
      <Chase cycle={cycle} matrix={matrix} />
      <p>
        <ExtendMany cycle={cycle} matrix={matrix} />
      </p>
      {shown.rows.length === 0 ? (
        <p class="box" role="status">
          {t(text.nothingMatches)}
        </p>
      ) : (
        <>
          <div class="matrix-wrap wide-only" tabIndex={0} role="region" aria-label={t(text.matrix)}>
            <table class="matrix">
              <thead>
                <tr>
                  <th class="corner">{t(text.unit)}</th>
                  {shown.columns.map(c => (
                    <th key={columnKey(c)} scope="col">
                      <ColumnHead cycle={cycle} matrix={matrix} column={c} />
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.rows.map(r => (
                  <tr key={r.unit}>
                    <th scope="row">
                      {t(r.unitName)}
                      {r.invited && <span class="quiet"> ({t(text.invited)})</span>}
                      {r.cells.some(c => c?.isConsolidation) && <LinkBelow cycle={cycle} unit={r.unit} />}
                    </th>
                    {r.cells.map((d, i) => (
                      <td key={i} class={d && !matches(d, filter) ? 'dim' : ''}>
                        {d ? (
                          <CellLink duty={d} />
                        ) : (
                          <span class="quiet" title={t(text.notOwed)}>
                            ·
                          </span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div class="narrow-only">
            {shown.columns.map((c, i) => {
              const rows = shown.rows.filter(r => r.cells[i] && matches(r.cells[i], filter))
              return rows.length === 0 ? null : (
                <details class="column-list" key={columnKey(c)} open={shown.columns.length <= 3 || i === 0}>
                  <summary>
                    <ColumnHead cycle={cycle} matrix={matrix} column={c} />
                  </summary>
                  <ul>
                    {rows.map(r => (
                      <li key={r.unit}>
                        <span>{t(r.unitName)}</span>
                        {r.cells[i] && <CellLink duty={r.cells[i]} small />}
                      </li>
                    ))}
                  </ul>
                </details>
              )
            })}
          </div>
        </>
      )}
      <p class="quiet legend">{t(text.legend)}</p>
    </>
  )
}

function LinkBelow({ cycle, unit }: { cycle: string; unit: string }) {
  return (
    <>
      {' '}
      <a href={path.matrix(cycle, unit)} class="small">
        {t(text.unitsBelow)}
      </a>
    </>
  )
}

function ColumnHead({ cycle, matrix, column }: { cycle: string; matrix: Matrix; column: MatrixColumn }) {
  return (
    <div class="column-head">
      <strong>{t(column.name)}</strong> <span class="quiet">{t(column.periodName)}</span>
      <div class="small">
        <DeadlineLine deadline={column.deadline} />
      </div>
      <Counts completeness={column.completeness} />
      {column.hasConsolidation && (
        <a
          class="small"
          href={path.consolidation({ cycle, obligation: column.obligation, period: column.period, unit: matrix.unit })}
        >
          {t(text.consolidation)}
        </a>
      )}
    </div>
  )
}

function CellLink({ duty: d, small }: { duty: Duty; small?: boolean }) {
  const waiting = d.status === 'notStarted' || d.status === 'draft' || d.status === 'returned'
  const due = d.deadline && waiting && d.isOpen ? day(d.deadline.lastDay) : null
  return (
    <a
      class={`cell ${toneOf(d)}`}
      href={path.submission(d)}
      data-testid={small ? undefined : `matrix-cell-${d.unit}-${d.obligation}-${d.period}`}
      data-status={d.status}
    >
      <span>
        {signOf(d)} {t(d.statusName)}
      </span>
      {d.flag !== 'none' && <small>{t(d.flagName)}</small>}
      {d.nilName && <small>{t(d.nilName)}</small>}
      {d.waived && <small>{t(text.waivedUnits)}</small>}
      {d.isFed && <small>{t(text.fedByShort)}</small>}
      {waiting && !d.isOpen && <small>{t(text.opensOn, day(d.opensOn))}</small>}
      {d.desk.holder === 'reviewer' && d.desk.workingDays > 0 && <small>{t(text.deskWaits, d.desk.workingDays)}</small>}
      {due && <small>{t(text.dueOn, due)}</small>}
      {d.extensionRequested && <small>{t(text.extensionWaiting)}</small>}
      {d.blocked && <small>{t(text.blocking)}</small>}
      {d.lastContact && (
        <small title={d.lastContact.words}>
          ☎ {t(text.contacted)} <At at={d.lastContact.at} />
        </small>
      )}
      {d.openDifficulties > 0 && <small>? {t(text.openDifficulties, d.openDifficulties)}</small>}
    </a>
  )
}
