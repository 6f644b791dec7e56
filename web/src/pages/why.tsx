import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Message, Place, WhyAnswer } from '../contract/contract'
import { t } from '../format/language'
import { Labelled, TextInput } from '../parts/inputs'
import { At, Await, PageTitle } from '../parts/parts'
import { go, path } from '../routes/route'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

/** For one duty and one moment: every rule, what it was decided on, the decision, and the entries of the ledger. */
export function WhyPage({ place, at, login }: { place: Place; at: string | null; login: string | null }) {
  const loaded = useLoad(path.why(place, at, login), () => api.why(place, at, login))
  return (
    <>
      <PageTitle title={t(text.why)}>
        <p class="quiet">{t(text.whyExplained)}</p>
      </PageTitle>
      <Ask place={place} at={at} login={login} />
      <Await loaded={loaded}>{answer => <Answer place={place} answer={answer} />}</Await>
    </>
  )
}

function Ask({ place, at, login }: { place: Place; at: string | null; login: string | null }) {
  const [when, setWhen] = useState(at?.slice(0, 16) ?? '')
  const [who, setWho] = useState(login ?? '')
  const ask = (e: Event) => {
    e.preventDefault()
    // The field has no zone; times here are those of Vietnam.
    go(path.why(place, when ? `${when}:00+07:00` : null, who.trim() || null))
  }
  return (
    <form class="row" onSubmit={ask}>
      <Labelled label={t(text.whyAt)}>
        {(id, by) => (
          <input
            id={id}
            aria-describedby={by}
            type="datetime-local"
            value={when}
            data-testid="why-at"
            onInput={e => setWhen(e.currentTarget.value)}
          />
        )}
      </Labelled>
      <TextInput label={t(text.whyWho)} help={t(text.whyWhoHelp)} value={who} onValue={setWho} testid="why-who" />
      <button data-testid="why-ask">{t(text.whyAsk)}</button>
    </form>
  )
}

function Answer({ place, answer }: { place: Place; answer: WhyAnswer }) {
  return (
    <>
      <p class="box">
        <strong>
          <a href={path.submission(place)}>
            {t(answer.name)} · {t(answer.periodName)}
          </a>
        </strong>{' '}
        · {t(answer.unitName)} · <At at={answer.at} />
        <br />
        {t(text.whyStanding, t(answer.statusName), t(answer.due))}{' '}
        {answer.quiet ? t(text.whyQuiet, t(answer.quiet)) : t(text.whyNotQuiet)}
      </p>
      {answer.rules.length === 0 ? (
        <p>{t(text.whyNoRules)}</p>
      ) : (
        <table class="values stack" data-testid="why">
          <thead>
            <tr>
              <th>{t(text.moment)}</th>
              <th>{t(text.rule)}</th>
              <th>{t(text.decision)}</th>
            </tr>
          </thead>
          <tbody>
            {answer.rules.map(r => (
              <tr key={r.rule + r.moment} data-decision={r.decision}>
                <td>
                  <At at={r.at} />
                </td>
                <td>{t(r.what)}</td>
                <td>
                  {r.decision === 'sent' ? <strong>{t(r.words)}</strong> : t(r.words)}
                  <Letters letters={r.letters} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {answer.others.length > 0 && (
        <>
          <h2>{t(text.whyOthers)}</h2>
          <Letters letters={answer.others} subjects />
        </>
      )}
    </>
  )
}

function Letters({ letters, subjects }: { letters: Message[]; subjects?: boolean }) {
  if (letters.length === 0) return null
  return (
    <ul class="small">
      {letters.map(m => (
        <li key={m.key}>
          <At at={m.sentAt ?? m.at} /> {subjects && <strong>{t(m.subject)}</strong>} → {m.to}
          {m.channels.map(c => (
            <span key={c.channel} class="quiet">
              {' '}
              · {t(c.words)}
            </span>
          ))}
        </li>
      ))}
    </ul>
  )
}
