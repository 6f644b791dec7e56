// Generated from the records the API answers and takes (tests/Contracts/Browser); do not edit. To write it anew:
// PLANMONITOR_WRITE_CONTRACT=1 dotnet test tests -p:SkipPages=true --filter Contracts.Browser

import type { Day, Instant, Language, Row, Splits, Values } from './values'

export type * from './values'

export type Account = {
  login: string
  name: string
  email: string | null
  emailRefused: RefusedAddress | null
  addresses: Address[]
  grants: AccountGrant[]
  deactivated: boolean
  demo: boolean
  codes: boolean
  oneTimeUntil: Instant | null
  oneTimePassword: string | null
  changes: ChangeNote[]
  etag: string
}

export type AccountChange = {
  name: string
  grants: AccountGrant[]
  deactivated: boolean
  reason: string
  email: string | null
  resetPassword?: boolean
  resetCodes?: boolean
  emailWorks?: boolean
  addresses?: Record<string, string> | null
  addressesWork?: string[] | null
}

export type AccountGrant = {
  role: Role
  unit: string
}

export type Acts = {
  acts: PersonalAct[]
  cursor: string | null
}

export type Address = {
  kind: string
  name: Text
  given: string | null
  refused: RefusedAddress | null
}

export type Advance = {
  now: Instant
  ran: Moment[]
}

export type Aggregation =
  | 'none'
  | 'sum'
  | 'sumOfPeople'
  | 'ratioOfSums'
  | 'countYes'
  | 'any'
  | 'all'
  | 'min'
  | 'max'
  | 'latest'
  | 'tally'
  | 'concatenate'
  | 'stack'
  | 'unitsAccepted'
  | 'periodsReported'
  | 'unitsMeeting'

export type Amendment = {
  reason: string
  obligation: string
  period: string
  operator: Operator
  date?: Day | null
  rule?: DeadlineRule | null
  words?: string | null
  unit?: string | null
  level?: number | null
}

export type AnswerDue = {
  lastDay: Day
  endsAt: Instant
  overdue: boolean
  sentence: Text
}

export type BasisRelation = 'parentPlan' | 'legalBasis' | 'coordination'

export type Below = {
  unit: string
  unitName: Text
  cycle: string
  obligation: string
  period: string
  changes: Change[]
  declined: Declined | null
}

export type BelowKey = {
  cycle: string
  obligation: string
  period: string
  unit: string
  revision: number
}

export type BlockingMark = {
  reason: string
  by: string
  at: Instant
}

export type BodyRole = 'leads' | 'coordinates' | 'executes' | 'invited' | 'watches' | 'reads' | 'receives'

export type Brief = {
  cycle: string
  title: Text
  unit: string
  unitName: Text
  from: Instant
  to: Instant
  total: BriefCount
  before: BriefCount
  receivedChange: Text
  overdueChange: Text
  finished: number
  lines: BriefLine[]
  own: OwnDuty[]
  difficulties: BriefDifficulty[]
  amendedDeadlines: number
}

export type BriefCount = {
  expected: number
  received: number
  onTime: number
  late: number
  missing: number
  overdue: number
}

export type BriefDifficulty = {
  unit: string
  unitName: Text
  name: Text
  clause: string | null
  words: string
  waiting: number
  overdue: boolean
}

export type BriefLine = {
  obligation: string
  name: Text
  period: string
  periodName: Text
  isConsolidation: boolean
  sentence: Text
  now: Completeness
  before: Completeness
  receivedChange: Text
  arrived: Text[]
  overdue: LateUnit[]
  fell: Text[]
  returned: Text[]
}

export type CalendarAction = 'change'

export type CalendarChange = {
  year: CalendarYear
  moved: MovedDeadline[]
}

export type CalendarCheck = {
  problems: FieldProblem[]
  moved: MovedDeadline[]
}

export type CalendarDays = {
  days: SpecialDay[]
}

export type CalendarLine = {
  year: number
  knowledge: Knowledge
  note: Text | null
  edited: boolean
  daysOff: number
  makeupDays: number
  workingDays: number
}

export type CalendarYear = {
  days: ShownDay[]
  shipped: ShownDay[]
  changes: ChangeNote[]
  kinds: Kind[]
  etag: string
  allowedActions: CalendarAction[]
  year: number
  knowledge: Knowledge
  note: Text | null
  edited: boolean
  daysOff: number
  makeupDays: number
  workingDays: number
}

export type Cell = {
  field: string
  state: CellState
  number: number | null
  numerator: number | null
  denominator: number | null
  yes: boolean | null
  text: string | null
  splits: Splits
  rows: StackedRow[]
  rowsLeftBelow: number
  overlap: number | null
  reported: number
  expected: number
  sourceReported: number | null
  sourceExpected: number | null
  groups: Record<string, GroupTotal>
  withheld: boolean
  partsClosed: boolean
  parts: CellPart[]
}

export type CellPart = {
  unit: string
  state: CellState
  revision: number | null
  fromBelow: boolean
  number: number | null
  numerator: number | null
  denominator: number | null
  yes: boolean | null
  text: string | null
  splits: Splits
  rowsLeftBelow: number
  sourceReported: number | null
  sourceExpected: number | null
  groups: Record<string, GroupTotal>
  withheld: boolean
}

