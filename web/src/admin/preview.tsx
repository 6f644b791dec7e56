import { useState } from 'preact/hooks'
import { api } from '../api'
import type { CycleDetail } from '../contract'
import { t } from '../language'
import { Choose } from '../parts/inputs'
import { At, Await, DeadlineLine } from '../parts/parts'
import { useLoad } from '../session'
import { text } from '../text'

/** The whole year before it begins: every deadline and every message. */
export function PreviewPanel({ detail }: { detail: CycleDetail }) {
  const loaded = useLoad(`preview ${detail.id} ${detail.etag}`, () => api.preview(detail.id))
  const [unit, setUnit] = useState('')
  const name = (code: string) => { const u = detail.units.find(x => x.code === code); return u ? t(u.name) : code }
  return (
    <Await loaded={loaded}>{p => {
      const units = [...new Set(p.messages.map(m => m.unit))]
      const shown = p.messages.filter(m => unit === '' || m.unit === unit)
      return (
        <>
          <h2>{t(text.deadlines)}</h2>
          <table class="values stack"><thead><tr><th>{t(text.duty)}</th><th>{t(text.units)}</th><th>{t(text.deadline)}</th></tr></thead>
            <tbody>{p.deadlines.map(d => <tr key={d.obligation + d.period + d.name.en}><th scope="row">{t(d.name)} <span class="quiet">· {t(d.periodName)}</span></th><td class="n">{d.units}</td>
              <td><DeadlineLine deadline={d.deadline} /></td></tr>)}</tbody></table>
          <h2>{t(text.messagesOfYear, p.messages.length)}</h2>
          <Choose label={t(text.unit)} value={unit} onValue={setUnit} options={[{ value: '', label: t(text.allUnits) }, ...units.map(u => ({ value: u, label: name(u) }))]} />
          <div class="scroll"><table class="values stack"><thead><tr><th>{t(text.time)}</th><th>{t(text.unit)}</th><th>{t(text.to)}</th><th>{t(text.subject)}</th></tr></thead>
            <tbody>{shown.map((m, i) => <tr key={i}><td><At at={m.at} /></td><td>{name(m.unit)}</td><td>{t(m.to)}</td><td>{t(m.subject)} <span class="quiet">{m.rule}</span></td></tr>)}</tbody></table></div>
        </>
      )
    }}</Await>
  )
}
