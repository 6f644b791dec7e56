import { useEffect, useRef, useState } from 'preact/hooks'
import { api, type Place } from '../api'
import type { Content, Receipt, Submission } from '../contract'
import { day } from '../format'
import { t } from '../language'
import { DayInput, LongInput, TextInput } from '../parts/inputs'
import { At, Dialog, Fact, Facts, ProblemBox } from '../parts/parts'
import { useAct } from '../session'
import { text } from '../text'
import { useDraft, type Draft } from './draft'
import { FormFields } from './fields'
import { Files } from './files'
import { filled, inputFields, localPath, under } from './values'

type Asked = { kind: 'submit'; content: Content; etag: string } | { kind: 'nil'; etag: string }

/** The form of one submission, being filled: a commune's report, or the collector's own words. */
export function Editor({ place, submission, submitLabel, onSubmit, onSaved, onReceipt, onReload }: {
  place: Place; submission: Submission; submitLabel: string
  onSubmit: (content: Content, etag: string) => Promise<Receipt>
  onSaved: (submission: Submission) => void; onReceipt: (receipt: Receipt) => void; onReload: () => void
}) {
  const { form } = submission
  const may = (action: Submission['allowedActions'][number]) => submission.allowedActions.includes(action)
  const draft = useDraft(place, submission, (content, etag) => api.saveDraft(place, content, etag), onSaved)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [strict, setStrict] = useState(false)
  const act = useAct()
  const top = useRef<HTMLDivElement>(null)

  const said = [...(act.problem?.fields ?? []), ...(draft.problem?.fields ?? [])].map(f => ({ ...f, path: localPath(f.path) }))
  // Half-typed values are pointed out once the person asks to submit, or at once when they are no numbers at all.
  const faults = draft.faults.filter(f => strict || f.code === 'not-a-number')
  const problems = [...faults, ...said]
  const places = [...inputFields(form).map(f => f.code), 'document', 'files']
  const unplaced = said.filter(p => !places.some(place => under([p], place).length > 0))

  const showProblems = () => setTimeout(() => {
    const first = top.current?.querySelector<HTMLElement>('.wrong, .errors, .box.bad')
    first?.scrollIntoView({ block: 'center' })
    first?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true })
  })
  useEffect(() => { if (act.problem) showProblems() }, [act.problem])

  const ask = async () => {
    act.clear()
    const { content, faults: wrong, etag } = await draft.toSend()
    setStrict(true)
    if (wrong.length) showProblems()
    else setAsked({ kind: 'submit', content, etag })
  }
  const send = (work: () => Promise<Receipt>) => void act.run(async () => {
    try {
      const receipt = await work()
      draft.sent()
      onReceipt(receipt)
    } catch (e) {
      setAsked(null)
      throw e
    }
  })

  return (
    <div class="editor" ref={top}>
      {draft.kept && draft.phase !== 'stale' && (
        <div class="box warnbox" role="alert">
          <p>{t(text.keptHere)} <At at={draft.kept.at} /></p>
          <button type="button" onClick={draft.useKept}>{t(text.useKept)}</button>
          <button type="button" class="plain" onClick={draft.dropKept}>{t(text.dropKept)}</button>
        </div>
      )}
      <Stale draft={draft} setAside={act.problem?.status === 412 ? act.problem.setAside : null} other={act.problem?.status === 412} onReload={onReload} />
      {act.problem && act.problem.status !== 412 && <ProblemBox problem={act.problem} unplaced={unplaced} />}

      {may('nil') && form.nil && (
        <div class="box nothing">
          <span>{t(text.nilOffer)}</span>
          <button type="button" data-testid="nil" disabled={act.busy}
            onClick={() => { act.clear(); void draft.toSend().then(({ etag }) => setAsked({ kind: 'nil', etag })) }}>∅ {t(form.nil)}</button>
        </div>
      )}
      <FormFields form={form} entries={draft.typed.entries} problems={problems}
        onEntry={(code, entry) => draft.change(now => ({ ...now, entries: { ...now.entries, [code]: entry } }))} />

      {(form.document ?? 'none') !== 'none' && (
        <section class="form-section">
          <h3>{t(text.documentIssued)}{form.document === 'required' && <span class="required"> {t(text.requiredMark)}</span>}</h3>
          <div class="pair">
            <TextInput label={t(text.documentNumber)} help={t(text.documentNumberHelp)} value={draft.typed.document.number} testid="doc-number"
              problems={under(problems, 'document.number').concat(problems.filter(p => p.path === 'document'))}
              onValue={number => draft.change(now => ({ ...now, document: { ...now.document, number } }))} />
            <DayInput label={t(text.documentDate)} value={draft.typed.document.date} testid="doc-date" problems={under(problems, 'document.date')}
              onValue={date => draft.change(now => ({ ...now, document: { ...now.document, date } }))} />
          </div>
        </section>
      )}
      {(form.files ?? 'optional') !== 'none' && (
        <Files form={form} files={draft.typed.files} problems={under(problems, 'files')}
          onFiles={change => draft.change(now => ({ ...now, files: change(now.files) }))} />
      )}

      <div class="actions">
        <Saving draft={draft} />
        {may('draft') && <button type="button" data-testid="save-draft" disabled={act.busy || draft.phase === 'saving'} onClick={() => void draft.saveNow()}>{t(text.saveDraft)}</button>}
        {may('submit') && <button type="button" class="main" data-testid="submit" disabled={act.busy} onClick={() => void ask()}>{submitLabel}</button>}
      </div>

      {asked?.kind === 'submit' && (
        <ConfirmSubmit submission={submission} content={asked.content} busy={act.busy} label={submitLabel} onClose={() => setAsked(null)}
          onConfirm={() => send(() => onSubmit(asked.content, asked.etag))} />
      )}
      {asked?.kind === 'nil' && (
        <ConfirmNil submission={submission} busy={act.busy} onClose={() => setAsked(null)} filledAlready={filled(form, draftContent(draft)).filled > 0}
          onConfirm={note => send(() => api.nil(place, documentOf(draft), note, asked.etag))} />
      )}
    </div>
  )
}

