import type {
  Acts,
  Head,
  Heads,
  Log,
  VerifyPage,
  VerifyPlace,
  Account,
  AccountChange,
  Advance,
  Amendment,
  Brief,
  CalendarChange,
  CalendarCheck,
  CalendarDays,
  CalendarLine,
  CalendarYear,
  ChannelChoice,
  ChannelPolicy,
  ChaseContactBody,
  Checked,
  ClockAdvanceBody,
  CodesBegun,
  Configuration,
  Consolidation,
  Content,
  CycleDetail,
  CycleList,
  DataWindows,
  Day,
  DeadLetter,
  Difficulty,
  DifficultyAnswerBody,
  DifficultyAskBody,
  DifficultyCloseBody,
  DifficultyPublishBody,
  DifficultyRaiseBody,
  Duty,
  Explained,
  ExtensionGrant,
  ExtensionOutcomes,
  FieldProblem,
  FileRef,
  Form,
  FormAmendment,
  Guidance,
  Host,
  Instant,
  Matrix,
  Message,
  MessageReadBody,
  MyChannels,
  NewAccount,
  NewCalendar,
  NewChannelPolicy,
  NewCycle,
  NewUpload,
  OutboxLetter,
  OwnAccount,
  OwnAccountCodeBody,
  OwnAccountConfirmBody,
  Place,
  PlansBelow,
  Preview,
  PreviewChange,
  PreviewCompareBody,
  ProblemDocument,
  Provenance,
  ReasonBody,
  Receipt,
  RecoveryCodes,
  RemindAnswer,
  RemindItem,
  Reminded,
  Revision,
  SentBody,
  SentUpload,
  Session,
  SessionPasswordBody,
  SessionSignInBody,
  SeveralToRemind,
  SpecialDay,
  Submission,
  SubmissionExtensionBody,
  SubmissionRemindBody,
  SubmissionReturnBody,
  Template,
  Text,
  Thread,
  Unit,
  UnitAddBody,
  UnitChangeBody,
  UploadTicket,
  UpwardBody,
  Verification,
  WhyAnswer,
  WorkList,
  WorkbookAnswer,
  Unread,
} from '../contract/contract'
import { language } from '../format/language'
import { text } from '../texts/text'

/** A refusal of the server (RFC 9457), or the lack of an answer (code "no-answer"). */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly text: Text
  readonly fields: FieldProblem[]
  /** The revision as which a stale submission was kept. */
  readonly setAside: number | null

  constructor(document: Partial<ProblemDocument>) {
    super(document.title ?? document.code)
    this.code = document.code ?? 'unknown'
    this.status = document.status ?? 0
    const said = document.detail ?? document.title
    this.text = document.texts ?? (said ? { vi: said, en: said } : text.problemUnknown)
    this.fields = document.fields ?? []
    this.setAside = document.setAside ?? null
  }
}

type Body = { json: unknown } | { raw: BodyInit; md5?: string; type?: string }

const hex = (bytes: number) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map(b => b.toString(16).padStart(2, '0')).join('')

/** W3C Trace Context: the id by which the server's logs find what this action set going. */
export const traceparent = () => `00-${hex(16)}-${hex(8)}-01`

/** How often a request is sent again that the host turned away before it looked at it (429), and for how long at most it waits in between. */
const turns = 6
const longestWait = 8_000

/** Half a second, a second, two ...; each a little different, so that those who were turned away together do not come back together. */
const waitBefore = (again: number) =>
  new Promise(done => setTimeout(done, Math.min(longestWait, 500 * 2 ** again) * (0.5 + Math.random())))

/**
 * Where too many come at once the host refuses the rest unread, so that nothing was done: it is asked again, and nobody notices. A refusal of ours says
 * why, and is shown.
 */
async function send(url: string, request: RequestInit): Promise<Response> {
  for (let again = 0; ; again++) {
    const answer = await fetch(url, request)
    const saysWhy = answer.headers.get('Content-Type')?.startsWith('application/problem+json')
    if (answer.status !== 429 || saysWhy || again === turns) return answer
    await waitBefore(again)
  }
}

