import type { ThreadFigure, ThreadLine } from '../contract/contract'
import { api } from '../server/api'
import { instant } from '../format/format'
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
              <table class="values years">
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
                    th.indicators.map(line => <Line key={keyOf(line)} line={line} years={years} />)
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

/** An indicator or one part of its breakdown: each figure leads to what it is made of. */
function Line({ line, years }: { line: ThreadLine; years: number[] }) {
  return (
    <tr class={line.part ? 'part' : undefined}>
      <th scope="row">
        {line.part ? t(line.part) : `${line.field}. ${t(line.name)}`}
        {!line.part && line.measure && <span class="quiet"> ({t(line.measure)})</span>}
      </th>
      {years.map(year => {
        const figures = line.figures.filter(f => f.year === year)
        return (
          <td class="n" key={year}>
            {figures.length === 0 && <span class="quiet">—</span>}
            {figures.map(f => (
              <Figure key={f.period} line={line} figure={f} named={figures.length > 1} />
            ))}
          </td>
        )
      })}
    </tr>
  )
}

/** The name of the period where a year has several. */
function Figure({ line, figure, named }: { line: ThreadLine; figure: ThreadFigure; named: boolean }) {
  const { obligation, unit } = line
  const { cycle, period, revision } = figure
  const source = instant(figure.sentAt)
  return (
    <div>
      {named && <span class="quiet">{t(figure.periodName)}: </span>}
      <a href={path.provenance({ cycle, obligation, period, unit }, line.path, revision)} title={source}>
        {t(figure.shown)}
      </a>
      <span class="small quiet"> {t(text.revisionN, revision)}</span>
    </div>
  )
}

const keyOf = (line: ThreadLine) => `${line.obligation} ${line.unit} ${line.path} ${line.measure?.vi}`
