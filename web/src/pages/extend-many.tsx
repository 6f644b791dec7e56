import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { ExtensionOutcomes, Matrix, MatrixColumn } from '../contract/contract'
import { t } from '../format/language'
import { Check, Choose, DayInput, LongInput } from '../parts/inputs'
import { Dialog, ProblemBox } from '../parts/parts'
import { useAct, useHere } from '../server/session'
import { text } from '../texts/text'
import { columnKey } from './matrix-view'

/** More time for several units or all, granted without being asked. */
export function ExtendMany({ cycle, matrix }: { cycle: string; matrix: Matrix }) {
  const columns = matrix.columns.filter(c => c.deadline && waiting(matrix, c).length > 0)
  const [open, setOpen] = useState(false)
  if (!matrix.allowedActions.includes('extend') || columns.length === 0) return null
  return (
    <>
      <button type="button" data-testid="extend-many" onClick={() => setOpen(true)}>
        {t(text.extendMany)}
      </button>
      {open && <ExtendDialog cycle={cycle} matrix={matrix} columns={columns} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Who owes it and has not submitted. */
const waiting = (matrix: Matrix, column: MatrixColumn) => {
  const i = matrix.columns.indexOf(column)
  return matrix.rows.filter(
    r =>
      r.cells[i] &&
      !r.cells[i].waived &&
      (r.cells[i].status === 'notStarted' || r.cells[i].status === 'draft' || r.cells[i].status === 'returned'),
  )
}

function ExtendDialog({
  cycle,
  matrix,
  columns,
  onClose,
}: {
  cycle: string
  matrix: Matrix
  columns: MatrixColumn[]
  onClose: () => void
}) {
  const { refresh } = useHere()
  const [key, setKey] = useState(columnKey(columns[0]!))
  const column = columns.find(c => columnKey(c) === key)!
  const rows = waiting(matrix, column)
  const [left, setLeft] = useState<string[]>([])
  const [lastDay, setLastDay] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<ExtensionOutcomes | null>(null)
  const act = useAct()
  const chosen = rows.filter(r => !left.includes(r.unit)).map(r => r.unit)
  const run = (e: Event) => {
    e.preventDefault()
    void act.run(async () =>
      setDone(
        await api.grantExtensions(cycle, {
          obligation: column.obligation,
          period: column.period,
          collector: matrix.unit,
          units: left.length === 0 ? null : chosen,
          lastDay,
          reason,
        }),
      ),
    )
  }
  const leave = () => {
    onClose()
    if (done) refresh()
  }
  return (
    <Dialog title={t(text.extendMany)} onClose={leave}>
      {done ? (
        <div role="status" data-testid="extended-many">
          <p>
            <strong>{t(text.extendManyDone, done.extended)}</strong>
          </p>
          <ul class="notes">
            {done.outcomes
              .filter(o => !o.extended)
              .map(o => (
                <li key={o.unit}>
                  {t(o.unitName)}: {o.problem && t(o.problem)}
                </li>
              ))}
          </ul>
          <button type="button" onClick={leave}>
            {t(text.close)}
          </button>
        </div>
      ) : (
        <form onSubmit={run}>
          <p>{t(text.extendManyExplained)}</p>
          <Choose
            label={t(text.duty)}
            value={key}
            onValue={k => {
              setKey(k)
              setLeft([])
            }}
            options={columns.map(c => ({ value: columnKey(c), label: `${t(c.name)} · ${t(c.periodName)}` }))}
          />
          {column.deadline && (
            <p class="quiet">
              {t(text.nowIs)}: {t(column.deadline.full)}
            </p>
          )}
          <fieldset class="units">
            <legend>{t(text.extendManyUnits)}</legend>
            <Check
              label={t(text.extendManyAll)}
              checked={left.length === 0}
              onValue={on => setLeft(on ? [] : rows.map(r => r.unit))}
            />
            {rows.map(r => (
              <Check
                key={r.unit}
                label={t(r.unitName)}
                checked={!left.includes(r.unit)}
                onValue={on => setLeft(on ? left.filter(u => u !== r.unit) : [...left, r.unit])}
              />
            ))}
          </fieldset>
          <DayInput label={t(text.extendManyDay)} value={lastDay} onValue={setLastDay} required testid="extend-day" />
          <LongInput
            label={t(text.reason)}
            value={reason}
            onValue={setReason}
            rows={2}
            required
            testid="extend-reason"
          />
          <ProblemBox problem={act.problem} />
          <button class="main" data-testid="confirm" disabled={act.busy || !lastDay || chosen.length === 0}>
            {t(text.extendMany)}
          </button>
        </form>
      )}
    </Dialog>
  )
}
