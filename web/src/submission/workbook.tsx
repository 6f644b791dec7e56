import { useState } from 'preact/hooks'
import { api, type Place } from '../api'
import type { WorkbookAnswer } from '../contract'
import { t } from '../language'
import { ProblemBox } from '../parts/parts'
import { useAct } from '../session'
import { text } from '../text'
import type { Draft } from './draft'

/** The unit's Excel file: down, and up again into the draft. It never submits. */
export function Workbook({ place, draft }: { place: Place; draft: Draft }) {
  const [read, setRead] = useState<{ name: string; answer: WorkbookAnswer } | null>(null)
  const [over, setOver] = useState(false)
  const act = useAct()
  const take = (file: File | undefined) => {
    if (!file) return
    void act.run(async () => {
      setRead(null)
      // What is typed goes to the server first: the file is compared with it there, and nothing typed is lost unsaid.
      await draft.saveNow()
      const { etag } = await draft.toSend()
      const answer = await api.fillFromWorkbook(place, file, etag)
      draft.adopt(answer.submission)
      setRead({ name: file.name.normalize('NFC'), answer })
    })
  }
  return (
    <section class="form-section workbook" aria-labelledby="workbook-title">
      <h3 id="workbook-title">{t(text.workbook)}</h3>
      <p class="help">{t(text.workbookExplained)}</p>
      <div class={over ? 'drop over' : 'drop'} onDragOver={e => { e.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}
        onDrop={e => { e.preventDefault(); setOver(false); take(e.dataTransfer?.files[0]) }}>
        <a class="button" href={api.workbookUrl(place)} download data-testid="workbook-download">{t(text.downloadWorkbook)}</a>
        <label class="file-label">
          <span>{t(act.busy ? text.workbookReading : text.chooseWorkbook)}</span>
          <input type="file" accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" disabled={act.busy} data-testid="workbook-upload"
            onChange={e => { take(e.currentTarget.files?.[0]); e.currentTarget.value = '' }} />
        </label>
      </div>
      <ProblemBox problem={act.problem} />
      <div role="status">{read && <Read place={place} {...read} />}</div>
    </section>
  )
}

function Read({ place, name, answer: { applied, changes, problems, refused } }: { place: Place; name: string; answer: WorkbookAnswer }) {
  return (
    <div data-testid="workbook-read">
      <p class={applied ? 'box ok' : 'box warnbox'}><strong>{t(applied ? text.workbookApplied : text.workbookNotApplied, name)}</strong></p>
      {problems.length > 0 && (
        <div class="box bad">
          <strong>{t(text.workbookProblems, problems.length)}</strong>
          {refused && <p><a class="button" href={api.markedWorkbookUrl(place, refused.token)} download data-testid="workbook-marked">{t(text.downloadMarked)}</a></p>}
          <table class="values stack">
            <thead><tr><th>{t(text.sheetCell)}</th><th>{t(text.place)}</th><th>{t(text.whatIsWrong)}</th></tr></thead>
            <tbody>{problems.map((p, i) => <tr key={i}><td data-label={t(text.sheetCell)}>{p.sheet}!{p.cell}</td><td data-label={t(text.place)}><code>{p.path}</code></td><td>{t(p.text)}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {changes.length === 0 ? applied && <p>{t(text.workbookNoChanges)}</p> : (
        <details open={changes.length <= 20}><summary>{t(text.workbookChanges, changes.length)}</summary>
          <table class="values stack">
            <thead><tr><th>{t(text.place)}</th><th>{t(text.before)}</th><th>{t(text.after)}</th></tr></thead>
            <tbody>{changes.map(c => (
              <tr key={c.path}><th scope="row">{t(c.label)} <code class="quiet">{c.path}</code></th>
                <td data-label={t(text.before)}>{c.before ?? t(text.empty)}</td><td data-label={t(text.after)}><strong>{c.after ?? t(text.empty)}</strong></td></tr>
            ))}</tbody>
          </table>
        </details>
      )}
    </div>
  )
}
