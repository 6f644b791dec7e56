import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Place, WorkbookAnswer } from '../contract/contract'
import { t } from '../format/language'
import { ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import type { Draft } from './draft'

type Answered = { name: string; bytes: Blob; answer: WorkbookAnswer }
const fieldOf = (path: string) => path.split('.')[0] ?? ''

/** The unit's Excel file: down, and up again into the draft. It never submits. */
export function Workbook({ place, draft }: { place: Place; draft: Draft }) {
  const [read, setRead] = useState<Answered | null>(null)
  const [over, setOver] = useState(false)
  const act = useAct()
  const take = (file: File | undefined) => {
    if (!file) return
    void act.run(async () => {
      setRead(null)
      const bytes = new Blob([await file.arrayBuffer()])
      // What is typed goes to the server first: the file is compared with it there.
      await draft.saveNow()
      const { etag, faults } = await draft.toSend()
      const answer = await api.fillFromWorkbook(place, bytes, etag)
      // What was typed and could not be sent stays typed, where the file says nothing of it.
      const changed = answer.changes.map(c => fieldOf(c.path))
      if (answer.applied)
        draft.adopt(
          answer.submission,
          faults.map(f => fieldOf(f.path)).filter(code => !changed.includes(code)),
        )
      setRead({ name: file.name.normalize('NFC'), bytes, answer })
    })
  }
  return (
    <section class="form-section workbook" aria-labelledby="workbook-title">
      <h3 id="workbook-title">{t(text.workbook)}</h3>
      <p class="help">{t(text.workbookExplained)}</p>
      <div
        class={over ? 'drop over' : 'drop'}
        onDragOver={e => {
          e.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={e => {
          e.preventDefault()
          setOver(false)
          take(e.dataTransfer?.files[0])
        }}
      >
        <a class="button" href={api.workbookUrl(place)} download data-testid="workbook-download">
          {t(text.downloadWorkbook)}
        </a>
        <label class="file-label">
          <span>{t(act.busy ? text.workbookReading : text.chooseWorkbook)}</span>
          <input
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            disabled={act.busy}
            data-testid="workbook-upload"
            onChange={e => {
              take(e.currentTarget.files?.[0])
              e.currentTarget.value = ''
            }}
          />
        </label>
      </div>
      <ProblemBox problem={act.problem} />
      <div role="status">{read && <Read place={place} {...read} />}</div>
    </section>
  )
}

function Read({ place, name, bytes, answer: { applied, changes, problems, marked } }: Answered & { place: Place }) {
  const [look, words] = problems.length ? ['box warnbox', text.workbookNotApplied] : ['box', text.workbookNoChanges]
  return (
    <div data-testid="workbook-read">
      <p class={applied ? 'box ok' : look}>
        <strong>{t(applied ? text.workbookApplied : words, name)}</strong>
      </p>
      {problems.length > 0 && (
        <div class="box bad">
          <strong>{t(text.workbookProblems, problems.length)}</strong>
          {marked && <Marked place={place} name={name} bytes={bytes} />}
          <table class="values stack">
            <thead>
              <tr>
                <th scope="col">{t(text.sheetCell)}</th>
                <th scope="col">{t(text.place)}</th>
                <th scope="col">{t(text.whatIsWrong)}</th>
              </tr>
            </thead>
            <tbody>
              {problems.map((p, i) => (
                <tr key={i}>
                  <td data-label={t(text.sheetCell)}>{p.cell ? `${p.sheet}!${p.cell}` : p.sheet}</td>
                  <td data-label={t(text.place)}>
                    <code>{p.path}</code>
                  </td>
                  <td>
                    {p.severity === 'explanation' && <strong>{t(text.needsExplanation)}: </strong>}
                    {p.severity === 'warning' && <strong>{t(text.notice)}: </strong>}
                    {t(p.text)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {changes.length > 0 && (
        <details open={changes.length <= 20}>
          <summary>{t(text.workbookChanges, changes.length)}</summary>
          <table class="values stack">
            <thead>
              <tr>
                <th scope="col">{t(text.place)}</th>
                <th scope="col">{t(text.before)}</th>
                <th scope="col">{t(text.after)}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(c => (
                <tr key={c.path}>
                  <th scope="row">
                    {t(c.label)} <code class="quiet">{c.path}</code>
                  </th>
                  <td data-label={t(text.before)}>{c.before ?? t(text.empty)}</td>
                  <td data-label={t(text.after)}>
                    <strong>{c.after ?? t(text.empty)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  )
}

/** The file is kept nowhere: to come back marked it is sent once more. */
function Marked({ place, name, bytes }: Omit<Answered, 'answer'> & { place: Place }) {
  const act = useAct()
  const download = () =>
    void act.run(async () => {
      const url = URL.createObjectURL(await api.markWorkbook(place, bytes))
      const link = Object.assign(document.createElement('a'), {
        href: url,
        download: name.replace(/(\.xlsx)?$/i, t(text.markedSuffix)),
      })
      link.click()
      setTimeout(() => URL.revokeObjectURL(url), 60_000)
    })
  return (
    <div>
      <button type="button" data-testid="workbook-marked" disabled={act.busy} onClick={download}>
        {t(text.downloadMarked)}
      </button>
      <ProblemBox problem={act.problem} />
    </div>
  )
}