export type CellProblem = {
  sheet: string
  cell: string
  path: string
  code: string
  text: Text
  severity: Severity
}

export type CellState = 'value' | 'nil' | 'notApplicable' | 'missing'

export type Change = {
  field: string
  path: string
  name: Text
  before: Text
  after: Text
  sentence: Text
  units: UnitChange[]
}

export type ChangeNote = {
  at: Instant
  by: string
  what: string
  reason: string
  changed?: ChangedValue[]
}

export type ChangedValue = {
  what: string
  before: string | null
  after: string | null
}

export type ChannelChoice = {
  channels: string[]
  language: Language
}

export type ChannelDelivery = {
  channel: string
  state: ChannelDeliveryState
  words: Text
  outgoing: string | null
  at: Instant | null
  doubtful: number
}

export type ChannelDeliveryState =
  'waiting' | 'taken' | 'sent' | 'possiblySent' | 'retrying' | 'dead' | 'refused' | 'overtaken'

export type ChannelPolicy = {
  channels: ChannelTerms[]
  changes: ChangeNote[]
  etag: string
}

export type ChannelTerms = {
  channel: string
  name: Text
  closed: boolean
  usual: boolean
}

export type ChaseContactBody = {
  kind: ContactKind
  words: string
  promisedOn?: Day | null
  promisedTime?: string | null
}

export type Checked = {
  problems: FieldProblem[]
  values: Values
}

export type Clause = {
  at: string
  words: string
}

export type ClockAdvanceBody = {
  to?: Instant | null
}

export type Closing = {
  endsAt: Instant
  lastDay: Day
  at: Instant
  completeness: Completeness
}

export type CodesBegun = {
  secret: string
  uri: string
}

export type Column = {
  code: string
  name: Text
  type: FieldType
  measure: Text | null
  required: boolean
  options: Named[]
  maxLength: number
}

export type Completeness = {
  expected: number
  received: number
  onTime: number
  late: number
  nil: number | null
  returned: number
  accepted: number
  missing: string[]
  waived: string[]
  invitedMissing: string[]
  invitedExpected: number
  invitedReceived: number
}

export type Configuration = {
  id: string
  title: Text
  year: number
  opensOn: Day
  closesOn: Day
  plan: PlanDocument
  settings: CycleSettings
  groups: UnitGroup[]
  units: PlanUnit[]
  forms: Form[]
  earlierForms: Form[]
  parent: ParentPlan | null
  thread: PlanThread | null
  yearBefore: string | null
  obligations: Obligation[]
  events: PlanEvent[]
  reminders: ReminderRule[]
  openQuestions: OpenQuestion[]
}

export type Consistency = {
  from: number
  to: number
  path: string[]
}

export type Consolidation = {
  cycle: string
  obligation: string
  name: Text
  period: string
  periodName: Text
  unit: string
  unitName: Text
  level: number
  completeness: Completeness
  speaksTo: Day
  sources: Source[]
  cells: Cell[]
  fields: Field[]
  dimensions: Dimension[]
  sections: Section[]
  groups: Group[]
  unitNames: Record<string, Text>
  unmapped: Unmapped[]
  explanations: Explanation[]
  own: Submission
  targets: MeasuredTarget[]
  allowedActions: ConsolidationAction[]
  closings: Closing[]
  differences: Differences
}

export type ConsolidationAction = 'draft' | 'submit' | 'decline' | 'download'

export type Contact = {
  kind: ContactKind
  words: string
  by: string
  at: Instant
  promisedOn: Day | null
  promisedTime: string | null
}

export type ContactKind = 'phone' | 'zalo' | 'visit'

export type Content = {
  values: Values
  files?: FileRef[] | null
  document?: DocumentReference | null
  explanations?: Record<string, string> | null
  nil?: boolean
}

export type Cover = {
  code: string
  name: Text
  clause: string
  goalPercent: number
  verdict: CoverVerdict
  words: Text
  ownName: Text | null
  ownClause: string | null
}

export type CoverVerdict = 'covered' | 'lowerGoal' | 'otherPopulation' | 'notCovered'

export type CycleAction = 'edit' | 'delete' | 'publish' | 'amend' | 'amendForm' | 'close'

export type CycleDeadline = {
  obligation: string
  period: string
  name: Text
  periodName: Text
  level: DeadlineLevel
  tier: number
  deadline: DeadlineView | null
}

export type CycleDetail = {
  id: string
  title: Text
  year: number
  state: CycleState
  opensOn: Day
  closesOn: Day
  etag: string
  configuration: Configuration
  units: PlanUnit[]
  roles: NamedRole[]
  allowedActions: CycleAction[]
  deadlines: CycleDeadline[]
  amendments: MadeAmendment[]
  changes: ChangeNote[]
}

export type CycleList = {
  cycles: CycleSummary[]
  damaged: string[]
}

export type CycleSettings = {
  beforeIncludesDay: boolean
  rollToWorkingDay: boolean | null
  levelWorkingDays: number | null
  resubmitWorkingDays: number
  answerWorkingDays: number
  difficultyWorkingDays: number
  reviewWorkingDays: number
  reminderHour: number
  smallCount: number
}

export type CycleState = 'draft' | 'running' | 'closed'

export type CycleSummary = {
  id: string
  title: Text
  year: number
  state: CycleState
  opensOn: Day
  closesOn: Day
  etag: string
}

