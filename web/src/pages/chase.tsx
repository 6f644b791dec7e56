import { useState } from 'preact/hooks'
import { remindInParts } from '../server/in-parts'
import type { Matrix } from '../contract/contract'
import { t } from '../format/language'
import { Choose, LongInput } from '../parts/inputs'
import { Dialog, ProblemBox, Said } from '../parts/parts'
import { path } from '../routes/route'
import { useAct, useHere } from '../server/session'
import { text } from '../texts/text'
import { columnKey, missingText } from './matrix-view'

/** Chasing those who have not sent: a text for the Zalo group, or a reminder to each of them now. */
export function Chase({ cycle, matrix }: { cycle: string; matrix: Matrix }) {
  const { refresh } = useHere()
  const chaseable = matrix.columns.filter(c => c.isOpen && c.completeness.missing.length > 0)
  // The column that is due first among those that still miss somebody is the one asked for.
  const first = [...chaseable].sort((a, b) => ((a.deadline?.endsAt ?? '9') < (b.deadline?.endsAt ?? '9') ? -1 : 1))[0]
  const [chosen, setChosen] = useState('')
  const [copied, setCopied] = useState<string | null>(null)
  const [reminding, setReminding] = useState(false)
  const [note, setNote] = useState('')
  const [said, setSaid] = useState('')
  const [sent, setSent] = useState(0)
  const act = useAct()
  const column = chaseable.find(c => columnKey(c) === chosen) ?? first
  if (!column) return null

  const copy = async () => {
    const words = missingText(matrix, column, location.origin + path.duties(cycle))
    setCopied(words)
    try {
      await navigator.clipboard.writeText(words)
      setSaid(t(text.copied))
    } catch {
      setSaid(t(text.copyByHand))
    }
  }
  const remindAll = (e: Event) => {
    e.preventDefault()
    void act.run(async () => {
      const items = column.completeness.missing.map(unit => ({
        obligation: column.obligation,
        period: column.period,
        unit,
      }))
      const done = await remindInParts(cycle, items, note || null, setSent)
      const reminded = done.filter(d => !d.reason).length
      setSaid(t(text.remindedAll, reminded, done.length - reminded))
      setReminding(false)
      refresh()
    })
  }
  return (
    <section class="box chase" aria-label={t(text.chase)}>
      <div class="row">
        <Choose
          label={t(text.chase)}
          value={columnKey(column)}
          onValue={setChosen}
          options={chaseable.map(c => ({
            value: columnKey(c),
            label: `${t(c.name)} · ${t(c.periodName)} (${t(text.missingCount, c.completeness.missing.length)})`,
          }))}
        />
        <button type="button" data-testid="copy-zalo" onClick={() => void copy()}>
          {t(text.copyForZalo)}
        </button>
        {matrix.allowedActions.includes('remind') && (
          <button type="button" data-testid="remind-all" onClick={() => setReminding(true)}>
            {t(text.remindAll)}
          </button>
        )}
      </div>
      <Said>{said}</Said>
      {copied && (
        <textarea
          class="copied"
          readOnly
          rows={6}
          value={copied}
          aria-label={t(text.copyForZalo)}
          onFocus={e => e.currentTarget.select()}
        />
      )}
      {reminding && (
        <Dialog title={t(text.remindAll)} onClose={() => setReminding(false)}>
          <form onSubmit={remindAll}>
            <p>{t(text.remindAllExplained, column.completeness.missing.length, t(column.name))}</p>
            <LongInput label={t(text.noteOptional)} value={note} onValue={setNote} rows={2} />
            <ProblemBox problem={act.problem} />
            {act.busy && <p role="status">{t(text.remindProgress, sent, column.completeness.missing.length)}</p>}
            <button class="main" data-testid="confirm" disabled={act.busy}>
              {t(text.remindAll)}
            </button>
          </form>
        </Dialog>
      )}
    </section>
  )
}
