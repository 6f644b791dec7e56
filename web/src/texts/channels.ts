import { pair } from './pair'

// Texts of the pages on how people are told.

export const channelsText = {
  // My own choice
  myChannels: pair('Kênh nhận tin', 'How I am told'),
  myChannelsExplained: pair(
    'Mọi tin luôn có trong mục Thông báo, không tắt được. Ở đây chọn thêm cách được báo ngoài hệ thống.',
    'Every message is under Messages; that cannot be turned off. Here you choose how else you are told.',
  ),
  channelsInbox: pair('Thông báo trong hệ thống', 'Messages in the system'),
  channelsAlways: pair('luôn bật', 'always on'),
  emailTo: pair('Gửi đến {0}', 'Sent to {0}'),
  emailMissing: pair(
    'Tài khoản chưa có địa chỉ thư điện tử; đề nghị quản trị viên bổ sung.',
    'Your account has no e-mail address; ask the administrator to enter it.',
  ),
  emailRefusedMine: pair(
    'Máy chủ thư trả lời rằng địa chỉ {0} không có, nên không gửi thư đến đó nữa. Đề nghị quản trị viên sửa địa chỉ.',
    'The mail server says that {0} does not exist, so nothing is sent there any more. Ask the administrator to correct it.',
  ),
  addressMissing: pair(
    'Tài khoản chưa có {0}; đề nghị quản trị viên bổ sung.',
    'Your account lacks {0}; ask the administrator to enter it.',
  ),
  addressRefusedMine: pair(
    'Không gửi được đến {0}, nên không gửi đến đó nữa. Đề nghị quản trị viên sửa lại.',
    'Nothing can be sent to {0}, so nothing is sent there any more. Ask the administrator to correct it.',
  ),
  serverSaid: pair('Máy chủ trả lời: {0}', 'The server said: {0}'),
  noChannels: pair('Hệ thống này chưa mở kênh nào khác.', 'No other channel is open here.'),
  letterLanguage: pair('Ngôn ngữ của thư', 'Language of the letters'),
  vietnamese: pair('Tiếng Việt', 'Vietnamese'),
  english: pair('Tiếng Anh', 'English'),

  // The administrator's page
  sending: pair('Gửi tin ra ngoài', 'Sending'),
  sendingExplained: pair(
    'Tin nhắn đi ra ngoài hệ thống: kênh được dùng, thư không gửi được, địa chỉ bị từ chối.',
    'Messages that leave the system: channels in use, messages that could not be sent, addresses that were refused.',
  ),
  allowedChannels: pair('Kênh được dùng', 'Channels in use'),
  channel: pair('Kênh', 'Channel'),
  channelOpen: pair('Cho phép chọn', 'May be chosen'),
  channelUsual: pair('Dùng cho người chưa chọn', 'For people who have not chosen'),
  noChannelSet: pair('Chưa thiết lập kênh nào; xem docs/operate.md.', 'No channel is set up; see docs/operate.md.'),
  deadLetters: pair('Thư không gửi được', 'Messages that could not be sent'),
  noDeadLetters: pair('Không có thư nào bị bỏ lại.', 'Nothing was left unsent.'),
  attemptsMade: pair('Đã thử {0} lần, lần cuối', 'Tried {0} times, last'),
  possiblyArrived: pair(
    'Có {0} lần không biết thư đã đến hay chưa; gửi lại vẫn mang cùng mã thư.',
    'Of {0} attempts nobody knows whether they arrived; sent again it bears the same id.',
  ),
  retry: pair('Gửi lại', 'Send again'),
  retried: pair('Đã xếp hàng để gửi lại.', 'It will be sent again.'),
  refusedAddresses: pair('Địa chỉ bị từ chối', 'Refused addresses'),
  noRefusedAddresses: pair('Không có địa chỉ nào bị từ chối.', 'No address was refused.'),
  refusedExplained: pair(
    'Không gửi thư đến các địa chỉ này cho đến khi được sửa ở mục Tài khoản, hoặc được đánh dấu là dùng được.',
    'Nothing is sent to these until they are corrected under Accounts, or marked as working.',
  ),
  emailWorks: pair('Địa chỉ này dùng được', 'This address works'),
  addressRefused: pair('địa chỉ bị từ chối', 'address refused'),
  outbox: pair('Hộp thư đi', 'Outbox'),
  outboxExplained: pair(
    'Chưa thiết lập máy chủ thư, nên các thư dưới đây nằm lại ở máy này và không ai nhận được.',
    'No mail server is set, so these letters stay on this machine and reach nobody.',
  ),
  outboxEmpty: pair('Chưa có thư nào.', 'No letters yet.'),
}
