import { pair } from './pair'

// Texts about messages: the inbox, the ledger, why somebody did or did not get one, the preview of a year.

export const messagesText = {
  messages: pair('Thông báo', 'Messages'),
  noMessages: pair('Chưa có thông báo nào.', 'No messages yet.'),
  ledger: pair('Sổ gửi tin', 'Ledger of messages'),
  ledgerExplained: pair(
    'Mọi tin nhắc đã gửi: cho ai, lúc nào, theo quy tắc nào.',
    'Every message sent: to whom, when, by which rule.',
  ),
  unread: pair('chưa đọc', 'unread'),
  unreadCount: pair('{0} thông báo chưa đọc', '{0} unread messages'),
  openPlace: pair('Mở nội dung này', 'Open what it is about'),
  messageClaimed: pair('Thông báo: đang gửi', 'inbox: being sent'),
  messageSent: pair('Thông báo: đã gửi', 'inbox: sent'),
  messageFailed: pair('Thông báo: không gửi được', 'inbox: failed'),

  why: pair('Vì sao (không) nhận được tin?', 'Why did I (not) get this?'),
  whyExplained: pair(
    'Mỗi dòng là một lần nhắc theo quy tắc của kế hoạch: căn cứ, kết luận và mục trong sổ gửi tin. Thời điểm đã qua được xét theo tình hình lúc đó.',
    'Each line is one reminder by the rules of the plan: what it was decided on, the decision, and the entry in the ledger. Past moments are judged as things stood then.',
  ),
  whyAt: pair('Tại thời điểm', 'As of'),
  whyWho: pair('Chỉ người này (tên đăng nhập)', 'Only this person (login)'),
  whyWhoHelp: pair('Để trống: mọi người của đơn vị.', 'Empty: everybody of the unit.'),
  whyAsk: pair('Xem', 'Show'),
  whyStanding: pair('Lúc đó: {0}. Hạn: {1}.', 'At that moment: {0}. Due: {1}.'),
  whyQuiet: pair('Không phải nhắc: {0}.', 'Nobody had to be told: {0}.'),
  whyNotQuiet: pair('Đang trong diện được nhắc.', 'Reminders were due.'),
  whyNoRules: pair(
    'Không có quy tắc nhắc nào cho việc này (không nêu ngày hạn).',
    'No rule speaks of this (no date is stated).',
  ),
  whyOthers: pair('Tin khác về việc này', 'Other letters about this'),
  rule: pair('Quy tắc', 'Rule'),
  moment: pair('Thời điểm', 'Moment'),
  decision: pair('Kết luận', 'Decision'),

  previewBy: pair('Xem tin của', 'Messages to'),
  everybody: pair('Tất cả', 'Everybody'),
  previewUnit: pair('{0}: {1} tin', '{0}: {1} letters'),
  previewPerson: pair('{0} ({1}): {2} tin, {3} lần gửi thư', '{0} ({1}): {2} letters, {3} mails'),
  previewMost: pair(
    'Hiển thị {0} trên {1} tin; chọn một đơn vị hoặc một người để xem đủ.',
    '{0} of {1} letters are shown; choose a unit or a person to see all of theirs.',
  ),
  compare: pair('Xem tin nhắc thay đổi thế nào', 'Show what changes in the messages'),
  compareSum: pair(
    'Thêm {0} tin, bỏ {1} tin, {2} tin đổi ngày.',
    '{0} letters added, {1} taken away, {2} on another day.',
  ),
  compareNone: pair('Không có tin nào thay đổi.', 'No letter changes.'),
  compareBefore: pair('Trước', 'Before'),
  compareAfter: pair('Sau', 'After'),
} as const
