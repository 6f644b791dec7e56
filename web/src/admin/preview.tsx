import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { CycleDetail } from '../contract/contract'
import { t } from '../format/language'
import { Choose } from '../parts/inputs'
import { At, Await, DeadlineLine } from '../parts/parts'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

/** The whole year before it begins: every deadline and every message, by unit or by person. */
export function PreviewPanel({ detail }: { detail: CycleDetail }) {
  const [chosen, setChosen] = useState('')
  const loaded = useLoad(`preview ${detail.id} ${detail.etag} ${chosen}`, () => api.preview(detail.id, chosen))
  return (
    <Await loaded={loaded}>
      {p => (
        <>
          <h2>{t(text.deadlines)}</h2>
          <table class="values stack">
            <thead>
              <tr>
                <th>{t(text.duty)}</th>
                <th>{t(text.units)}</th>
                <th>{t(text.deadline)}</th>
              </tr>
            </thead>
            <tbody>
              {p.deadlines.map(d => (
                <tr key={d.obligation + d.period + d.name.en}>
                  <th scope="row">
                    {t(d.name)} <span class="quiet">· {t(d.periodName)}</span>
                  </th>
                  <td class="n">{d.units}</td>
                  <td>
                    <DeadlineLine deadline={d.deadline} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <h2>{t(text.messagesOfYear, p.total)}</h2>
          <Choose
            label={t(text.previewBy)}
            value={chosen}
            onValue={setChosen}
            testid="preview-by"
            options={[
              { value: '', label: t(text.everybody) },
              ...p.people.map(x => ({
                value: `login=${x.login}`,
                label: t(text.previewPerson, x.name, x.login, x.messages, x.mornings),
              })),
              ...p.units.map(u => ({ value: `unit=${u.unit}`, label: t(text.previewUnit, t(u.name), u.messages) })),
            ]}
          />
          {chosen === '' && p.messages.length < p.total && (
            <p class="quiet">{t(text.previewMost, p.messages.length, p.total)}</p>
          )}
          <div class="scroll">
            <table class="values stack">
              <thead>
                <tr>
                  <th>{t(text.time)}</th>
                  <th>{t(text.to)}</th>
                  <th>{t(text.subject)}</th>
                </tr>
              </thead>
              <tbody>
                {p.messages.map((m, i) => (
                  <tr key={i}>
                    <td>
                      <At at={m.at} />
                    </td>
                    <td>{t(m.to)}</td>
                    <td>
                      {t(m.subject)} <span class="quiet small">{m.rule}</span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </Await>
  )
}
