import { api } from '../server/api'
import type { Cell, Completeness, Consolidation, Place } from '../contract/contract'
import { day } from '../format/format'
import { t } from '../format/language'
import { DeadlineLine, Fact, Facts } from '../parts/parts'
import { Counts } from '../parts/counts'
import { path } from '../routes/route'
import { text } from '../texts/text'
import { unitName, Units } from '../figures/figure'

/** Who has reported, to whom it goes up, and the files that can be taken. */
export function Standing({ consolidation: c, place }: { consolidation: Consolidation; place: Place }) {
  const { missing, waived = [], invitedMissing = [] } = c.completeness
  return (
    <section class="box" aria-label={t(text.completeness)}>
      <p class="quiet small">{t(text.speaksTo, day(c.speaksTo))}</p>
      <Counts completeness={c.completeness} />
      <Named title={t(text.missingUnits)} units={missing} consolidation={c} place={place} />
      <Named title={t(text.waivedUnits)} units={waived} consolidation={c} place={place} />
      <Named title={t(text.invitedMissing)} units={invitedMissing} consolidation={c} place={place} />
      {c.closings.map(({ endsAt, lastDay, completeness: then }) => (
        <p key={endsAt} class="small">
          {then.nil === null
            ? t(text.atClosingWithoutNil, day(lastDay), then.received, then.expected)
            : t(text.atClosing, day(lastDay), then.received, then.expected, then.nil)}
          {then.missing.length > 0 && ` ${t(text.atClosingMissing, names(c, then).join(', '))}`}
        </p>
      ))}
      {c.own && (
        <Facts>
          <Fact name={t(text.sentTo)}>{t(c.own.to)}</Fact>
          <Fact name={t(text.deadline)}>
            <DeadlineLine deadline={c.own.deadline} />
          </Fact>
        </Facts>
      )}
      {c.allowedActions.includes('download') && (
        <div class="row no-print">
          <a class="button" href={api.reportUrl(place, 'docx')} download data-testid="download-docx">
            {t(text.downloadDocx)}
          </a>
          {(['xlsx', 'csv', 'json'] as const).map(kind => (
            <a key={kind} class="button" href={api.reportUrl(place, kind)} download data-testid={`download-${kind}`}>
              {t(text.downloadFigures, kind)}
            </a>
          ))}
          {c.level === 1 && (
            <a class="button" href={api.unitsWorkbookUrl(place)} download data-testid="download-workbook">
              {t(text.downloadUnitsWorkbook)}
            </a>
          )}
        </div>
      )}
    </section>
  )
}

const names = (c: Consolidation, then: Completeness) => then.missing.map(u => unitName(c.unitNames, u))

function Named({
  title,
  units,
  consolidation: c,
  place,
}: {
  title: string
  units: string[]
  consolidation: Consolidation
  place: Place
}) {
  if (units.length === 0) return null
  return (
    <p>
      <strong>{title}:</strong>{' '}
      {units.map((u, i) => (
        <>
          {i > 0 && ', '}
          <a href={path.submission({ ...place, unit: u })}>{unitName(c.unitNames, u)}</a>
        </>
      ))}
    </p>
  )
}

export function Targets({ consolidation: c, place }: { consolidation: Consolidation; place: Place }) {
  if (c.targets.length === 0) return null
  const cell = (indicator: string): Cell | undefined => c.cells.find(x => x.field === indicator)
  return (
    <section>
      <h2>{t(text.targets)}</h2>
      <table class="values figures">
        <thead>
          <tr>
            <th>{t(text.target)}</th>
            <th>{t(text.goal)}</th>
            <th>{t(text.reached)}</th>
          </tr>
        </thead>
        <tbody>
          {c.targets.map(x => {
            const of = cell(x.indicator)
            return (
              <tr key={x.code}>
                <th scope="row">
                  {t(x.name)} <span class="quiet">({x.clause})</span>
                </th>
                <td class="n">{x.goalPercent} %</td>
                <td class="n">
                  {x.met !== null && <span aria-hidden="true">{x.met ? '✓ ' : '✗ '}</span>}
                  <strong>
                    {of ? (
                      <a class="number-link" href={path.provenance(place, of.field)}>
                        {t(x.shown)}
                      </a>
                    ) : (
                      t(x.shown)
                    )}
                  </strong>
                  {x.met !== null && <div class="small">{t(x.met ? text.targetMet : text.targetNotMet)}</div>}
                  {of && (
                    <div class="small">
                      <Units of={of} />
                    </div>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
