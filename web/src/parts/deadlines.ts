import { operators, type Operator, type RuleKind } from '../contract/contract'
import { t } from '../format/language'
import { text } from '../texts/text'

// What the ways of setting a deadline are called.

const operatorName: Record<Operator, typeof text.opBefore> = {
  before: text.opBefore,
  noLaterThan: text.opNoLaterThan,
  through: text.opThrough,
}
export const operatorOptions = () => operators.map(o => ({ value: o, label: t(operatorName[o]) }))

export const ruleName: Record<RuleKind, typeof text.ruleFixed> = {
  daysAfterCut: text.ruleDaysAfterCut,
  workingDaysAfterCut: text.ruleWorkingDaysAfterCut,
  workingDaysAfterBelow: text.ruleWorkingDaysAfterBelow,
  dayOfMonth: text.ruleDayOfMonth,
  endOfMonth: text.ruleEndOfMonth,
}
