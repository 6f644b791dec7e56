import type { Explanations, FieldProblem, Form } from '../contract/contract'
import { t } from '../format/language'
import { Labelled } from '../parts/inputs'
import { under } from '../kinds/paths'
import { text } from '../texts/text'
import { fieldOfRule } from './values'

export type Explaining = { said: Explanations; onSay: (rule: string, words: string) => void; problems: FieldProblem[] }

/** Where a rule asks why a value is right, the words are typed at that value. Words once typed stay shown, also where the rule asks no more. */
export function Explain({
  form,
  field,
  problems,
  explaining,
}: {
  form: Form
  field: string
  problems: FieldProblem[]
  explaining: Explaining
}) {
  const rules = form.rules
    .filter(r => r.severity === 'needsExplanation' && fieldOfRule(r) === field)
    .map(rule => ({ rule, asked: problems.some(p => p.code === rule.id), words: explaining.said[rule.id] ?? '' }))
    .filter(r => r.asked || r.words !== '')
  return (
    <>
      {rules.map(({ rule, asked, words }) => (
        <div class="explain" key={rule.id}>
          <Labelled
            label={`${t(text.explainFor)}: ${t(rule.message)}`}
            help={asked ? t(text.explainHelp) : t(text.explainNotAsked)}
            problems={under(explaining.problems, `explanations.${rule.id}`)}
          >
            {(id, by) => (
              <textarea
                id={id}
                aria-describedby={by}
                rows={2}
                value={words}
                data-testid={`explain-${rule.id}`}
                onInput={e => explaining.onSay(rule.id, e.currentTarget.value)}
              />
            )}
          </Labelled>
        </div>
      ))}
    </>
  )
}
