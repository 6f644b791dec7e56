import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CycleDetail, Form } from '../contract/contract'
import { t } from '../format/language'
import { Choose, LongInput } from '../parts/inputs'
import { Dialog, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { nextVersion } from './edit'

/** A new version of a form while the cycle runs: what was submitted keeps the version it was made with. */
export function AmendForm({ detail, onDone }: { detail: CycleDetail; onDone: (d: CycleDetail) => void }) {
  const forms = detail.configuration.forms
  const typedOf = (id: string) => {
    const form = forms.find(f => f.id === id)
    return form ? JSON.stringify(nextVersion(form), null, 2) : ''
  }
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(forms[0]?.id ?? '')
  const [typed, setTyped] = useState(() => typedOf(chosen))
  const [reason, setReason] = useState('')
  const [broken, setBroken] = useState<string | null>(null)
  const act = useAct()
  const choose = (id: string) => {
    setChosen(id)
    setTyped(typedOf(id))
    setBroken(null)
    act.clear()
  }
  const save = (e: Event) => {
    e.preventDefault()
    setBroken(null)
    let form: Form
    try {
      form = JSON.parse(typed) as Form
    } catch (error) {
      setBroken(String(error))
      return
    }
    void act.run(async () => {
      const next = await api.amendForm(detail.id, form, reason, detail.etag)
      setOpen(false)
      onDone(next)
    })
  }
  return (
    <p>
      <button
        type="button"
        data-testid="amend-form"
        onClick={() => {
          choose(chosen)
          setOpen(true)
        }}
      >
        {t(text.amendForm)}
      </button>
      {open && (
        <Dialog title={t(text.amendForm)} onClose={() => setOpen(false)}>
          <form onSubmit={save}>
            <p>{t(text.amendFormExplained)}</p>
            <Choose
              label={t(text.form)}
              value={chosen}
              onValue={choose}
              options={forms.map(f => ({ value: f.id, label: `${t(f.title)} (${t(text.versionN, f.version)})` }))}
            />
            <fieldset class="bare code">
              <LongInput
                label={t(text.formJson)}
                help={t(text.formJsonHelp)}
                value={typed}
                onValue={setTyped}
                rows={14}
                required
                testid="form-json"
              />
            </fieldset>
            {broken && (
              <p class="box bad" role="alert">
                {t(text.jsonBroken)}: {broken}
              </p>
            )}
            <LongInput
              label={t(text.reason)}
              value={reason}
              onValue={setReason}
              required
              rows={2}
              testid="form-reason"
            />
            <ProblemBox problem={act.problem} />
            <button class="main" data-testid="confirm" disabled={act.busy}>
              {t(text.amendForm)}
            </button>
          </form>
        </Dialog>
      )}
    </p>
  )
}