async function call(method: string, url: string, body?: Body, etag?: string): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Accept-Language': language() }
  if (body && 'json' in body) headers['Content-Type'] = 'application/json'
  if (body && 'raw' in body && body.md5) headers['Content-MD5'] = body.md5
  if (body && 'raw' in body && body.type) headers['Content-Type'] = body.type
  if (etag !== undefined) headers['If-Match'] = etag
  // Not to the storage, where files go directly: it takes only the headers its own rules name.
  if (url.startsWith('/')) headers.traceparent = traceparent()
  const payload = body && ('json' in body ? JSON.stringify(body.json) : body.raw)
  let answer: Response
  try {
    // A platform whose session has ended sends the person to its sign-in page, on another site: nothing a script could read.
    answer = await send(url, {
      method,
      headers,
      body: payload,
      credentials: 'same-origin',
      redirect: url.startsWith('/') ? 'manual' : 'follow',
    })
  } catch {
    throw new Problem({ code: 'no-answer', texts: text.problemNoAnswer })
  }
  if (answer.type === 'opaqueredirect') throw new Problem({ code: 'sign-in-needed', status: 401 })
  if (answer.ok) return answer
  const document: unknown = await answer.json().catch(() => null)
  throw new Problem({ status: answer.status, ...(typeof document === 'object' ? document : {}) })
}

