import { useState } from 'preact/hooks'
import { api } from '../server/api'
import type { Message } from '../contract/contract'
import { fold } from '../format/format'
import { t } from '../format/language'
import { TextInput } from '../parts/inputs'
import { At, Await, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useHere, useLoad } from '../server/session'
import { text } from '../texts/text'

const states = { claimed: text.messageClaimed, sent: text.messageSent, failed: text.messageFailed }

export function InboxPage() {
  const loaded = useLoad(path.inbox(), api.inbox)
  const { refreshUnread } = useHere()
  const [opened, setOpened] = useState<readonly string[]>([])
  const open = (m: Message) => {
    if (m.read || opened.includes(m.key)) return
    setOpened([...opened, m.key])
    void api.markRead([m.key]).then(refreshUnread)
  }
  return (
    <>
      <PageTitle title={t(text.messages)}>
        <a href={path.channels()}>{t(text.myChannels)}</a>
      </PageTitle>
      <Await loaded={loaded}>
        {messages =>
          messages.length === 0 ? (
            <p class="box">{t(text.noMessages)}</p>
          ) : (
            <List messages={messages} onOpen={open} opened={opened} />
          )
        }
      </Await>
    </>
  )
}

/** What was sent to whom: the answer to "why did they (not) get this?". */
export function LedgerPage({ cycle }: { cycle: string }) {
  const [wanted, setWanted] = useState('')
  const loaded = useLoad(path.ledger(cycle), () => api.ledger(cycle))
  const found = (m: Message) => fold(`${t(m.unitName)} ${m.to} ${t(m.subject)} ${m.rule}`).includes(fold(wanted))
  return (
    <>
      <PageTitle title={t(text.ledger)}>
        <p class="quiet">{t(text.ledgerExplained)}</p>
      </PageTitle>
      <TextInput label={t(text.search)} value={wanted} onValue={setWanted} />
      <Await loaded={loaded}>
        {messages =>
          messages.some(found) ? (
            <List messages={messages.filter(found)} full cycle={cycle} />
          ) : (
            <p class="box">{t(text.noMessages)}</p>
          )
        }
      </Await>
    </>
  )
}

/** Letters about an event of the plan, the weekly brief and lists for the office speak of no one unit's duty. */
const isOfDuty = (m: Message) => m.period !== 'event' && m.period !== 'week' && !m.rule.startsWith('chaser')

function List({
  messages,
  full,
  cycle,
  onOpen,
  opened = [],
}: {
  messages: Message[]
  full?: boolean
  cycle?: string
  /** The person's own inbox: what is opened is read. */
  onOpen?: (m: Message) => void
  opened?: readonly string[]
}) {
  const isUnread = (m: Message) => onOpen !== undefined && !m.read && !opened.includes(m.key)
  return (
    <ul class="messages">
      {messages.map(m => (
        <li key={m.key} class={isUnread(m) ? 'unread' : undefined}>
          <details onToggle={e => e.currentTarget.open && onOpen?.(m)}>
            <summary>
              {isUnread(m) && <span class="flag">● {t(text.unread)}</span>} <At at={m.sentAt ?? m.at} />{' '}
              <strong>{t(m.subject)}</strong>
              {full && (
                <span class="quiet">
                  {' '}
                  → {t(m.unitName)} · {m.to} · {t(states[m.state])}
                  {m.channels.map(c => ` · ${t(c.words)}`)}
                </span>
              )}
            </summary>
            <p class="prose">{t(m.body)}</p>
            <p>
              <a href={m.link} data-testid="message-link">
                {t(text.openPlace)}
              </a>
            </p>
            {full && cycle && isOfDuty(m) && (
              <p class="quiet small">
                <a href={path.why({ cycle, obligation: m.obligation, period: m.period, unit: m.unit }, null, m.to)}>
                  {t(text.why)}
                </a>
              </p>
            )}
          </details>
        </li>
      ))}
    </ul>
  )
}
