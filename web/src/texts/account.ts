import { pair } from './pair'

// Texts of one's own account, and of an account's history.

export const accountText = {
  myAccount: pair('Tài khoản của tôi', 'My account'),
  accountAtPlatform: pair(
    'Bạn đăng nhập bằng tài khoản cơ quan: mật khẩu, mã xác thực và các phiên đăng nhập do hệ thống của cơ quan quản lý.',
    'You sign in with your office account: its password, codes and sessions are kept by the office’s own system.',
  ),

  // Sessions
  sessions: pair('Nơi đang đăng nhập', 'Where you are signed in'),
  sessionsExplained: pair(
    'Phiên tự kết thúc sau {0} phút không dùng, và sau {1} giờ kể từ khi đăng nhập.',
    'A session ends by itself after {0} minutes without use, and {1} hours after signing in.',
  ),
  sessionHere: pair('máy này', 'here'),
  sessionLine: pair('Đăng nhập {0}, dùng gần nhất {1}, địa chỉ {2}', 'Signed in {0}, last used {1}, address {2}'),
  endSession: pair('Đăng xuất nơi này', 'Sign out there'),
  endOthers: pair('Đăng xuất mọi nơi khác', 'Sign out everywhere else'),
  unknownBrowser: pair('Trình duyệt khác', 'Another browser'),

  // Password
  passwordHelp: pair(
    'Từ 12 ký tự. Một câu của riêng bạn, có dấu cách, vừa dễ nhớ vừa khó đoán.',
    '12 characters or more. A sentence of your own, with blanks, is easy to remember and hard to guess.',
  ),
  passwordEnds: pair(
    'Mọi nơi khác đang đăng nhập tài khoản này sẽ bị đăng xuất.',
    'Everywhere else this account is signed in, it is signed out.',
  ),
  firstPassword: pair('Chọn mật khẩu của bạn', 'Choose your password'),
  firstPasswordExplained: pair(
    'Mật khẩu vừa dùng là mật khẩu tạm do quản trị viên cấp. Hãy chọn mật khẩu mới, chỉ mình bạn biết.',
    'The password you used was given by an administrator. Choose a new one that only you know.',
  ),

  // Codes
  codes: pair('Mã xác thực', 'Authenticator codes'),
  codesExplained: pair(
    'Khi bật, mỗi lần đăng nhập cần thêm mã 6 số của ứng dụng xác thực trên điện thoại.',
    'When on, signing in also asks for the 6-digit code of an authenticator app on your telephone.',
  ),
  codesAreOn: pair('Đang bật; còn {0} mã dự phòng.', 'On; {0} recovery codes are left.'),
  codesAreOff: pair('Đang tắt.', 'Off.'),
  codesMust: pair(
    'Nơi này yêu cầu người duyệt và quản trị viên dùng mã xác thực. Hãy thiết lập để làm việc tiếp.',
    'This installation asks reviewers and administrators for codes. Set them up to go on.',
  ),
  codesBegin: pair('Thiết lập mã xác thực', 'Set up codes'),
  codesScan: pair(
    'Quét hình này bằng ứng dụng xác thực, hoặc nhập khóa bên dưới. Khóa chỉ hiện một lần.',
    'Scan this with your authenticator app, or enter the key below. The key is shown only this once.',
  ),
  codesQr: pair(
    'Mã QR để thêm tài khoản vào ứng dụng xác thực',
    'QR code that adds the account to an authenticator app',
  ),
  codesKey: pair('Khóa', 'Key'),
  code6: pair('Mã 6 số', '6-digit code'),
  codeAtSignIn: pair('Mã xác thực hoặc mã dự phòng', 'Authenticator or recovery code'),
  codesTurnOn: pair('Bật', 'Turn on'),
  codesTurnOff: pair('Tắt mã xác thực', 'Turn codes off'),
  recovery: pair('Mã dự phòng', 'Recovery codes'),
  recoveryExplained: pair(
    'Mỗi mã dùng được một lần khi không có điện thoại. Hãy in hoặc chép ra giấy, cất nơi an toàn: các mã này không hiện lại.',
    'Each signs you in once without the telephone. Print or write them down and keep them safe: they are not shown again.',
  ),
  recoveryKept: pair('Tôi đã cất các mã này', 'I have put them away'),

  // An account, to the administrator
  giveOneTime: pair('Cấp mật khẩu tạm', 'Give a one-time password'),
  giveOneTimeHelp: pair(
    'Mọi phiên đăng nhập kết thúc. Người dùng và lãnh đạo đơn vị được báo; lần đăng nhập đầu phải đổi mật khẩu.',
    'All sessions end. The person and the head of the unit are told; it must be changed at the first sign-in.',
  ),
  resetCodes: pair('Tắt mã xác thực (mất điện thoại)', 'Take codes off (the telephone is lost)'),
  oneTimePassword: pair('Mật khẩu tạm của {0}', 'One-time password of {0}'),
  oneTimeExplained: pair(
    'Chỉ hiện lần này. Hãy trao tận tay hoặc đọc qua điện thoại cho đúng người. Dùng được trong 7 ngày.',
    'Shown only this once. Hand or read it to the right person. It is good for 7 days.',
  ),
  oneTimeWaits: pair('Mật khẩu tạm, đến {0}', 'One-time password, until {0}'),
  history: pair('Nhật ký thay đổi', 'What was changed'),
  whatAdded: pair('Thêm tài khoản', 'Added'),
  whatChanged: pair('Sửa tài khoản', 'Changed'),
  whatPassword: pair('Đổi mật khẩu', 'Password changed'),
  whatCodesOn: pair('Bật mã xác thực', 'Codes turned on'),
  whatCodesOff: pair('Tắt mã xác thực', 'Codes turned off'),
  changedGrant: pair('Quyền', 'Grant'),
  changedPassword: pair('Mật khẩu mới', 'New password'),
  changedCodes: pair('Mã xác thực bật hoặc tắt', 'Codes on or off'),
}
