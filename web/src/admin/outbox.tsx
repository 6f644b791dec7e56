import { api } from '../server/api'
import { t } from '../format/language'
import { At, Await } from '../parts/parts'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

/** Letters that would have gone out by e-mail; one machine without a mail server. */
export function Outbox() {
  const loaded = useLoad('outbox', api.outbox)
  return (
    <section>
      <h2>{t(text.outbox)}</h2>
      <p class="quiet">{t(text.outboxExplained)}</p>
      <Await loaded={loaded}>
        {letters =>
          letters.length === 0 ? (
            <p class="box">{t(text.outboxEmpty)}</p>
          ) : (
            <ul class="messages">
              {letters.map(l => (
                <li key={l.id} data-testid="outbox-letter">
                  <details>
                    <summary>
                      <At at={l.at} /> <strong>{l.subject[l.language]}</strong>{' '}
                      <span class="quiet">
                        → {l.name} · {l.address}
                      </span>
                    </summary>
                    {l.letters.map((p, i) => (
                      <div key={i} lang={l.language}>
                        {l.letters.length > 1 && (
                          <h3>
                            {i + 1}. {p.subject[l.language]}
                          </h3>
                        )}
                        <p class="prose">{p.body[l.language]}</p>
                      </div>
                    ))}
                  </details>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </section>
  )
}
