import { pair } from './pair'

// Texts of what proves what is recorded.

export const proofText = {
  proof: pair('Đối chiếu', 'Proof'),
  proofExplained: pair(
    'Mỗi việc được ghi thành một mắt xích; mắt xích sau mang dấu của mắt xích trước. Ai sửa dữ liệu ngoài hệ thống đều để lại dấu vết.',
    'Every act is recorded as a link that carries the mark of the link before. Whoever changes data outside of the system leaves a trace.',
  ),
  heads: pair('Mốc đối chiếu', 'Heads'),
  headsExplained: pair(
    'Mốc được chốt mỗi giờ. Hãy giữ một bản ở nơi khác (in ra, gửi cho đơn vị cấp trên): dữ liệu trước mốc mà bị sửa thì không khớp mốc nữa.',
    'A head is taken every hour. Keep a copy elsewhere (print it, send it to the unit above): data from before it that are changed no longer match it.',
  ),
  noHeads: pair('Chưa có mốc nào.', 'No head yet.'),
  headAt: pair('Chốt lúc', 'Taken'),
  headSize: pair('Số dòng nhật ký', 'Size'),
  headRoot: pair('Mã gốc (SHA-256)', 'Root (SHA-256)'),
  takeHead: pair('Chốt mốc ngay', 'Take a head now'),
  exportHeads: pair('Tải các mốc (JSON)', 'Download heads (JSON)'),
  verifyAll: pair('Kiểm tra toàn bộ', 'Verify everything'),
  verifyAllExplained: pair(
    'Tính lại mọi bản ghi, chuỗi, giấy tiếp nhận, tệp đã lưu và mốc; nêu tên những gì không khớp. Có thể mất vài phút.',
    'Recomputes every record, chain, receipt, kept file and head, and names what differs. It may take some minutes.',
  ),
  verifyAllNow: pair('Kiểm tra', 'Verify'),
  verifyCounted: pair('{0} bản ghi trong {1} phần', '{0} records in {1} parts'),
  verifying: pair('Đang kiểm tra: {0}…', 'Verifying: {0}…'),
  nothingDiffers: pair('Mọi bản ghi đều khớp.', 'Everything is as it was recorded.'),
  differs: pair(
    'Có {0} chỗ không khớp. Hãy giữ nguyên hiện trạng, báo lãnh đạo và bộ phận an toàn thông tin trước khi khôi phục.',
    '{0} places differ. Leave everything as it is, and tell your head and the information security staff before anything is restored.',
  ),
  downloadProof: pair('Tải bằng chứng (JSON)', 'Download the proof (JSON)'),
  proofMeaning: pair(
    'Tệp bằng chứng cho phép kiểm tra giấy này trên máy khác, không cần hệ thống.',
    'With the proof this receipt can be checked on another machine, without this system.',
  ),
  proofChecker: pair('Tải trang kiểm tra', 'Download the page that checks it'),
  myActs: pair('Đăng nhập và tải dữ liệu', 'Sign-ins and downloads'),
  myActsExplained: pair(
    'Hệ thống ghi lại mỗi lần đăng nhập và mỗi lần lấy số liệu, văn bản, tệp ra ngoài.',
    'Every sign-in is recorded, and every time figures, documents or files are taken out.',
  ),
  actSignedIn: pair('Đăng nhập từ {0}', 'Signed in from {0}'),
  actExported: pair('Tải {0}', 'Downloaded {0}'),
}