export type DataWindows = {
  id: string
  name: Text
  source: string
  windows: YearWindow[]
}

export const dayKinds = ['holiday', 'inLieu', 'swapOff', 'makeupWork', 'provisional'] as const
export type DayKind = (typeof dayKinds)[number]

export type DeadLetter = {
  id: string
  channel: string
  channelName: Text
  to: string
  name: string
  address: string | null
  subject: Text
  letters: Text[]
  state: OutgoingState
  attempts: number
  doubtful: number
  at: Instant
  triedAt: Instant | null
  detail: string | null
}

export type Deadline = {
  date: Day | null
  rule?: DeadlineRule | null
  operator: Operator
  words: string | null
  clause: string | null
}

export type DeadlineChange = {
  obligation: string
  period: string
  operator: Operator
  date?: Day | null
  rule?: DeadlineRule | null
  words?: string | null
  unit?: string | null
  level?: number | null
}

export type DeadlineCover = {
  obligation: string
  fulfilled: string
  period: string
  verdict: DeadlineVerdict
  below: Day | null
  above: Day | null
}

export type DeadlineLevel = 'reporter' | 'collector'

export type DeadlineRule = {
  kind: RuleKind
  days: number
  monthsAfter: number
}

export type DeadlineVerdict = 'inTime' | 'late' | 'undated'

export type DeadlineView = {
  date: Day
  operator: Operator
  words: string | null
  clause: string | null
  lastDay: Day
  unmovedLastDay: Day
  endsAt: Instant
  sentence: Text
  left: Text
  full: Text
  overdue: boolean
  extendedTo: Day | null
}

export type Declined = {
  difference: string
  reason: string
  by: string
  at: Instant
}

export type DemoAccount = {
  login: string
  password: string
  title: Text
}

export type Desk = {
  holder: DeskHolder
  holderName: Text | null
  since: Instant | null
  workingDays: number
  unitDays: number
  reviewerDays: number
  sentence: Text | null
  totals: Text
}

export type DeskHolder = 'unit' | 'reviewer' | 'nobody'

export type Differences = {
  since: number | null
  changes: Change[]
  arrived: string[]
  left: string[]
  declined: Declined | null
  below: Below[]
}

export type Difficulty = {
  id: string
  unit: string
  unitName: Text
  obligation: string
  name: Text
  period: string
  periodName: Text
  clause: string | null
  question: string
  askedBy: string
  askedAt: Instant
  state: DifficultyState
  stateName: Text
  thread: DifficultyPost[]
  lastAt: Instant
  answer: string | null
  answeredBy: string | null
  answeredAt: Instant | null
  answerDue: AnswerDue | null
  blocking: BlockingMark | null
  publishedAt: Instant | null
  allowedActions: DifficultyAction[]
}

export type DifficultyAction = 'answer' | 'supplement' | 'ask' | 'close' | 'block' | 'unblock' | 'publish' | 'withdraw'

export type DifficultyAnswerBody = {
  answer: string
  further?: boolean
}

export type DifficultyAskBody = {
  question: string
}

export type DifficultyCloseBody = {
  note?: string | null
}

export type DifficultyPost = {
  kind: DifficultyPostKind
  words: string
  by: string
  at: Instant
}

export type DifficultyPostKind = 'question' | 'answer' | 'closing'

export type DifficultyPublishBody = {
  question: string
  answer: string
}

export type DifficultyRaiseBody = {
  unit: string
  obligation: string
  period: string
  question: string
  clause?: string | null
}

export type DifficultyState = 'open' | 'answered' | 'closed'

export type Dimension = {
  id: string
  name: Text
  items: Named[]
}

export type DisallowedAction = {
  action: SubmissionAction
  reason: Text
  code: string
}

export type DocumentHeading = {
  issuer: string[]
  symbol: string
  place: string
  subject: string
  addressedTo: string
  opening: string
  closing: string
  signatureLines: string[]
  recipients: string[]
}

export type DocumentReference = {
  number: string
  date: Day
  issuer?: string | null
}

export type Draft = {
  values: Values
  files: FileRef[]
  document: DocumentReference | null
  explanations: Record<string, string> | null
  nil: boolean
  savedAt: Instant
  by: string
}

export type Duty = {
  cycle: string
  obligation: string
  period: string
  unit: string
  unitName: Text
  name: Text
  periodName: Text
  kind: DutyKind
  clause: string
  words: string
  to: Text
  through: Text | null
  invited: boolean
  isConsolidation: boolean
  opensOn: Day
  isOpen: boolean
  deadline: DeadlineView | null
  status: Status
  statusName: Text
  flag: Flag
  flagName: Text
  daysLate: number
  nil: boolean
  nilName: Text | null
  revision: number | null
  submittedAt: Instant | null
  openDifficulties: number
  blocked: boolean
  lastContact: Contact | null
  extensionRequested: boolean
  desk: Desk
  waived: boolean
  isFed: boolean
}

export type DutyKind = 'plan' | 'periodic' | 'thematic' | 'adHoc'

export type Explained = {
  lastDay: Day
  endsAt: Instant
  unmovedLastDay: Day
  because: Text
  sentence: Text
  nextWorkingDay: Day | null
  note: Text | null
}

export type Explanation = {
  unit: string
  rule: string
  words: string
  message: Text | null
}

