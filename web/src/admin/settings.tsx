import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Configuration, CycleDetail } from '../contract/contract'
import { t } from '../format/language'
import { Check, Choose, TextInput } from '../parts/inputs'
import { ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'
import { DeadlineRow, WindowsChoice } from './deadline-row'
import { stepsOf, withCollectorDeadline, withDeadline, withSettings } from './edit'

/** The settings an administrator decides most often; everything else is in the whole configuration. */
export function SettingsForm({ detail, onSaved }: { detail: CycleDetail; onSaved: (d: CycleDetail) => void }) {
  const [c, setC] = useState<Configuration>(detail.configuration)
  const act = useAct()
  const may = detail.allowedActions.includes('edit')
  const s = c.settings
  const count =
    (
      key:
        | 'resubmitWorkingDays'
        | 'answerWorkingDays'
        | 'difficultyWorkingDays'
        | 'reviewWorkingDays'
        | 'reminderHour'
        | 'smallCount',
    ) =>
    (v: string) =>
      setC(withSettings(c, { [key]: Number(v) }))
  return (
    <form
      onSubmit={e => {
        e.preventDefault()
        void act.run(async () => onSaved(await api.saveConfiguration(detail.id, c, detail.etag)))
      }}
    >
      <fieldset disabled={!may} class="bare">
        {!may && <p class="box">{t(text.configurationLocked)}</p>}
        <section class="form-section">
          <h3>{t(text.choices)}</h3>
          <Check
            label={t(text.setBeforeIncludes)}
            help={t(text.setBeforeIncludesHelp)}
            checked={s.beforeIncludesDay}
            onValue={beforeIncludesDay => setC(withSettings(c, { beforeIncludesDay }))}
          />
          <Choose
            label={t(text.setRoll)}
            help={t(text.setRollHelp)}
            value={String(s.rollToWorkingDay)}
            testid="set-roll"
            onValue={v => setC(withSettings(c, { rollToWorkingDay: v === 'null' ? null : v === 'true' }))}
            options={[
              { value: 'null', label: t(text.setRollComputed) },
              { value: 'true', label: t(text.setRollAlways) },
              { value: 'false', label: t(text.setRollNever) },
            ]}
          />
          <div class="pair">
            <TextInput
              label={t(text.setResubmit)}
              type="number"
              value={String(s.resubmitWorkingDays)}
              onValue={count('resubmitWorkingDays')}
            />
            <TextInput
              label={t(text.setAnswer)}
              type="number"
              value={String(s.answerWorkingDays)}
              onValue={count('answerWorkingDays')}
            />
            <TextInput
              label={t(text.setDifficulty)}
              help={t(text.setDifficultyHelp)}
              type="number"
              value={String(s.difficultyWorkingDays)}
              onValue={count('difficultyWorkingDays')}
            />
            <TextInput
              label={t(text.setReview)}
              help={t(text.setReviewHelp)}
              type="number"
              value={String(s.reviewWorkingDays)}
              onValue={count('reviewWorkingDays')}
            />
            <TextInput
              label={t(text.setHour)}
              type="number"
              value={String(s.reminderHour)}
              onValue={count('reminderHour')}
            />
            <TextInput
              label={t(text.setLevelDays)}
              help={t(text.setLevelDaysHelp)}
              type="number"
              value={s.levelWorkingDays == null ? '' : String(s.levelWorkingDays)}
              onValue={v => setC(withSettings(c, { levelWorkingDays: v.trim() === '' ? null : Number(v) }))}
            />
            <TextInput
              label={t(text.setSmall)}
              help={t(text.setSmallHelp)}
              type="number"
              value={String(s.smallCount)}
              onValue={count('smallCount')}
            />
          </div>
        </section>
        <section class="form-section">
          <h3>{t(text.deadlines)}</h3>
          {c.obligations.map(o => (
            <div key={o.id}>
              {o.periods.map(p => (
                <DeadlineRow
                  key={`${o.id}/${p.id}`}
                  title={`${t(o.name)} · ${t(p.name)}`}
                  deadline={p.deadline}
                  common={o.deadline ?? null}
                  period={p}
                  level={0}
                  onDeadline={d => setC(withDeadline(c, o.id, p.id, d))}
                />
              ))}
              {may && <WindowsChoice configuration={c} obligation={o.id} onConfiguration={setC} />}
            </div>
          ))}
        </section>
        {c.obligations.some(o => o.consolidation) && (
          <section class="form-section">
            <h3>{t(text.collectorDeadlines)}</h3>
            {c.obligations.flatMap(o =>
              stepsOf(o.consolidation).flatMap((step, i) =>
                o.periods.map(p => (
                  <DeadlineRow
                    key={`${o.id}/${p.id}/${i}`}
                    title={`${t(step.name)} · ${t(p.name)}`}
                    deadline={step.deadlines[p.id] ?? null}
                    common={step.deadline ?? null}
                    period={p}
                    level={i + 1}
                    onDeadline={d => setC(withCollectorDeadline(c, o.id, p.id, d, i + 1))}
                  />
                )),
              ),
            )}
          </section>
        )}
        <ProblemBox problem={act.problem} />
        {may && (
          <div class="actions">
            <button class="main" data-testid="save-settings" disabled={act.busy || c === detail.configuration}>
              {t(text.save)}
            </button>
          </div>
        )}
      </fieldset>
    </form>
  )
}
