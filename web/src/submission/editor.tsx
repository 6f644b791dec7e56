import { useEffect, useRef, useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Content, Place, Receipt, Submission } from '../contract/contract'
import { t } from '../format/language'
import { DayInput, TextInput } from '../parts/inputs'
import { At, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { isInForm } from '../kinds/field'
import { under } from '../kinds/paths'
import { text } from '../texts/text'
import { useCheck } from './check'
import { ConfirmSubmit } from './confirm'
import { Nothing } from './nothing'
import { useDraft } from './draft'
import { FormFields } from './fields'
import { Files } from './files'
import { gathered } from './problems'
import { Checking, Saving, Stale } from './saving'
import { inputFields, type Typed } from './values'
import { Workbook } from './workbook'

type Asked = { content: Content; etag: string }

/** The form of one submission, being filled: a commune's report, or the collector's own words. */
export function Editor({
  place,
  submission,
  submitLabel,
  workbook,
  onSubmit,
  onSaved,
  onReceipt,
  onReload,
}: {
  place: Place
  submission: Submission
  submitLabel: string
  /** Whether the unit's Excel file is offered. */
  workbook?: boolean
  onSubmit: (content: Content, etag: string) => Promise<Receipt>
  onSaved: (submission: Submission) => void
  onReceipt: (receipt: Receipt) => void
  onReload: () => void
}) {
  const { form } = submission
  const may = (action: Submission['allowedActions'][number]) => submission.allowedActions.includes(action)
  const draft = useDraft(place, submission, (content, etag) => api.saveDraft(place, content, etag), onSaved)
  const [asked, setAsked] = useState<Asked | null>(null)
  const [strict, setStrict] = useState(false)
  const [uploading, setUploading] = useState(false)
  const act = useAct()
  const top = useRef<HTMLDivElement>(null)

  const check = useCheck(place, draft.content, may('draft') || may('submit'))

  // A mark of the refused submission goes when its field is edited, a mark of the check too, a mark of the draft when the draft is saved.
  const [edited, setEdited] = useState<string[]>([])
  const [editedSinceCheck, setEditedSinceCheck] = useState<string[]>([])
  useEffect(() => setEdited([]), [act.problem])
  useEffect(() => setEditedSinceCheck([]), [check.answer])
  const edit = (place: string, next: (typed: Typed) => Typed) => {
    if (act.problem && !edited.includes(place)) setEdited([...edited, place])
    if (!editedSinceCheck.includes(place)) setEditedSinceCheck([...editedSinceCheck, place])
    draft.change(next)
  }
  const problems = gathered({
    faults: draft.faults,
    ofSubmit: act.problem?.fields ?? [],
    ofDraft: draft.problem?.fields ?? [],
    ofCheck: check.answer?.problems ?? [],
    editedSinceSubmit: edited,
    editedSinceCheck,
    strict,
  })
  const places = [
    ...form.sections
      .flatMap(s => s.fields)
      .filter(isInForm)
      .map(f => f.code),
    'document',
    'files',
    'explanations',
  ]
  const unplaced = problems.filter(p => !places.some(place => under([p], place).length > 0))

  const showProblems = () =>
    setTimeout(() => {
      const find = (what: string) => top.current?.querySelector<HTMLElement>(what)
      const first = find('.wrong') ?? find('.explain') ?? find('.errors') ?? find('.box.bad')
      first?.scrollIntoView({ block: 'center' })
      first?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true })
    })
  useEffect(() => {
    if (act.problem) showProblems()
  }, [act.problem])

  const ask = async () => {
    act.clear()
    const { content, faults: wrong, etag } = await draft.toSend()
    setStrict(true)
    // A day that cannot be read is not sent; it may not pass for an empty one.
    const unread = top.current?.querySelector('.day input[aria-invalid="true"]')
    if (wrong.length || unread) showProblems()
    else setAsked({ content, etag })
  }
  const send = (work: () => Promise<Receipt>) =>
    void act.run(async () => {
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
          <p>
            {t(text.keptHere)} <At at={draft.kept.at} />
          </p>
          <button type="button" onClick={draft.useKept}>
            {t(text.useKept)}
          </button>
          <button type="button" class="plain" onClick={draft.dropKept}>
            {t(text.dropKept)}
          </button>
        </div>
      )}
      <Stale
        draft={draft}
        setAside={act.problem?.status === 412 ? act.problem.setAside : null}
        other={act.problem?.status === 412}
        onReload={onReload}
      />
      {act.problem && act.problem.status !== 412 && <ProblemBox problem={act.problem} unplaced={unplaced} />}

      {may('submit') && (
        <Nothing
          form={form}
          declared={draft.typed.nil}
          busy={act.busy}
          onDeclare={nil => edit('nil', now => ({ ...now, nil }))}
          onWhole={() => void ask()}
        />
      )}
      {workbook && inputFields(form).length > 0 && <Workbook place={place} draft={draft} />}
      <FormFields
        form={form}
        entries={draft.typed.entries}
        nil={draft.typed.nil}
        problems={problems}
        checked={check.answer?.values ?? null}
        previous={submission.previous}
        explaining={{
          said: draft.typed.explanations,
          problems,
          onSay: (rule, words) =>
            edit(`explanations.${rule}`, now => ({ ...now, explanations: { ...now.explanations, [rule]: words } })),
        }}
        onEntry={(code, entry) => edit(code, now => ({ ...now, entries: { ...now.entries, [code]: entry } }))}
      />

      {form.document !== 'none' && (
        <section class="form-section">
          <h3>
            {t(text.documentIssued)}
            {form.document === 'required' && <span class="required"> {t(text.requiredMark)}</span>}
          </h3>
          <div class="pair">
            <TextInput
              label={t(text.documentNumber)}
              help={t(text.documentNumberHelp)}
              value={draft.typed.document.number}
              testid="doc-number"
              problems={under(problems, 'document.number').concat(problems.filter(p => p.path === 'document'))}
              onValue={number => edit('document', now => ({ ...now, document: { ...now.document, number } }))}
            />
            <DayInput
              label={t(text.documentDate)}
              value={draft.typed.document.date}
              testid="doc-date"
              problems={under(problems, 'document.date')}
              onValue={date => edit('document', now => ({ ...now, document: { ...now.document, date } }))}
            />
          </div>
        </section>
      )}
      {(form.files ?? 'optional') !== 'none' && (
        <Files
          form={form}
          files={draft.typed.files}
          problems={under(problems, 'files')}
          onUploading={setUploading}
          onFiles={change => edit('files', now => ({ ...now, files: change(now.files) }))}
        />
      )}

      <div class="actions">
        <div class="states">
          <Saving draft={draft} />
          <Checking check={check} />
        </div>
        {may('draft') && (
          <button
            type="button"
            data-testid="save-draft"
            disabled={act.busy || draft.phase === 'saving'}
            onClick={() => void draft.saveNow()}
          >
            {t(text.saveDraft)}
          </button>
        )}
        {may('submit') && (
          <button
            type="button"
            class="main"
            data-testid="submit"
            disabled={act.busy || uploading}
            onClick={() => void ask()}
          >
            {uploading ? t(text.waitForFiles) : submitLabel}
          </button>
        )}
      </div>

      {asked && (
        <ConfirmSubmit
          submission={submission}
          content={asked.content}
          busy={act.busy}
          label={submitLabel}
          onClose={() => setAsked(null)}
          onConfirm={() => send(() => onSubmit(asked.content, asked.etag))}
        />
      )}
    </div>
  )
}