export type Extension = {
  lastDay: Day
  reason: string
  by: string
  at: Instant
  unanswered: boolean
}

export type ExtensionGrant = {
  obligation: string
  period: string
  collector: string
  lastDay: Day
  reason: string
  units?: string[] | null
}

export type ExtensionOutcomes = {
  extended: number
  outcomes: Outcome[]
}

export type Field = {
  code: string
  name: Text
  type: FieldType
  measure: Text | null
  required: boolean
  splits: Split[]
  numerator: Text | null
  denominator: Text | null
  numeratorFrom: string | null
  denominatorFrom: string | null
  options: Named[]
  columns: Column[]
  maxRows: number
  evidence: Need
  aggregation: Aggregation
  countsObligation: string | null
  countsUnits: string | null
  countsField: string | null
  countsAtLeast: number
  conditions: UnitCondition[]
  overlapOf: string | null
  nilMeansZero: boolean
  sensitive: boolean
  maxLength: number | null
  help: Text | null
  clause: string | null
}

export type FieldProblem = {
  path: string
  code: string
  text: Text
  severity: Severity
}

export const fieldTypes = [
  'count',
  'people',
  'personDays',
  'money',
  'ratio',
  'yesNo',
  'choice',
  'date',
  'dateRange',
  'document',
  'narrative',
  'table',
  'coverage',
] as const
export type FieldType = (typeof fieldTypes)[number]

export type FigureGap = {
  field: string
  name: Text
  why: Text
}

export type FigureView = {
  state: CellState
  number: number | null
  numerator: number | null
  denominator: number | null
  yes: boolean | null
  shown: Text
  withheld: boolean
}

export type FileRef = {
  name: string
  sha256: string
  size: number
  type: FileType
}

export type FileType = 'pdf' | 'docx' | 'jpeg' | 'png' | 'xlsx'

export type Finding = {
  kind: FindingKind
  what: Text
  table: string
  partition: string
  key: string
}

export type FindingKind =
  | 'rowChanged'
  | 'rowMissing'
  | 'rowAdded'
  | 'linkChanged'
  | 'linkMissing'
  | 'chainCut'
  | 'chainRewritten'
  | 'revisionDiffers'
  | 'sealDiffers'
  | 'objectMissing'
  | 'objectChanged'
  | 'logChanged'
  | 'headDiffers'

export type FirstStep = 'changePassword' | 'setUpCodes'

export type Flag = 'none' | 'dueSoon' | 'overdue' | 'late' | 'onTime' | 'waiting'

export type FollowUp = {
  clause: string
  words: string
  chasers: string[]
  with: string[]
  reportsTo: string
}

export type Form = {
  id: string
  version: number
  title: Text
  clause: string | null
  document: Need
  files: Need
  fileTypes: FileType[]
  maxFiles: number
  nil: NilDeclaration | null
  dimensions: Dimension[]
  sections: Section[]
  rules: FormRule[]
}

export type FormAmendment = {
  form: Form
  reason: string
}

export type FormRule = {
  id: string
  kind: FormRuleKind
  severity: RuleSeverity
  left: string | null
  right: string | null
  operator: RuleOperator
  of: string | null
  when: string | null
  min: number | null
  max: number | null
  percent: number | null
  by: number | null
  forbids: string | null
  message: Text
  clause: string | null
}

export type FormRuleKind = 'compare' | 'required' | 'range' | 'notBelowPrevious' | 'change' | 'text'

export type Fulfilment = {
  obligation: string
  fulfilled: string
}

export type Funding = {
  clause: string
  words: string
  sources: FundingSource[]
}

export type FundingSource = {
  code: string
  name: Text
}

export type Grant = {
  role: Role
  unit: string
  unitName: Text
  roleName: Text
}

export type Group = {
  id: string
  name: Text
}

export type GroupTotal = {
  state: CellState
  number: number | null
  numerator: number | null
  denominator: number | null
  reported: number
  expected: number
}

export type Guidance = {
  cycle: string
  obligation: string
  name: Text
  clause: string | null
  question: string
  answer: string
  by: string
  at: Instant
}

export type Head = {
  size: number
  root: string
  at: Instant
}

export type Heads = {
  heads: Head[]
  below: number | null
}

export type Health = {
  state: string
  parts: Record<string, string>
}

export type Host = {
  now: Instant
  virtualClock: boolean
  speed: number
  demoAccounts: DemoAccount[]
  signIn: SignInAddresses | null
  outbox: boolean
  planYears: number[]
}

export type Hotline = {
  number: string
  name: Text
  clause: string
}

export type IssuedPlan = {
  obligation: string
  period: string
  name: Text
  status: Status
  statusName: Text
  submittedAt: Instant | null
  document: DocumentReference | null
}

export type Kind = {
  kind: DayKind
  name: Text
}

export type Knowledge = 'unknown' | 'provisional' | 'known'

export type LateUnit = {
  unit: string
  unitName: Text
  days: number
  blocked: boolean
  contact: Contact | null
}

export type Leaf = {
  index: number
  table: string
  partition: string
  number: number
  hash: string
}

export type LegalBasis = {
  relation: BasisRelation
  number: string
  date: Day | null
  issuer: string
  subject: string
  clause: string
}

export type Letterhead = {
  superior?: string | null
  issuer?: string | null
  abbreviation?: string | null
  signer?: string | null
}

