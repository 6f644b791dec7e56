import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CycleDetail } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { LongInput } from '../parts/inputs'
import { Await, Dialog, PageTitle, ProblemBox, Said } from '../parts/parts'
import { go, path } from '../routes/route'
import { useAct, useHere, useLoad } from '../server/session'
import { text } from '../texts/text'
import { Amend } from './amend'
import { AmendForm } from './amend-form'
import { ConfigurationJson } from './configuration-json'
import { stateName } from './cycles'
import { PreviewPanel } from './preview'
import { SettingsForm } from './settings'

const tabs = ['settings', 'preview', 'json'] as const

export function CyclePage({ cycle }: { cycle: string }) {
  const loaded = useLoad(path.cycle(cycle), () => api.cycle(cycle))
  return <Await loaded={loaded}>{detail => <Loaded detail={detail} set={loaded.set} />}</Await>
}

function Loaded({ detail, set }: { detail: CycleDetail; set: (d: CycleDetail) => void }) {
  const { refresh } = useHere()
  const [tab, setTab] = useState<(typeof tabs)[number]>('settings')
  const [step, setStep] = useState<'publish' | 'close' | 'delete' | null>(null)
  const [said, setSaid] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct()
  const changed = (next: CycleDetail, words: string) => {
    set(next)
    setSaid(words)
    setStep(null)
    refresh()
  }
  const names = { settings: text.settings, preview: text.preview, json: text.wholeConfiguration }
  return (
    <>
      <PageTitle title={t(detail.title)}>
        <span class={`status ${detail.state === 'running' ? 'accepted' : 'draft'}`}>{t(stateName[detail.state])}</span>
      </PageTitle>
      <p class="quiet">
        {detail.year} · {day(detail.opensOn)} – {day(detail.closesOn)} · <code>{detail.id}</code> ·{' '}
        <a href={path.plan(detail.id)}>{t(text.plan)}</a>
      </p>
      <div class="row">
        {detail.allowedActions.includes('publish') && (
          <button
            type="button"
            class="main"
            data-testid="publish"
            onClick={() => {
              act.clear()
              setStep('publish')
            }}
          >
            {t(text.publish)}
          </button>
        )}
        {detail.allowedActions.includes('delete') && (
          <button
            type="button"
            data-testid="delete-draft"
            onClick={() => {
              act.clear()
              setStep('delete')
            }}
          >
            {t(text.deleteDraft)}
          </button>
        )}
        {detail.allowedActions.includes('close') && (
          <button
            type="button"
            data-testid="close-cycle"
            onClick={() => {
              act.clear()
              setStep('close')
            }}
          >
            {t(text.closeCycle)}
          </button>
        )}
      </div>
      <Said>{said}</Said>
      {detail.state !== 'closed' && <Problems cycle={detail.id} etag={detail.etag} />}
      {detail.allowedActions.includes('amend') && (
        <Amend detail={detail} onDone={next => changed(next, t(text.doneAmended))} />
      )}
      {detail.allowedActions.includes('amendForm') && (
        <AmendForm key={detail.etag} detail={detail} onDone={next => changed(next, t(text.doneFormAmended))} />
      )}
      <div class="tabs" role="tablist">
        {tabs.map(x => (
          <button
            key={x}
            type="button"
            role="tab"
            aria-selected={tab === x}
            data-testid={`tab-${x}`}
            onClick={() => setTab(x)}
          >
            {t(names[x])}
          </button>
        ))}
      </div>
      {tab === 'settings' && (
        <SettingsForm key={detail.etag} detail={detail} onSaved={next => changed(next, t(text.saved))} />
      )}
      {tab === 'preview' && <PreviewPanel detail={detail} />}
      {tab === 'json' && (
        <ConfigurationJson key={detail.etag} detail={detail} onSaved={next => changed(next, t(text.saved))} />
      )}

      {step === 'publish' && (
        <Dialog title={t(text.publish)} onClose={() => setStep(null)}>
          <p>{t(text.publishExplained)}</p>
          <ProblemBox problem={act.problem} />
          <button
            type="button"
            class="main"
            data-testid="confirm"
            disabled={act.busy}
            onClick={() =>
              void act.run(async () => changed(await api.publish(detail.id, detail.etag), t(text.donePublished)))
            }
          >
            {t(text.publish)}
          </button>
        </Dialog>
      )}
      {step === 'delete' && (
        <Dialog title={t(text.deleteDraft)} onClose={() => setStep(null)}>
          <p>{t(text.deleteExplained)}</p>
          <ProblemBox problem={act.problem} />
          <button
            type="button"
            class="main"
            data-testid="confirm"
            disabled={act.busy}
            onClick={() =>
              void act.run(async () => {
                await api.deleteCycle(detail.id, detail.etag)
                refresh()
                go(path.cycles())
              })
            }
          >
            {t(text.deleteDraft)}
          </button>
        </Dialog>
      )}
      {step === 'close' && (
        <Dialog title={t(text.closeCycle)} onClose={() => setStep(null)}>
          <form
            onSubmit={e => {
              e.preventDefault()
              void act.run(async () => changed(await api.close(detail.id, reason, detail.etag), t(text.doneClosed)))
            }}
          >
            <p>{t(text.closeExplained)}</p>
            <LongInput label={t(text.reason)} value={reason} onValue={setReason} required />
            <ProblemBox problem={act.problem} />
            <button class="main" data-testid="confirm" disabled={act.busy}>
              {t(text.closeCycle)}
            </button>
          </form>
        </Dialog>
      )}
    </>
  )
}

/** Everything that is wrong with the configuration, at once. */
function Problems({ cycle, etag }: { cycle: string; etag: string }) {
  const loaded = useLoad(`problems ${cycle} ${etag}`, () => api.configurationProblems(cycle))
  return (
    <Await loaded={loaded}>
      {all =>
        all.length === 0 ? (
          <p class="box ok">✓ {t(text.noConfigurationProblems)}</p>
        ) : (
          <details class="box" open={all.some(p => p.severity === 'error')} data-testid="configuration-problems">
            <summary>
              {t(
                text.configurationProblems,
                all.filter(p => p.severity === 'error').length,
                all.filter(p => p.severity === 'warning').length,
              )}
            </summary>
            <table class="values stack">
              <thead>
                <tr>
                  <th>{t(text.severity)}</th>
                  <th>{t(text.place)}</th>
                  <th>{t(text.whatIsWrong)}</th>
                </tr>
              </thead>
              <tbody>
                {all.map((p, i) => (
                  <tr key={i}>
                    <td>{p.severity === 'error' ? `✗ ${t(text.severityError)}` : `⚠ ${t(text.severityWarning)}`}</td>
                    <td>
                      <code>{p.path}</code>
                    </td>
                    <td>{t(p.text)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        )
      }
    </Await>
  )
}
