import { useState } from 'preact/hooks'
import { api } from '../server/api'
import { t } from '../format/language'
import { At, Await, PageTitle } from '../parts/parts'
import { SearchBox } from '../parts/search'
import { path } from '../routes/route'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

/** What was answered to one and holds for all. */
export function GuidancePage({ cycle }: { cycle: string }) {
  const [words, setWords] = useState('')
  const loaded = useLoad(`${path.guidance(cycle)} ${words}`, () => api.guidance(cycle, words))
  return (
    <>
      <PageTitle title={t(text.guidance)}>
        <a href={path.difficulties(cycle)}>{t(text.difficulties)}</a>
      </PageTitle>
      <p class="quiet">{t(text.guidanceHelp)}</p>
      <div class="filters">
        <SearchBox value={words} onValue={setWords} />
      </div>
      <Await loaded={loaded}>
        {all =>
          all.length === 0 ? (
            <p class="box" role="status">
              {t(words ? text.nothingMatches : text.noGuidance)}
            </p>
          ) : (
            <ul class="difficulties">
              {all.map(g => (
                <li key={g.obligation + g.at} class="box guidance" data-testid="guidance">
                  <p class="prose">
                    <strong>{g.question}</strong>
                  </p>
                  <p class="prose">{g.answer}</p>
                  <p class="quiet small">
                    {t(g.name)}
                    {g.clause && <span class="clause">{g.clause}</span>} · {g.by}, <At at={g.at} />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </Await>
    </>
  )
}
