import { useState } from 'preact/hooks'
import type { PreviewChange, PreviewMessage } from '../contract/contract'
import { t } from '../format/language'
import { At, ProblemBox } from '../parts/parts'
import { useAct } from '../server/session'
import { text } from '../texts/text'

/** What a change would do to the messages of the year; the server reckons, nothing is saved. */
export function Difference({ compare, ready }: { compare: () => Promise<PreviewChange>; ready: boolean }) {
  const [change, setChange] = useState<PreviewChange | null>(null)
  const act = useAct()
  return (
    <div>
      <button
        type="button"
        class="plain"
        data-testid="compare"
        disabled={act.busy || !ready}
        onClick={() => void act.run(async () => setChange(await compare()))}
      >
        {t(text.compare)}
      </button>
      <ProblemBox problem={act.problem} />
      {change && (
        <div role="status" data-testid="difference">
          <p>
            {change.added + change.removed + change.moved === 0
              ? t(text.compareNone)
              : t(text.compareSum, change.added, change.removed, change.moved)}
          </p>
          {change.added + change.removed + change.moved > 0 && (
            <div class="scroll">
              <table class="values stack">
                <thead>
                  <tr>
                    <th>{t(text.compareBefore)}</th>
                    <th>{t(text.compareAfter)}</th>
                    <th>{t(text.to)}</th>
                    <th>{t(text.subject)}</th>
                  </tr>
                </thead>
                <tbody>
                  {change.movedMessages.map((m, i) => (
                    <Line key={`m${i}`} before={m.before} after={m.message.at} message={m.message} />
                  ))}
                  {change.addedMessages.map((m, i) => (
                    <Line key={`a${i}`} before={null} after={m.at} message={m} />
                  ))}
                  {change.removedMessages.map((m, i) => (
                    <Line key={`r${i}`} before={m.at} after={null} message={m} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      )}
    </div>
  )
}

function Line({ before, after, message }: { before: string | null; after: string | null; message: PreviewMessage }) {
  return (
    <tr>
      <td>
        <At at={before} />
      </td>
      <td>
        <At at={after} />
      </td>
      <td>{t(message.to)}</td>
      <td>
        {t(message.subject)} <span class="quiet small">{message.rule}</span>
      </td>
    </tr>
  )
}
