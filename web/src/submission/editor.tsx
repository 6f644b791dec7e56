import { useEffect, useRef, useState } from 'preact/hooks'
import { api, Problem } from '../server/api'
import type { Content, Place, Receipt, SentBody, Submission } from '../contract/contract'
import { t } from '../format/language'
import { DayInput, TextInput } from '../parts/inputs'
import { At, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { isInForm } from '../kinds/field'
import { under } from '../kinds/paths'
import { text } from '../texts/text'
import { useCheck } from './check'
import { Choosing } from './choosing'
import { ConfirmSubmit, type Incomplete } from './confirm'
import { useDraft, type Draft } from './draft'
import { Nothing } from './nothing'
import { FormFields } from './fields'
import { Files } from './files'
import { gathered } from './problems'
import { Checking, Saving, Stale } from './saving'
import { inputFields, type Typed } from './values'
import { Workbook } from './workbook'

/** What is asked before it is sent; `same`: the server has noticed that it says what was sent last. */
type Asked = { same: Problem | null; content: Content; etag: string }

const isMet = (e: unknown): e is Problem => e instanceof Problem && e.status === 412

/** The form of one submission, being filled: a commune's report, or the collector's own words. */
export function Editor({
  place,
  submission,
  submitLabel,
  workbook,
  incomplete,
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
  /** Of a collector: who is missing of those below. */
  incomplete?: Incomplete | null
  onSubmit: (content: SentBody, etag: string, whyIncomplete: string | null) => Promise<Receipt>
  onSaved: (submission: Submission) => void
  onReceipt: (receipt: Receipt) => void
  onReload: () => void
}) {
  const { form } = submission
  const may = (action: Submission['allowedActions'][number]) => submission.allowedActions.includes(action)
  const draft = useDraft(
    place,
    submission,
    (content, etag) => api.saveDraft(place, content, etag),
    () => api.submission(place),
    onSaved,
  )
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
  // What was said when somebody wanted to submit is over once a newer check has spoken of everything.
  const checkThen = useRef(check.answer)
  useEffect(() => {
    if (act.problem) checkThen.current = check.answer
  }, [act.problem])
  const refusedFields = act.problem && check.answer === checkThen.current ? act.problem.fields : []
  useEffect(() => setEditedSinceCheck([]), [check.answer])
  const edit = (place: string, next: (typed: Typed) => Typed) => {
    if (act.problem && !edited.includes(place)) setEdited([...edited, place])
    if (!editedSinceCheck.includes(place)) setEditedSinceCheck([...editedSinceCheck, place])
    draft.change(next)
  }
  const problems = gathered({
    faults: draft.faults,
    ofSubmit: refusedFields,
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
    if (wrong.length || unread) {
      showProblems()
      return
    }
    // What the server would refuse is named at once; nobody is asked first and refused then.
    void act.run(async () => {
      const { problems: found } = await api.check(place, content)
      const refusing = found.filter(p => p.severity !== 'warning')
      if (refusing.length) throw notReady(refusing)
      setAsked({ content, etag, same: null })
    })
  }
  const send = (work: () => Promise<Receipt>) =>
    void act.run(async () => {
      try {
        const receipt = await work()
        draft.sent()
        onReceipt(receipt)
      } catch (e) {
        if (e instanceof Problem && e.code === 'same-as-sent') {
          setAsked(now => now && { ...now, same: e })
          return
        }
        setAsked(null)
        if (isMet(e)) draft.refused(e)
        // Another window has saved: the draft puts both together, and what is to be chosen is asked.
        if (isMet(e) && e.setAside === null) return
        throw e
      }
    })

  return (
    <div class="editor" ref={top}>
      {draft.phase !== 'stale' && draft.phase !== 'choosing' && <Earlier draft={draft} />}
      {draft.choices && <Choosing form={form} choices={draft.choices} onChoose={draft.choose} />}
      <Stale
        draft={draft}
        setAside={act.problem?.status === 412 ? act.problem.setAside : null}
        other={act.problem?.status === 412}
        onReload={onReload}
      />
      {act.problem && act.problem.status !== 412 && (act.problem.fields.length === 0 || refusedFields.length > 0) && (
        <ProblemBox problem={act.problem} unplaced={unplaced} />
      )}

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
            disabled={act.busy || uploading || draft.phase === 'choosing'}
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
          incomplete={incomplete ?? null}
          same={asked.same}
          busy={act.busy}
          label={submitLabel}
          onClose={() => setAsked(null)}
          onConfirm={why =>
            send(() => onSubmit({ ...asked.content, evenIfSame: asked.same !== null }, asked.etag, why))
          }
        />
      )}
    </div>
  )
}

/** What stands in the way of submitting, in the words of the server beside each field. */
const notReady = (fields: Problem['fields']) =>
  new Problem({
    code: 'values-invalid',
    status: 422,
    texts: { vi: t(text.notReady, fields.length), en: t(text.notReady, fields.length) },
    fields,
  })

/** What earlier visits left on this machine: offered until it is used or dropped. */
function Earlier({ draft }: { draft: Draft }) {
  return (
    <>
      {draft.kept.map(kept => (
        <div key={kept.at} class="box warnbox" role="alert" data-testid="kept">
          <p>
            {t(text.keptHere)} <At at={kept.at} />
          </p>
          <button type="button" data-testid="use-kept" onClick={() => draft.useKept(kept)}>
            {t(text.useKept)}
          </button>
          <button type="button" class="plain" onClick={() => draft.dropKept(kept)}>
            {t(text.dropKept)}
          </button>
        </div>
      ))}
    </>
  )
}
