import { api } from '../server/api'
import { t } from '../format/language'
import { Await, PageTitle } from '../parts/parts'
import { path } from '../routes/route'
import { useLoad } from '../server/session'
import { text } from '../texts/text'

/** A plan of several years: its yearly cycles, and each indicator year by year as it was sent up. */
export function ThreadPage({ thread }: { thread: string }) {
  const loaded = useLoad(path.thread(thread), () => api.thread(thread))
  return (
    <Await loaded={loaded}>
      {th => {
        const years = Array.from({ length: th.toYear - th.fromYear + 1 }, (_, i) => th.fromYear + i)
        const cycleOf = (year: number) => th.cycles.find(c => c.year === year)
        return (
          <>
            <PageTitle title={t(th.name)}>
              <p class="quiet">
                {th.fromYear}–{th.toYear}
                {th.orientationTo && ` · ${t(text.orientationTo, th.orientationTo)}`}
              </p>
            </PageTitle>
            <p class="quiet">{t(text.threadHelp)}</p>
            <div class="scroll">
              <table class="values thread">
                <thead>
                  <tr>
                    <th scope="col">{t(text.indicator)}</th>
                    {years.map(y => {
                      const cycle = cycleOf(y)
                      return (
                        <th scope="col" key={y}>
                          {cycle ? (
                            <a href={path.plan(cycle.cycle)} title={t(cycle.title)}>
                              {y}
                            </a>
                          ) : (
                            <span class="quiet">{y}</span>
                          )}
                        </th>
                      )
                    })}
                  </tr>
                </thead>
                <tbody>
                  {th.indicators.length === 0 ? (
                    <tr>
                      <td colSpan={years.length + 1} class="quiet">
                        {t(text.nothingSentUp)}
                      </td>
                    </tr>
                  ) : (
                    th.indicators.map((x, i) => (
                      <tr key={x.field + i}>
                        <th scope="row">
                          {x.field}. {t(x.name)}
                          {x.measure && <span class="quiet"> ({t(x.measure)})</span>}
                        </th>
                        {years.map(y => {
                          const shown = x.years[String(y)]
                          return (
                            <td class="n" key={y}>
                              {shown ? t(shown) : <span class="quiet">—</span>}
                            </td>
                          )
                        })}
                      </tr>
                    ))
                  )}
                </tbody>
              </table>
            </div>
          </>
        )
      }}
    </Await>
  )
}
