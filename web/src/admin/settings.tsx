import { useState } from 'preact/hooks'
import { api } from '../api'
import { operators, type Configuration, type CycleDetail, type Deadline, type Operator } from '../contract'
import { t } from '../language'
import { Check, Choose, DayInput, TextInput } from '../parts/inputs'
import { ProblemBox } from '../parts/parts'
import { useAct } from '../session'
import { text } from '../text'
import { redated, withCollectorDeadline, withDeadline, withSettings } from './edit'

export const operatorName: Record<Operator, typeof text.opBefore> = { before: text.opBefore, noLaterThan: text.opNoLaterThan, through: text.opThrough }
export const operatorOptions = () => operators.map(o => ({ value: o, label: t(operatorName[o]) }))

/** The settings an administrator decides most often; everything else is in the whole configuration. */
export function SettingsForm({ detail, onSaved }: { detail: CycleDetail; onSaved: (d: CycleDetail) => void }) {
  const [c, setC] = useState<Configuration>(detail.configuration)
  const act = useAct()
  const may = detail.allowedActions.includes('edit')
  const s = c.settings
  const count = (key: 'resubmitWorkingDays' | 'answerWorkingDays' | 'reminderHour' | 'smallCount') => (v: string) => setC(withSettings(c, { [key]: Number(v) }))
  return (
    <form onSubmit={e => { e.preventDefault(); void act.run(async () => onSaved(await api.saveConfiguration(detail.id, c, detail.etag))) }}>
      <fieldset disabled={!may} class="bare">
        {!may && <p class="box">{t(text.configurationLocked)}</p>}
        <section class="form-section"><h3>{t(text.choices)}</h3>
          <Check label={t(text.setBeforeIncludes)} help={t(text.setBeforeIncludesHelp)} checked={s.beforeIncludesDay ?? false} onValue={beforeIncludesDay => setC(withSettings(c, { beforeIncludesDay }))} />
          <Check label={t(text.setRoll)} help={t(text.setRollHelp)} checked={s.rollToWorkingDay ?? false} onValue={rollToWorkingDay => setC(withSettings(c, { rollToWorkingDay }))} />
          <div class="pair">
            <TextInput label={t(text.setResubmit)} type="number" value={String(s.resubmitWorkingDays ?? 3)} onValue={count('resubmitWorkingDays')} />
            <TextInput label={t(text.setAnswer)} type="number" value={String(s.answerWorkingDays ?? 3)} onValue={count('answerWorkingDays')} />
            <TextInput label={t(text.setHour)} type="number" value={String(s.reminderHour ?? 8)} onValue={count('reminderHour')} />
            <TextInput label={t(text.setSmall)} help={t(text.setSmallHelp)} type="number" value={String(s.smallCount ?? 2)} onValue={count('smallCount')} />
          </div>
        </section>
        <section class="form-section"><h3>{t(text.deadlines)}</h3>
          {c.obligations.flatMap(o => o.periods.map(p => (
            <DeadlineRow key={`${o.id}/${p.id}`} title={`${t(o.name)} · ${t(p.name)}`} deadline={p.deadline ?? null}
              onDeadline={d => setC(withDeadline(c, o.id, p.id, d))} />
          )))}
        </section>
        {c.obligations.some(o => o.consolidation) && (
          <section class="form-section"><h3>{t(text.collectorDeadlines)}</h3>
            {c.obligations.flatMap(o => o.consolidation ? o.periods.map(p => (
              <DeadlineRow key={`${o.id}/${p.id}/up`} title={`${t(o.consolidation!.name)} · ${t(p.name)}`} deadline={o.consolidation!.deadlines?.[p.id] ?? null}
                onDeadline={d => setC(withCollectorDeadline(c, o.id, p.id, d))} />
            )) : [])}
          </section>
        )}
        <ProblemBox problem={act.problem} />
        {may && <div class="actions"><button class="main" data-testid="save-settings" disabled={act.busy || c === detail.configuration}>{t(text.save)}</button></div>}
      </fieldset>
    </form>
  )
}

function DeadlineRow({ title, deadline, onDeadline }: { title: string; deadline: Deadline | null; onDeadline: (d: Deadline | null) => void }) {
  return (
    <fieldset class="deadline-row">
      <legend>{title}</legend>
      <div class="pair">
        <Choose label={t(text.operator)} value={deadline?.operator ?? 'before'} options={operatorOptions()} onValue={v => onDeadline(redated(deadline, { operator: v as Operator }))} />
        <DayInput label={t(text.day)} value={deadline?.date ?? ''} onValue={date => onDeadline(redated(deadline, { date }))} />
        <p class="quiet">{deadline?.words ? `“${deadline.words}”${deadline.clause ? ` (${deadline.clause})` : ''}` : deadline ? t(text.setByAdministrator) : t(text.noDeadline)}</p>
      </div>
    </fieldset>
  )
}