export type Link = {
  number: number
  at: Instant
  salt: string
  before: string
  rows: LinkedRow[]
}

export type LinkedRow = {
  key: string
  sha256: string | null
}

export type Log = {
  head: Head
  findings: Finding[]
}

export type LogEvent =
  | 'draftSaved'
  | 'submitted'
  | 'nilDeclared'
  | 'setAside'
  | 'accepted'
  | 'returned'
  | 'extended'
  | 'extensionAsked'
  | 'extensionRefused'
  | 'extensionUnanswered'
  | 'reminded'
  | 'difficultyRaised'
  | 'difficultyAnswered'
  | 'waived'
  | 'waiverEnded'
  | 'amended'
  | 'differenceDeclined'
  | 'difficultyAskedAgain'
  | 'difficultyClosed'
  | 'difficultyBlocks'
  | 'difficultyBlocksNoMore'
  | 'guidancePublished'
  | 'guidanceWithdrawn'
  | 'contacted'

export type LogLine = {
  at: Instant
  by: string
  event: LogEvent
  eventName: Text
  detail: string | null
  revision: number | null
  sealed: string | null
  contact: Contact | null
}

export type MadeAmendment = {
  obligation: string
  period: string
  ofCollector: boolean
  before: Deadline | null
  after: Deadline
  reason: string
  by: string
  at: Instant
  collectorLevel?: number
}

export type Matrix = {
  unit: string
  unitName: Text
  columns: MatrixColumn[]
  rows: MatrixRow[]
  allowedActions: MatrixAction[]
}

export type MatrixAction = 'remind' | 'extend'

export type MatrixColumn = {
  obligation: string
  period: string
  name: Text
  periodName: Text
  isConsolidation: boolean
  hasConsolidation: boolean
  deadline: DeadlineView | null
  isOpen: boolean
  completeness: Completeness
}

export type MatrixRow = {
  unit: string
  unitName: Text
  kind: UnitKind
  invited: boolean
  cells: (Duty | null)[]
}

export type MeasuredTarget = {
  code: string
  indicator: string
  name: Text
  clause: string
  goalPercent: number
  state: CellState
  numerator: number | null
  denominator: number | null
  percent: Text | null
  met: boolean | null
  shown: Text
}

export type Message = {
  key: string
  rule: string
  channels: ChannelDelivery[]
  to: string
  unit: string
  unitName: Text
  obligation: string
  period: string
  dueAt: Instant | null
  at: Instant
  sentAt: Instant | null
  state: MessageState
  subject: Text
  body: Text
  link: string
  read: boolean
}

export type MessageReadBody = {
  keys: string[]
}

export type MessageState = 'claimed' | 'sent' | 'failed'

export type Moment = {
  at: Instant
  what: Text
}

export type MovedDeadline = {
  cycle: string
  obligation: string
  period: string
  level: number
  name: Text
  periodName: Text
  before: Day
  after: Day
}

export type MyChannels = {
  channels: OfferedChannel[]
  language: Language
  email: string | null
  emailRefused: RefusedAddress | null
  etag: string
}

export type Named = {
  code: string
  name: Text
  validFrom: Day | null
  validTo: Day | null
  from: number | null
  below: number | null
}

export type NamedRole = {
  code: string
  name: Text
}

export type Need = 'none' | 'optional' | 'required'

export type NewAccount = {
  login: string
  name: string
  grants: AccountGrant[]
  email?: string | null
  addresses?: Record<string, string> | null
}

export type NewCalendar = {
  days: SpecialDay[]
  reason: string
}

export type NewChannelPolicy = {
  closed: string[]
  usual: string[]
  reason: string
}

export type NewCycle = {
  template?: string | null
  from?: string | null
  year?: number | null
  id?: string | null
  parent?: string | null
}

export type NewUpload = {
  name: string
  size: number
  id?: string | null
}

export type NilDeclaration = {
  label: Text
  sections: string[]
}

export type Obligation = {
  id: string
  kind: DutyKind
  name: Text
  clause: string
  words: string
  form: string
  collector: string
  through: string | null
  reporters: string[]
  invited: string[]
  periods: Period[]
  deadline?: Deadline | null
  consolidation: Step | null
  countsWith?: string | null
  reminders: string[]
}

export type OfferedChannel = {
  channel: string
  name: Text
  chosen: boolean
  address: Address | null
}

export type OpenQuestion = {
  path: string
  question: Text
  clause: string | null
  needed: boolean
}

export const operators = ['before', 'noLaterThan', 'through'] as const
export type Operator = (typeof operators)[number]

export type OutboxLetter = {
  id: string
  to: string
  name: string
  address: string | null
  language: Language
  at: Instant
  subject: Text
  letters: OutboxPart[]
}

export type OutboxPart = {
  subject: Text
  body: Text
}

export type Outcome = {
  unit: string
  unitName: Text
  extended: boolean
  problem: Text | null
}

export type OutgoingState = 'ready' | 'sending' | 'sent' | 'dead' | 'refused'

export type OwnAccount = {
  sessions: SignedInPlace[]
  codes: boolean
  recoveryLeft: number
  limits: SessionLimits
  mustHaveCodes: boolean
}

export type OwnAccountCodeBody = {
  code: string
}

export type OwnAccountConfirmBody = {
  current: string
}