/** Nothing is sent but what the type of the body says; without one, nothing. */
async function json<T, B = Record<string, never>>(method: string, url: string, body?: B, etag?: string): Promise<T> {
  const answer = await call(method, url, method === 'GET' ? undefined : { json: body ?? {} }, etag)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

const get = <T>(url: string) => json<T>('GET', url)
const part = encodeURIComponent
const cycleUrl = (id: string) => `/api/cycles/${part(id)}`
const periodUrl = (p: Place) => `${cycleUrl(p.cycle)}/obligations/${part(p.obligation)}/periods/${part(p.period)}`
const submissionUrl = (p: Place) => `${periodUrl(p)}/units/${part(p.unit)}`
const consolidationUrl = (p: Place) => `${periodUrl(p)}/consolidations/${part(p.unit)}`

const difficultyUrl = (cycle: string, id: string) => `${cycleUrl(cycle)}/difficulties/${part(id)}`
const briefQuery = (unit: string | null, day: Day | null) =>
  `?${new URLSearchParams({ ...(unit ? { unit } : {}), ...(day ? { day } : {}) })}`

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const queryOf = ({ table, after }: VerifyPlace) =>
  `?table=${part(table)}${after === null ? '' : `&after=${part(after)}`}`

export const api = {
  host: () => get<Host>('/api/host'),
  session: () => get<Session>('/api/session'),
  /** With the code of an authenticator app where the account asks for one. */
  signIn: (login: string, password: string, code: string | null) =>
    json<Session, SessionSignInBody>('POST', '/api/session', { login, password, code }),
  signOut: () => json<void>('DELETE', '/api/session'),
  changePassword: (current: string, next: string) =>
    json<void, SessionPasswordBody>('PUT', '/api/session/password', { current, next }),
  ownAccount: () => get<OwnAccount>('/api/account'),
  endSession: (id: string) => json<void>('DELETE', `/api/account/sessions/${part(id)}`),
  endOtherSessions: () => json<void>('DELETE', '/api/account/sessions'),
  beginCodes: (current: string) => json<CodesBegun, OwnAccountConfirmBody>('POST', '/api/account/codes', { current }),
  turnCodesOn: (code: string) => json<RecoveryCodes, OwnAccountCodeBody>('PUT', '/api/account/codes', { code }),
  turnCodesOff: (current: string) => json<void, OwnAccountConfirmBody>('DELETE', '/api/account/codes', { current }),
  advance: (to: Instant | null) => json<Advance, ClockAdvanceBody>('POST', '/api/clock/advance', { to }),

  cycles: () => get<CycleList>('/api/cycles'),
  templates: () => get<Template[]>('/api/templates'),
  createCycle: (cycle: NewCycle) => json<CycleDetail, NewCycle>('POST', '/api/cycles', cycle),
  cycle: (id: string) => get<CycleDetail>(cycleUrl(id)),
  saveConfiguration: (id: string, configuration: Configuration, etag: string) =>
    json<CycleDetail, Configuration>('PUT', cycleUrl(id), configuration, etag),
  deleteCycle: (id: string, etag: string) => json<void>('DELETE', cycleUrl(id), undefined, etag),
  configurationProblems: (id: string) => get<FieldProblem[]>(`${cycleUrl(id)}/problems`),
  /** `chosen`: "unit=…" or "login=…"; empty: everybody. */
  preview: (id: string, chosen: string) => get<Preview>(`${cycleUrl(id)}/preview?${new URLSearchParams(chosen)}`),
  compare: (id: string, change: PreviewCompareBody) =>
    json<PreviewChange, PreviewCompareBody>('POST', `${cycleUrl(id)}/preview`, change),
  publish: (id: string, etag: string) => json<CycleDetail>('POST', `${cycleUrl(id)}/publish`, {}, etag),
  close: (id: string, reason: string, etag: string) =>
    json<CycleDetail, ReasonBody>('POST', `${cycleUrl(id)}/close`, { reason }, etag),
  amendDeadline: (id: string, amendment: Amendment, etag: string) =>
    json<CycleDetail, Amendment>('POST', `${cycleUrl(id)}/deadlines`, amendment, etag),
  /** A new version of a form while the cycle runs. */
  amendForm: (id: string, form: Form, reason: string, etag: string) =>
    json<CycleDetail, FormAmendment>('POST', `${cycleUrl(id)}/forms/${part(form.id)}`, { form, reason }, etag),
  plansBelow: (id: string) => get<PlansBelow>(`${cycleUrl(id)}/below`),
  thread: (id: string) => get<Thread>(`/api/threads/${part(id)}`),

  calendar: () => get<CalendarLine[]>('/api/calendar'),
  calendarYear: (year: number) => get<CalendarYear>(`/api/calendar/${year}`),
  changeCalendar: (year: number, days: SpecialDay[], reason: string, etag: string) =>
    json<CalendarChange, NewCalendar>('PUT', `/api/calendar/${year}`, { days, reason }, etag),
  /** What would be said of these days, and which deadlines they would move; nothing is saved. */
  checkCalendar: (year: number, days: SpecialDay[]) =>
    json<CalendarCheck, CalendarDays>('POST', `/api/calendar/${year}/check`, { days }),
  dataWindows: (year: number) => get<DataWindows[]>(`/api/data-windows/${year}`),
  explainDeadline: (question: Record<string, string>) =>
    get<Explained>(`/api/deadline?${new URLSearchParams(question)}`),
  grantExtensions: (cycle: string, grant: ExtensionGrant) =>
    json<ExtensionOutcomes, ExtensionGrant>('POST', `${cycleUrl(cycle)}/extensions`, grant),

  owed: (cycle: string) => get<Duty[]>(`${cycleUrl(cycle)}/owed`),
  matrix: (cycle: string, unit: string) => get<Matrix>(`${cycleUrl(cycle)}/matrix?unit=${part(unit)}`),

  submission: (p: Place) => get<Submission>(submissionUrl(p)),
  saveDraft: (p: Place, content: Content, etag: string) =>
    json<Submission, Content>('PUT', `${submissionUrl(p)}/draft`, content, etag),
  /** What the server says of it; nothing is saved. */
  check: (p: Place, content: Content) => json<Checked, Content>('POST', `${submissionUrl(p)}/check`, content),
  submit: (p: Place, content: SentBody, etag: string) =>
    json<Receipt, SentBody>('POST', `${submissionUrl(p)}/submit`, content, etag),
  accept: (p: Place, etag: string) => json<Submission>('POST', `${submissionUrl(p)}/accept`, {}, etag),
  giveBack: (p: Place, reason: string, workingDays: number | null, etag: string) =>
    json<Submission, SubmissionReturnBody>('POST', `${submissionUrl(p)}/return`, { reason, workingDays }, etag),
  extend: (p: Place, lastDay: Day, reason: string, etag: string) =>
    json<Submission, SubmissionExtensionBody>('POST', `${submissionUrl(p)}/extend`, { lastDay, reason }, etag),
  askExtension: (p: Place, lastDay: Day, reason: string, etag: string) =>
    json<Submission, SubmissionExtensionBody>('POST', `${submissionUrl(p)}/ask-extension`, { lastDay, reason }, etag),
  refuseExtension: (p: Place, reason: string, etag: string) =>
    json<Submission, ReasonBody>('POST', `${submissionUrl(p)}/refuse-extension`, { reason }, etag),
  remind: (p: Place, note: string | null) =>
    json<RemindAnswer, SubmissionRemindBody>('POST', `${submissionUrl(p)}/remind`, { note }),
  waive: (p: Place, reason: string, etag: string) =>
    json<Submission, ReasonBody>('POST', `${submissionUrl(p)}/waive`, { reason }, etag),
  unwaive: (p: Place, reason: string, etag: string) =>
    json<Submission, ReasonBody>('POST', `${submissionUrl(p)}/unwaive`, { reason }, etag),
  workbookUrl: (p: Place) => `${submissionUrl(p)}/workbook.xlsx`,
  fillFromWorkbook: async (p: Place, file: Blob, etag: string) =>
    (await (
      await call('POST', `${submissionUrl(p)}/workbook`, { raw: file, type: workbookType }, etag)
    ).json()) as WorkbookAnswer,
  /** The same file with its wrong cells coloured and commented. */
  markWorkbook: async (p: Place, file: Blob) =>
    (await call('POST', `${submissionUrl(p)}/workbook/marked`, { raw: file, type: workbookType })).blob(),
  ownReportUrl: (p: Place) => `${submissionUrl(p)}/report.docx`,
  revision: (p: Place, n: number) => get<Revision>(`${submissionUrl(p)}/revisions/${n}`),
  receipt: (p: Place, n: number) => get<Receipt>(`${submissionUrl(p)}/revisions/${n}/receipt`),
  proofUrl: (p: Place, n: number) => `${submissionUrl(p)}/revisions/${n}/proof`,
  fileUrl: (p: Place, n: number, file: FileRef) => `${submissionUrl(p)}/revisions/${n}/files/${file.sha256}`,

  /** With the id of an upload that is under way: a new ticket for it. */
  requestUpload: (name: string, size: number, id: string | null) =>
    json<UploadTicket, NewUpload>('POST', '/api/uploads', { name, size, id }),
  putBlock: (url: string, id: string, block: Uint8Array<ArrayBuffer>, md5: string) =>
    call('PUT', `${url}&comp=block&blockid=${part(id)}`, { raw: block, md5 }),
  putBlockList: (url: string, xml: string) => call('PUT', `${url}&comp=blocklist`, { raw: xml }),
  commitUpload: (id: string, name: string, sha256: string | null) =>
    json<FileRef, SentUpload>('POST', `/api/uploads/${part(id)}/commit`, { name, sha256 }),

  consolidation: (p: Place) => get<Consolidation>(consolidationUrl(p)),
  submitConsolidation: (p: Place, content: UpwardBody, etag: string) =>
    json<Receipt, UpwardBody>('POST', `${consolidationUrl(p)}/submit`, content, etag),
  decline: (p: Place, reason: string, etag: string) =>
    json<Submission, ReasonBody>('POST', `${consolidationUrl(p)}/decline`, { reason }, etag),
  provenance: (p: Place, cell: string, revision: number | null) =>
    get<Provenance>(
      `${consolidationUrl(p)}/provenance?cell=${part(cell)}${revision === null ? '' : `&revision=${revision}`}`,
    ),
  verify: (p: Place, revision: number) => get<Verification>(`${consolidationUrl(p)}/verify?revision=${revision}`),
  reportUrl: (p: Place, kind: 'docx' | 'xlsx' | 'csv' | 'json') => `${consolidationUrl(p)}/report.${kind}`,
  unitsWorkbookUrl: (p: Place) => `${consolidationUrl(p)}/workbook.xlsx`,

  difficulties: (cycle: string, words: string) => get<Difficulty[]>(`${cycleUrl(cycle)}/difficulties?q=${part(words)}`),
  ask: (p: Place, clause: string | null, question: string) =>
    json<Difficulty, DifficultyRaiseBody>('POST', `${cycleUrl(p.cycle)}/difficulties`, {
      unit: p.unit,
      obligation: p.obligation,
      period: p.period,
      clause,
      question,
    }),
  answer: (cycle: string, id: string, answer: string, further: boolean) =>
    json<Difficulty, DifficultyAnswerBody>('POST', `${difficultyUrl(cycle, id)}/answer`, { answer, further }),
  askAgain: (cycle: string, id: string, question: string) =>
    json<Difficulty, DifficultyAskBody>('POST', `${difficultyUrl(cycle, id)}/ask`, { question }),
  closeDifficulty: (cycle: string, id: string, note: string | null) =>
    json<Difficulty, DifficultyCloseBody>('POST', `${difficultyUrl(cycle, id)}/close`, { note }),
  changeDifficulty: (cycle: string, id: string, act: 'block' | 'unblock' | 'withdraw', reason: string) =>
    json<Difficulty, ReasonBody>('POST', `${difficultyUrl(cycle, id)}/${act}`, { reason }),
  publishGuidance: (cycle: string, id: string, question: string, answer: string) =>
    json<Difficulty, DifficultyPublishBody>('POST', `${difficultyUrl(cycle, id)}/publish`, { question, answer }),
  guidance: (cycle: string, words: string) => get<Guidance[]>(`${cycleUrl(cycle)}/guidance?q=${part(words)}`),

  workList: (cycle: string, unit: string | null) =>
    get<WorkList>(`${cycleUrl(cycle)}/chasing${unit ? `?unit=${part(unit)}` : ''}`),
  remindSeveral: (cycle: string, items: RemindItem[], note: string | null) =>
    json<Reminded, SeveralToRemind>('POST', `${cycleUrl(cycle)}/chasing/remind`, { items, note }),
  contact: (p: Place, note: ChaseContactBody) =>
    json<Submission, ChaseContactBody>('POST', `${submissionUrl(p)}/contact`, note),
  dispatchUrl: (cycle: string, unit: string) => `${cycleUrl(cycle)}/chasing/dispatch.docx?unit=${part(unit)}`,
  brief: (cycle: string, unit: string | null, day: Day | null) =>
    get<Brief>(`${cycleUrl(cycle)}/brief${briefQuery(unit, day)}`),
  briefUrl: (cycle: string, unit: string, day: Day | null) => `${cycleUrl(cycle)}/brief.docx${briefQuery(unit, day)}`,

  myChannels: () => get<MyChannels>('/api/channels'),
  chooseChannels: (choice: ChannelChoice, etag: string) =>
    json<MyChannels, ChannelChoice>('PUT', '/api/channels', choice, etag),
  channelPolicy: () => get<ChannelPolicy>('/api/channels/policy'),
  changeChannelPolicy: (policy: NewChannelPolicy, etag: string) =>
    json<ChannelPolicy, NewChannelPolicy>('PUT', '/api/channels/policy', policy, etag),
  deadLetters: () => get<DeadLetter[]>('/api/channels/dead'),
  retryDeadLetter: (login: string, id: string) =>
    json<void>('POST', `/api/channels/dead/${part(login)}/${part(id)}/retry`),
  outbox: () => get<OutboxLetter[]>('/api/outbox'),

  heads: (below: number | null) => get<Heads>(below === null ? '/api/heads' : `/api/heads?below=${below}`),
  headsUrl: () => '/api/heads',
  takeHead: () => json<Head>('POST', '/api/heads'),
  verifyPart: (place: VerifyPlace | null) => get<VerifyPage>(`/api/verify${place ? queryOf(place) : ''}`),
  verifyLog: () => get<Log>('/api/verify/log'),
  acts: () => get<Acts>('/api/acts'),
  inbox: () => get<Message[]>('/api/messages'),
  unread: () => get<Unread>('/api/messages/unread'),
  markRead: (keys: string[]) => json<Unread, MessageReadBody>('POST', '/api/messages/read', { keys }),
  why: (p: Place, at: string | null, login: string | null) =>
    get<WhyAnswer>(`${submissionUrl(p)}/why?${new URLSearchParams({ ...(at && { at }), ...(login && { login }) })}`),
  ledger: (cycle: string) => get<Message[]>(`${cycleUrl(cycle)}/messages`),

  units: () => get<Unit[]>('/api/units'),
  addUnit: (unit: UnitAddBody) => json<Unit, UnitAddBody>('POST', '/api/units', unit),
  changeUnit: (code: string, change: UnitChangeBody, etag: string) =>
    json<Unit, UnitChangeBody>('PUT', `/api/units/${part(code)}`, change, etag),
  accounts: () => get<Account[]>('/api/accounts'),
  addAccount: (account: NewAccount) => json<Account, NewAccount>('POST', '/api/accounts', account),
  changeAccount: (login: string, change: AccountChange, etag: string) =>
    json<Account, AccountChange>('PUT', `/api/accounts/${part(login)}`, change, etag),
}
