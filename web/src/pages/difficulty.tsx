import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Difficulty, DifficultyAction } from '../contract/contract'
import { t } from '../format/language'
import { LongInput } from '../parts/inputs'
import { At, Dialog, ProblemBox } from '../parts/parts'
import { path } from '../routes/route'
import { useAct } from '../server/session'
import { text } from '../texts/text'

const nameOf = (action: DifficultyAction, d: Difficulty) =>
  t(
    {
      answer: text.answer,
      supplement: text.supplement,
      ask: text.askAgain,
      close: text.closeDifficulty,
      block: text.blockReminders,
      unblock: text.unblock,
      publish: d.publishedAt ? text.publishAgain : text.publishGuidance,
      withdraw: text.withdrawGuidance,
    }[action],
  )

/** What is typed, as the field is called. */
const labelOf = (action: DifficultyAction) => {
  switch (action) {
    case 'answer':
    case 'supplement':
    case 'publish':
      return text.answer
    case 'ask':
      return text.question
    case 'close':
      return text.noteOptional
    default:
      return text.reason
  }
}

const helpOf = (action: DifficultyAction) => {
  switch (action) {
    case 'ask':
      return t(text.askAgainHelp)
    case 'close':
      return t(text.closeDifficultyHelp)
    case 'block':
      return t(text.blockHelp)
    case 'publish':
      return t(text.publishHelp)
    default:
      return null
  }
}

/** One difficulty with everything that was written; each button is there because the server allows it. */
export function Thread({
  cycle,
  difficulty: d,
  onChanged,
}: {
  cycle: string
  difficulty: Difficulty
  onChanged: (d: Difficulty) => void
}) {
  const [doing, setDoing] = useState<DifficultyAction | null>(null)
  return (
    <li class={`box difficulty ${d.state}`} data-testid="difficulty" data-state={d.state}>
      <p>
        <span class={`flag ${d.state === 'open' ? 'waiting' : ''}`}>{t(d.stateName)}</span>
        {d.answerDue?.overdue && <span class="flag overdue">{t(text.answerOverdue)}</span>}
        {d.blocking && (
          <span class="flag" title={d.blocking.reason}>
            {t(text.blocking)}
          </span>
        )}
        {d.publishedAt && <span class="flag">✓ {t(text.published)}</span>} <strong>{t(d.unitName)}</strong>{' '}
        <a href={path.submission({ cycle, ...d })}>
          {t(d.name)} · {t(d.periodName)}
        </a>
        {d.clause && <span class="clause">{d.clause}</span>}
      </p>
      {d.answerDue && (
        <p class="small">
          {t(text.answerBy)}{' '}
          <span class={d.answerDue.overdue ? 'left overdue' : 'left'}>{t(d.answerDue.sentence)}</span>
        </p>
      )}
      <ol class="thread">
        {d.thread.map((p, i) => (
          <li key={i} class={p.kind}>
            {p.kind === 'closing' && (
              <strong>
                {t(text.closedThread)}
                {p.words && ': '}
              </strong>
            )}
            <span class="prose">{p.words}</span>
            <p class="quiet small">
              {p.by}, <At at={p.at} />
            </p>
          </li>
        ))}
      </ol>
      {d.allowedActions.length > 0 && (
        <div class="row">
          {d.allowedActions.map(a => (
            <button
              key={a}
              type="button"
              class={a === 'answer' ? 'main' : ''}
              data-testid={`difficulty-${a}`}
              onClick={() => setDoing(a)}
            >
              {nameOf(a, d)}
            </button>
          ))}
        </div>
      )}
      {doing && (
        <Step
          cycle={cycle}
          difficulty={d}
          action={doing}
          onClose={() => setDoing(null)}
          onDone={after => {
            setDoing(null)
            onChanged(after)
          }}
        />
      )}
    </li>
  )
}

function Step({
  cycle,
  difficulty: d,
  action,
  onClose,
  onDone,
}: {
  cycle: string
  difficulty: Difficulty
  action: DifficultyAction
  onClose: () => void
  onDone: (d: Difficulty) => void
}) {
  const act = useAct()
  const [words, setWords] = useState(action === 'publish' ? (d.answer ?? '') : '')
  const [question, setQuestion] = useState(d.question)
  const send = () => {
    switch (action) {
      case 'answer':
      case 'supplement':
        return api.answer(cycle, d.id, words, action === 'supplement')
      case 'ask':
        return api.askAgain(cycle, d.id, words)
      case 'close':
        return api.closeDifficulty(cycle, d.id, words || null)
      case 'publish':
        return api.publishGuidance(cycle, d.id, question, words)
      default:
        return api.changeDifficulty(cycle, d.id, action, words)
    }
  }
  const run = (e: Event) => {
    e.preventDefault()
    void act.run(async () => onDone(await send()))
  }
  const label = labelOf(action)
  return (
    <Dialog title={`${nameOf(action, d)} — ${t(d.unitName)}`} onClose={onClose}>
      <form onSubmit={run}>
        {helpOf(action) && <p>{helpOf(action)}</p>}
        {action !== 'publish' && (
          <blockquote class="prose">{d.thread.filter(p => p.kind === 'question').at(-1)?.words}</blockquote>
        )}
        {action === 'publish' && (
          <LongInput
            label={t(text.question)}
            value={question}
            onValue={setQuestion}
            rows={3}
            required
            testid="publish-question"
          />
        )}
        <LongInput
          label={t(label)}
          value={words}
          onValue={setWords}
          rows={5}
          required={action !== 'close'}
          testid="difficulty-words"
        />
        <ProblemBox problem={act.problem} />
        <div class="row end">
          <button type="button" onClick={onClose}>
            {t(text.goBack)}
          </button>
          <button class="main" data-testid="confirm" disabled={act.busy}>
            {action === 'answer' ? t(text.sendAnswer) : nameOf(action, d)}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