export type OwnDuty = {
  obligation: string
  name: Text
  period: string
  periodName: Text
  statusName: Text
  sentence: Text
  daysLate: number
}

export type ParentPlan = {
  cycle: string
  fulfils: Fulfilment[]
}

export type Period = {
  id: string
  name: Text
  opensOn: Day
  dataFrom: Day | null
  dataTo: Day | null
  deadline: Deadline | null
}

export type PersonalAct = {
  at: Instant
  by: string
  kind: PersonalActKind
  on: string
}

export type PersonalActKind = 'signedIn' | 'exported'

export type Place = {
  cycle: string
  obligation: string
  period: string
  unit: string
}

export type PlanBelow = {
  unit: string
  unitName: Text
  cycle: string | null
  title: Text | null
  state: CycleState | null
  planNumber: string | null
  planDate: Day | null
  plans: IssuedPlan[]
  targets: Cover[]
  deadlines: DeadlineCover[]
  figures: FigureGap[]
}

export type PlanBody = {
  unit: string
  role: BodyRole
  clause: string
  words: string[]
}

export type PlanDocument = {
  number: string | null
  date: Day | null
  issuer: string
  signatureLines: string[]
  signer: string | null
  basis: LegalBasis[]
  objectives: Clause[]
  targets: Target[]
  tasks: PlanTask[]
  funding: Funding | null
  bodies: PlanBody[]
  followUp: FollowUp | null
  difficulties: Clause | null
  hotlines: Hotline[]
  recipients: string[]
}

export type PlanEvent = {
  id: string
  name: Text
  date: Day
  clause: string
  audience: string[]
  noticeDaysBefore: number[]
}

export type PlanTask = {
  clause: string
  title: string
  words: string | null
  items: TaskItem[]
  measuredBy: string[]
}

export type PlanThread = {
  id: string
  name: Text
  fromYear: number
  toYear: number
  orientationTo: number | null
}

export type PlanUnit = {
  code: string
  name: Text
  kind: UnitKind
  parent: string | null
  validFrom: Day
  validTo: Day | null
  deactivated: boolean
  letterhead?: Letterhead | null
}

export type PlansBelow = {
  units: PlanBelow[]
}

export type Preview = {
  deadlines: PreviewDeadline[]
  total: number
  units: PreviewUnit[]
  people: PreviewPerson[]
  messages: PreviewMessage[]
}

export type PreviewChange = {
  added: number
  removed: number
  moved: number
  addedMessages: PreviewMessage[]
  removedMessages: PreviewMessage[]
  movedMessages: PreviewMove[]
}

export type PreviewCompareBody = {
  configuration?: Configuration | null
  deadline?: DeadlineChange | null
}

export type PreviewDeadline = {
  obligation: string
  period: string
  name: Text
  periodName: Text
  units: number
  deadline: DeadlineView | null
}

export type PreviewMessage = {
  at: Instant
  rule: string
  audience: ReminderAudience
  obligation: string
  period: string
  unit: string
  to: Text
  subject: Text
}

export type PreviewMove = {
  before: Instant
  message: PreviewMessage
}

export type PreviewPerson = {
  login: string
  name: string
  messages: number
  mornings: number
}

export type PreviewUnit = {
  unit: string
  name: Text
  messages: number
}

export type Previous = {
  period: string
  periodName: Text
  values: Values
}

export type ProblemDocument = {
  type: string
  title: string
  status: number
  detail: string
  code: string
  texts: Text
  fields: FieldProblem[]
  setAside: number | null
  traceId: string
}

export type Provenance = {
  cell: string
  field: string
  name: Text
  measure: Text | null
  total: FigureView
  reported: number
  expected: number
  sourceReported: number | null
  sourceExpected: number | null
  revision: number | null
  parts: ProvenancePart[]
}

export type ProvenancePart = {
  unit: string
  unitName: Text
  figure: FigureView
  rows: Row[]
  sourceReported: number | null
  sourceExpected: number | null
  revision: number | null
  by: string | null
  at: Instant | null
  nil: boolean
  accepted: boolean
  valuesSha256: string | null
  files: FileRef[]
  submission: Place | null
  below: BelowKey | null
}

export type ReasonBody = {
  reason: string
}

export type Receipt = {
  number: string
  at: Instant
  unit: string
  unitName: Text
  obligation: string
  name: Text
  period: string
  periodName: Text
  revision: number
  by: string
  nil: boolean
  nilName: Text | null
  onTime: boolean
  dueSentence: Text | null
  valuesSha256: string
  files: FileRef[]
  document: DocumentReference | null
  etag: string
  provable: boolean
}

export type ReceiptProof = {
  kind: string
  table: string
  partition: string
  key: string
  body: string
  link: Link
  after: string[]
  leaf: Leaf
  path: string[]
  head: Head
}

export type RecoveryCodes = {
  codes: string[]
}

export type RefusedAddress = {
  address: string
  detail: string
  at: Instant
}

export type RemindAnswer = {
  sent: number
}

export type RemindItem = {
  obligation: string
  period: string
  unit: string
}

export type Reminded = {
  reminded: number
  items: RemindedItem[]
}

export type RemindedItem = {
  obligation: string
  period: string
  unit: string
  code: string | null
  reason: Text | null
}

export type ReminderAudience = 'reporter' | 'head' | 'chaser' | 'leader'

