import type { Form, Place, Revision } from '../contract/contract'
import { api } from '../server/api'
import { SentFigures } from '../figures/sent'
import { day, size } from '../format/format'
import { t } from '../format/language'
import { isInForm, ValueView } from '../kinds/field'
import { Fact, Facts } from '../parts/parts'
import { text } from '../texts/text'
import { fieldOfRule } from './values'

/** What a revision says, for reading, on the version of the form it was made with. */
export function RevisionView({
  place,
  form,
  revision,
  consolidatedAt,
}: {
  place: Place
  form: Form
  revision: Revision
  /** Of a consolidated report: where its figures were put together. */
  consolidatedAt: Place | null
}) {
  const made = revision.form ?? form
  return (
    <div class="revision-view">
      {revision.nil && (
        <p class="box ok">
          <strong>∅ {made.nil ? t(made.nil.label) : t(text.nil)}</strong>
        </p>
      )}
      {revision.formVersion !== form.version && (
        <p class="box">{t(text.madeWithVersion, revision.formVersion, form.version)}</p>
      )}
      <Facts>
        {revision.document && (
          <Fact name={t(text.document)}>
            {revision.document.number}, {day(revision.document.date)}
          </Fact>
        )}
        {revision.files.length > 0 && (
          <Fact name={t(text.files)}>
            <ul class="files">
              {revision.files.map(f => (
                <li key={f.sha256}>
                  <a href={api.fileUrl(place, revision.number, f)} download={f.name}>
                    {f.name}
                  </a>{' '}
                  <span class="quiet">{size(f.size)}</span>
                </li>
              ))}
            </ul>
          </Fact>
        )}
      </Facts>
      {revision.whyIncomplete && (
        <p class="box warnbox" data-testid="sent-incomplete">
          <strong>{t(text.sentIncomplete)}</strong> {revision.whyIncomplete}
        </p>
      )}
      {revision.withheld && <p class="box">▧ {t(text.someWithheld)}</p>}
      <ValuesView form={made} revision={revision} />
      <ExplanationsView form={made} explanations={revision.explanations ?? {}} />
      {revision.figures && consolidatedAt && (
        <SentFigures place={consolidatedAt} revision={revision.number} cells={revision.figures} />
      )}
    </div>
  )
}

function ValuesView({ form, revision }: { form: Form; revision: Revision }) {
  const { values, nil, closedFields } = revision
  const told = form.sections.filter(s => !nil || !form.nil?.sections.includes(s.id))
  const sections = told.map(s => ({ ...s, fields: s.fields.filter(isInForm) })).filter(s => s.fields.length)
  if (sections.length === 0) return null
  return (
    <>
      {sections.map(s => (
        <section key={s.id}>
          <h3>{t(s.title)}</h3>
          <table class="values stack">
            <tbody>
              {s.fields.map(f => (
                <tr key={f.code}>
                  <th scope="row">
                    {f.code}. {t(f.name)}
                  </th>
                  <td>
                    <ValueView
                      field={f}
                      value={values[f.code]}
                      closed={closedFields.includes(f.code)}
                      dimensions={form.dimensions}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

function ExplanationsView({ form, explanations }: { form: Form; explanations: Record<string, string> }) {
  const said = Object.entries(explanations)
  if (said.length === 0) return null
  return (
    <section>
      <h3>{t(text.explanations)}</h3>
      {said.map(([rule, words]) => {
        const found = form.rules.find(r => r.id === rule)
        return (
          <blockquote key={rule}>
            {found && (
              <p class="quiet">
                {fieldOfRule(found)}: {t(found.message)}
              </p>
            )}
            <p class="prose">{words}</p>
          </blockquote>
        )
      })}
    </section>
  )
}
