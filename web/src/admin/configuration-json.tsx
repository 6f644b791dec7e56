import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Configuration, CycleDetail } from '../contract/contract'
import { t } from '../format/language'
import { LongInput } from '../parts/inputs'
import { ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { Difference } from './difference'

/** The whole configuration as it is stored; the server says what is wrong with it. */
export function ConfigurationJson({ detail, onSaved }: { detail: CycleDetail; onSaved: (d: CycleDetail) => void }) {
  const [typed, setTyped] = useState(() => JSON.stringify(detail.configuration, null, 2))
  const [broken, setBroken] = useState<string | null>(null)
  const act = useAct()
  const may = detail.allowedActions.includes('edit')
  const save = (e: Event) => {
    e.preventDefault()
    setBroken(null)
    let configuration: Configuration
    try {
      configuration = JSON.parse(typed) as Configuration
    } catch (error) {
      setBroken(String(error))
      return
    }
    void act.run(async () => onSaved(await api.saveConfiguration(detail.id, configuration, detail.etag)))
  }
  return (
    <form onSubmit={save}>
      <fieldset class="bare code" disabled={!may}>
        <LongInput
          label={t(text.wholeConfiguration)}
          help={t(may ? text.jsonHelp : text.configurationLocked)}
          value={typed}
          onValue={setTyped}
          rows={24}
        />
        {broken && (
          <p class="box bad" role="alert">
            {t(text.jsonBroken)}: {broken}
          </p>
        )}
        <ProblemBox problem={act.problem} />
        {may && (
          <Difference
            compare={async () => api.compare(detail.id, { configuration: JSON.parse(typed) as Configuration })}
            ready
          />
        )}
        {may && (
          <button class="main" disabled={act.busy}>
            {t(text.save)}
          </button>
        )}
      </fieldset>
    </form>
  )
}