export type ReminderMoment = 'onOpening' | 'before' | 'workingDaysBefore' | 'after' | 'weekly' | 'eachWeek'

export type ReminderRule = {
  id: string
  moment: ReminderMoment
  days: number[]
  audience: ReminderAudience
}

export type Returned = {
  reason: string
  by: string
  at: Instant
  submitAgainBy: Day
  submitBy: Text
}

export type Revision = {
  values: Values
  files: FileRef[]
  document: DocumentReference | null
  formVersion: number
  receipt: Receipt
  sources: Source[] | null
  whyIncomplete: string | null
  withheld: boolean
  closedFields: string[]
  form: Form | null
  explanations: Record<string, string> | null
  figures: Cell[] | null
  number: number
  submittedAt: Instant
  by: string
  nil: boolean
  onTime: boolean
  dated: boolean
  daysLate: number
  fate: RevisionFate
  verdict: Verdict
  verdictBy: string | null
  verdictAt: Instant | null
  reason: string | null
  receiptNumber: string
}

export type RevisionFate = 'current' | 'replaced' | 'setAside'

export type RevisionSummary = {
  number: number
  submittedAt: Instant
  by: string
  nil: boolean
  onTime: boolean
  dated: boolean
  daysLate: number
  fate: RevisionFate
  verdict: Verdict
  verdictBy: string | null
  verdictAt: Instant | null
  reason: string | null
  receiptNumber: string
}

export const roles = ['officer', 'reviewer', 'watcher', 'reader', 'observer', 'administrator'] as const
export type Role = (typeof roles)[number]

export const ruleKinds = [
  'daysAfterCut',
  'workingDaysAfterCut',
  'workingDaysAfterBelow',
  'dayOfMonth',
  'endOfMonth',
] as const
export type RuleKind = (typeof ruleKinds)[number]

export type RuleOperator = 'lessOrEqual' | 'equal'

export type RuleSeverity = 'blocks' | 'needsExplanation' | 'notice'

export type Section = {
  id: string
  title: Text
  fields: Field[]
  help: Text | null
  clause: string | null
}

export type SentBody = {
  evenIfSame?: boolean
  values: Values
  files?: FileRef[] | null
  document?: DocumentReference | null
  explanations?: Record<string, string> | null
  nil?: boolean
}

export type SentUpload = {
  name: string
  sha256?: string | null
}

export type Session = {
  login: string
  name: string
  grants: Grant[]
  isAdministrator: boolean
  first: FirstStep | null
}

export type SessionLimits = {
  idleMinutes: number
  hours: number
}

export type SessionPasswordBody = {
  current: string
  next: string
}

export type SessionSignInBody = {
  login: string
  password: string
  code?: string | null
}

export type SeveralToRemind = {
  items: RemindItem[]
  note?: string | null
}

export type Severity = 'error' | 'explanation' | 'warning'

export type ShownDay = {
  date: Day
  weekday: Text
  kind: DayKind
  kindName: Text
  name: Text
  source: string | null
  worked: boolean
}

export type SignInAddresses = {
  signIn: string
  signOut: string
}

export type SignedInPlace = {
  id: string
  here: boolean
  since: Instant
  lastUsed: Instant
  address: string
  agent: string
}

export type Source = {
  unit: string
  revision: number
  submittedAt: Instant
  by: string
  nil: boolean
  accepted: boolean
  valuesSha256: string
}

export type SpecialDay = {
  date: Day
  kind: DayKind
  name: Text
  source?: string | null
}

export type Split = {
  dimension: string
  mustEqualTotal: boolean
  cross: string | null
}

export type StackedRow = {
  unit: string
  values: Row
}

export type Status = 'notStarted' | 'draft' | 'submitted' | 'returned' | 'accepted'

export type Step = {
  name: Text
  to: string
  form: string
  deadlines: Record<string, Deadline>
  deadline?: Deadline | null
  needsWorkingDays?: number | null
  mayBeIncomplete: boolean
  then: Step | null
  document: DocumentHeading
}

export type Submission = {
  etag: string
  form: Form
  draft: Draft | null
  current: Revision | null
  revisions: RevisionSummary[]
  returned: Returned | null
  extensions: Extension[]
  extensionRequest: Extension | null
  waiver: Waiver | null
  previous: Previous | null
  fedBy: Place | null
  log: LogLine[]
  allowedActions: SubmissionAction[]
  disallowed: DisallowedAction[]
  cycle: string
  obligation: string
  period: string
  unit: string
  unitName: Text
  name: Text
  periodName: Text
  kind: DutyKind
  clause: string
  words: string
  to: Text
  through: Text | null
  invited: boolean
  isConsolidation: boolean
  opensOn: Day
  isOpen: boolean
  deadline: DeadlineView | null
  status: Status
  statusName: Text
  flag: Flag
  flagName: Text
  daysLate: number
  nil: boolean
  nilName: Text | null
  revision: number | null
  submittedAt: Instant | null
  openDifficulties: number
  blocked: boolean
  lastContact: Contact | null
  extensionRequested: boolean
  desk: Desk
  waived: boolean
  isFed: boolean
}

