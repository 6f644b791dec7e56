// Generated from core/Figures/FigureWords.cs; do not edit. To write it anew:
// PLANMONITOR_WRITE_CONTRACT=1 dotnet test tests -p:SkipPages=true --filter Contracts.Browser

export const words = {
  notReported: { vi: 'chưa báo cáo', en: 'not reported' },
  nil: { vi: 'không phát sinh', en: 'nil' },
  notApplicable: { vi: 'không áp dụng (0/0)', en: 'not applicable (0/0)' },
  notShown: { vi: 'không thuộc quyền xem', en: 'not shown to you' },
  withheld: { vi: 'không hiển thị để bảo vệ nạn nhân', en: 'withheld to protect victims' },
  undivided: { vi: 'chưa phân tổ', en: 'not broken down' },
}