const draftContent = (draft: Draft): Content => ({ values: Object.fromEntries(Object.entries(draft.typed.entries)
  .filter(([, e]) => e.text !== '' || e.numerator !== '').map(([code]) => [code, 0])), files: [], document: null })
const documentOf = ({ typed: { document } }: Draft) => document.number.trim() !== '' && document.date !== '' ? document : null

function Saving({ draft }: { draft: Draft }) {
  const says = {
    clean: draft.savedAt ? text.draftSavedAt : text.draftNone, saved: text.draftSavedAt, dirty: text.draftDirty,
    saving: text.draftSaving, failed: text.draftFailed, stale: text.draftStale,
  }[draft.phase]
  return (
    <span class={draft.phase === 'failed' || draft.phase === 'stale' ? 'saving overdue' : 'saving quiet'} role="status" data-testid="saving" data-phase={draft.phase}>
      {t(says)}{says === text.draftSavedAt && <> <At at={draft.savedAt} /></>}
      {draft.phase === 'failed' && draft.problem && <>: {t(draft.problem.text)}</>}
    </span>
  )
}

function Stale({ draft, setAside, other, onReload }: { draft: Draft; setAside: number | null; other: boolean; onReload: () => void }) {
  if (draft.phase !== 'stale' && !other) return null
  return (
    <div class="box bad" role="alert" data-testid="stale">
      <strong>{t(text.staleTitle)}</strong>
      <p>{setAside !== null ? t(text.staleSetAside, setAside) : t(text.staleKept)}</p>
      <button type="button" onClick={onReload}>{t(text.reloadServer)}</button>
    </div>
  )
}

function ConfirmSubmit({ submission, content, busy, label, onConfirm, onClose }: {
  submission: Submission; content: Content; busy: boolean; label: string; onConfirm: () => void; onClose: () => void
}) {
  const count = filled(submission.form, content)
  return (
    <Dialog title={t(text.confirmSubmit)} onClose={onClose}>
      <p>{t(submission.name)} · {t(submission.periodName)} · {t(submission.unitName)}</p>
      <Facts>
        <Fact name={t(text.sentTo)}>{t(submission.to)}{submission.through && ` (${t(text.through, t(submission.through))})`}</Fact>
        {submission.deadline && <Fact name={t(text.deadline)}>{t(submission.deadline.sentence)} — {t(submission.deadline.left)}</Fact>}
        {count.of > 0 && <Fact name={t(text.fieldsFilled)}>{count.filled}/{count.of}</Fact>}
        {content.document && <Fact name={t(text.document)}>{content.document.number}, {day(content.document.date)}</Fact>}
        <Fact name={t(text.files)}>{content.files.length === 0 ? t(text.noFiles) : <ul>{content.files.map(f => <li key={f.sha256}>{f.name}</li>)}</ul>}</Fact>
      </Facts>
      {count.filled < count.of && <p class="box">{t(text.emptyIsMissing, count.of - count.filled)}</p>}
      <div class="row end">
        <button type="button" onClick={onClose}>{t(text.goBack)}</button>
        <button type="button" class="main" data-testid="confirm" disabled={busy} onClick={onConfirm}>{label}</button>
      </div>
    </Dialog>
  )
}

function ConfirmNil({ submission, busy, filledAlready, onConfirm, onClose }: {
  submission: Submission; busy: boolean; filledAlready: boolean; onConfirm: (note: string | null) => void; onClose: () => void
}) {
  const [note, setNote] = useState('')
  return (
    <Dialog title={submission.form.nil ? t(submission.form.nil) : ''} onClose={onClose}>
      <p>{t(text.nilExplained, t(submission.name), t(submission.periodName), t(submission.unitName))}</p>
      {filledAlready && <p class="box warnbox">{t(text.nilDropsTyped)}</p>}
      <LongInput label={t(text.noteOptional)} value={note} onValue={setNote} rows={2} />
      <div class="row end">
        <button type="button" onClick={onClose}>{t(text.goBack)}</button>
        <button type="button" class="main" data-testid="confirm" disabled={busy} onClick={() => onConfirm(note.trim() || null)}>{t(text.nilConfirm)}</button>
      </div>
    </Dialog>
  )
}
