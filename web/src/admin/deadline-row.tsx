import { useState } from 'preact/hooks'
import { api } from '../server/api'
import {
  ruleKinds,
  type Configuration,
  type Deadline,
  type Operator,
  type Period,
  type RuleKind,
} from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { operatorOptions, ruleName } from '../parts/deadlines'
import { Choose, DayInput, TextInput } from '../parts/inputs'
import { useLoad } from '../server/session'
import { text } from '../texts/text'
import { redated, ruleOf, withWindows } from './edit'

/** A fixed date, or a rule: how a deadline is set. */
export function HowItIsSet({
  deadline,
  level,
  onDeadline,
  testid,
}: {
  deadline: Deadline | null
  level: number
  onDeadline: (d: Deadline | null) => void
  testid?: string
}) {
  // Chosen, and no day typed yet: nothing to hand on.
  const [fixing, setFixing] = useState(false)
  const rule = fixing ? null : (deadline?.rule ?? null)
  const change = (v: string) => {
    setFixing(v === 'fixed')
    if (v !== 'fixed') onDeadline(redated(deadline, { rule: ruleOf(v as RuleKind, rule) }))
  }
  const number = (key: 'days' | 'monthsAfter') => (v: string) =>
    rule && onDeadline(redated(deadline, { rule: { ...rule, [key]: Number(v) } }))
  return (
    <>
      <Choose
        label={t(text.ruleHow)}
        value={rule?.kind ?? 'fixed'}
        onValue={change}
        options={[
          { value: 'fixed', label: t(text.ruleFixed) },
          ...ruleKinds
            .filter(k => level > 0 || k !== 'workingDaysAfterBelow')
            .map(k => ({ value: k, label: t(ruleName[k]) })),
        ]}
      />
      {!rule && (
        <DayInput
          label={t(text.day)}
          value={deadline?.date ?? ''}
          onValue={date => onDeadline(redated(deadline, { rule: null, date }))}
          testid={testid}
        />
      )}
      {rule && rule.kind !== 'endOfMonth' && (
        <TextInput
          label={t(rule.kind === 'dayOfMonth' ? text.ruleDay : text.ruleDays)}
          type="number"
          value={String(rule.days)}
          onValue={number('days')}
        />
      )}
      {rule && (rule.kind === 'dayOfMonth' || rule.kind === 'endOfMonth') && (
        <TextInput
          label={t(text.ruleMonths)}
          type="number"
          value={String(rule.monthsAfter)}
          onValue={number('monthsAfter')}
        />
      )}
    </>
  )
}

/** The words of the plan, or who set it otherwise. */
function sourceOf(own: Deadline | null, shown: Deadline | null): string {
  if (!own?.words) return t(shown ? text.setByAdministrator : text.noDeadline)
  return own.clause ? `“${own.words}” (${own.clause})` : `“${own.words}”`
}

/** @param common The rule for all periods of this level; null: there is none. */
export function DeadlineRow({
  title,
  deadline,
  common,
  period,
  level,
  onDeadline,
}: {
  title: string
  deadline: Deadline | null
  common: Deadline | null
  period: Period
  level: number
  onDeadline: (d: Deadline | null) => void
}) {
  const shown = deadline ?? common
  return (
    <fieldset class="deadline-row">
      <legend>{title}</legend>
      {period.dataFrom && period.dataTo && level === 0 && (
        <p class="quiet">{t(text.dataWindow, day(period.dataFrom), day(period.dataTo))}</p>
      )}
      <div class="pair">
        <Choose
          label={t(text.operator)}
          value={shown?.operator ?? 'before'}
          options={operatorOptions()}
          onValue={v => onDeadline(redated(shown, { operator: v as Operator }))}
        />
        <HowItIsSet deadline={shown} level={level} onDeadline={onDeadline} />
        <p class="quiet">{sourceOf(deadline, shown)}</p>
      </div>
    </fieldset>
  )
}

/** Periods by one of the usual divisions of a year (Nghị định 09/2019/NĐ-CP, Điều 12). */
export function WindowsChoice({
  configuration,
  obligation,
  onConfiguration,
}: {
  configuration: Configuration
  obligation: string
  onConfiguration: (c: Configuration) => void
}) {
  const loaded = useLoad(`windows ${configuration.year}`, () => api.dataWindows(configuration.year))
  if (!loaded.data) return null
  const choose = (id: string) => {
    const chosen = loaded.data?.find(w => w.id === id)
    if (chosen) onConfiguration(withWindows(configuration, obligation, chosen))
  }
  return (
    <Choose
      label={t(text.windowsApply)}
      help={t(text.windowsHelp)}
      value=""
      onValue={choose}
      options={[
        { value: '', label: t(text.windowsKeep) },
        ...loaded.data.map(w => ({ value: w.id, label: `${t(w.name)} (${w.source})` })),
      ]}
    />
  )
}