export type SubmissionAction =
  | 'draft'
  | 'submit'
  | 'accept'
  | 'return'
  | 'extend'
  | 'askExtension'
  | 'refuseExtension'
  | 'remind'
  | 'raiseDifficulty'
  | 'consolidate'
  | 'amend'
  | 'decline'
  | 'waive'
  | 'unwaive'
  | 'contact'

export type SubmissionExtensionBody = {
  lastDay: Day
  reason: string
}

export type SubmissionRemindBody = {
  note?: string | null
}

export type SubmissionReturnBody = {
  reason: string
  workingDays?: number | null
}

export type Target = {
  code: string
  name: Text
  clause: string
  words: string
  indicator: string
  covers: string | null
  numerator: Text
  denominator: Text
  goalPercent: number
  whenNone: Text
}

export type TaskItem = {
  letter: string
  words: string
  measuredBy: string[]
}

export type Template = {
  id: string
  title: Text
  year: number | null
}

export type Text = {
  vi: string
  en: string
}

export type Thread = {
  id: string
  name: Text
  fromYear: number
  toYear: number
  orientationTo: number | null
  cycles: ThreadYear[]
  indicators: ThreadLine[]
}

export type ThreadFigure = {
  year: number
  cycle: string
  period: string
  periodName: Text
  revision: number
  sentAt: Instant
  shown: Text
}

export type ThreadLine = {
  obligation: string
  obligationName: Text
  unit: string
  field: string
  path: string
  name: Text
  part: Text | null
  measure: Text | null
  figures: ThreadFigure[]
}

export type ThreadYear = {
  cycle: string
  year: number
  title: Text
  state: CycleState
}

export type Unit = {
  code: string
  name: Text
  kind: UnitKind
  parent: string | null
  validFrom: Day
  validTo: Day | null
  deactivated: boolean
  letterhead: Letterhead | null
  changes: ChangeNote[]
  etag: string
}

export type UnitAddBody = {
  code: string
  name: Text
  kind: UnitKind
  validFrom: Day
  parent?: string | null
  letterhead?: Letterhead | null
}

export type UnitChange = {
  unit: string
  unitName: Text
  before: Text
  after: Text
}

export type UnitChangeBody = {
  name: Text
  deactivated: boolean
  reason: string
  parent: string | null
  validTo: Day | null
  letterhead: Letterhead | null
}

export type UnitCondition = {
  obligation: string
  accepted: boolean
  field: string | null
  yes: boolean | null
  atLeast: number | null
  atLeastPercent: number | null
}

export type UnitGroup = {
  id: string
  name: Text
  units: string[]
  column: boolean
}

export const unitKinds = ['province', 'district', 'commune', 'agency', 'massOrganisation'] as const
export type UnitKind = (typeof unitKinds)[number]

export type Unmapped = {
  unit: string
  revision: number
  formVersion: number
  field: string
  name: Text | null
  why: Text
}

export type Unread = {
  unread: number
}

export type UploadTicket = {
  id: string
  url: string
  blockSize: number
  maxSize: number
  expiresAt: Instant
}

export type UpwardBody = {
  evenIfSame?: boolean
  whyIncomplete?: string | null
  values: Values
  files?: FileRef[] | null
  document?: DocumentReference | null
  explanations?: Record<string, string> | null
  nil?: boolean
}

export type ValueChange = {
  path: string
  label: Text
  before: string | null
  after: string | null
}

export type Verdict = 'none' | 'accepted' | 'returned'

export type Verification = {
  revision: number
  sha256: string | null
  recomputedSha256: string | null
  same: boolean | null
}

export type VerifyPage = {
  findings: Finding[]
  partitions: number
  rows: number
  next: VerifyPlace | null
}

export type VerifyPlace = {
  table: string
  after: string | null
}

export type Waiver = {
  reason: string
  by: string
  at: Instant
}

export type Why = {
  rule: string
  moment: string
  what: Text
  at: Instant
  decision: WhyDecision
  words: Text
  letters: Message[]
}

export type WhyAnswer = {
  at: Instant
  unit: string
  unitName: Text
  name: Text
  periodName: Text
  status: Status
  statusName: Text
  due: Text
  quiet: Text | null
  rules: Why[]
  others: Message[]
}

export type WhyDecision =
  'sent' | 'toCome' | 'paused' | 'stopped' | 'overtaken' | 'notYetSet' | 'nobody' | 'notOwed' | 'due'

export type WorkItem = {
  kind: WorkKind
  kindName: Text
  obligation: string
  name: Text
  period: string
  periodName: Text
  unit: string
  unitName: Text
  deskName: Text
  sentence: Text
  overdue: boolean
  waiting: number
  remindedAt: Instant | null
  lastContact: Contact | null
  promiseBroken: boolean
  blocked: boolean
  openDifficulties: number
  extensionRequested: boolean
  mayRemind: boolean
  difficulty: string | null
  words: string | null
}

export type WorkKind = 'overdue' | 'dueSoon' | 'stuck' | 'difficulty' | 'extension'

export type WorkList = {
  unit: string
  unitName: Text
  at: Instant
  items: WorkItem[]
  allowedActions: WorkListAction[]
}

export type WorkListAction = 'remind' | 'contact'

export type WorkbookAnswer = {
  applied: boolean
  changes: ValueChange[]
  problems: CellProblem[]
  marked: boolean
  submission: Submission
}

export type YearWindow = {
  period: string
  name: Text
  dataFrom: Day
  dataTo: Day
}
