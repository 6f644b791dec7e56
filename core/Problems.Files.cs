namespace PlanMonitor.Core;

/// <summary>What is wrong with a file or an upload.</summary>
public static partial class Problems
{
    public static readonly ProblemKind FileName = new(
        "file-name",
        422,
        new(
            "Tên tệp không hợp lệ: dài tối đa 200 ký tự, không chứa dấu / \\ hoặc ký tự điều khiển, có đuôi như .pdf hoặc .docx. Hãy đổi tên tệp rồi tải lại.",
            "The file name is not valid: at most 200 characters, no / \\ or control characters, with an ending such as .pdf or .docx. Rename the file and upload it again."
        )
    );
    public static readonly ProblemKind FileEmpty = new(
        "file-empty",
        422,
        new("Tệp rỗng. Hãy kiểm tra lại tệp rồi tải lên lần nữa.", "The file is empty. Check it and upload it again.")
    );
    public static readonly ProblemKind FileTooLarge = new(
        "file-too-large",
        413,
        new(
            "Tệp lớn hơn 50 MB. Hãy giảm dung lượng (ví dụ quét ở độ phân giải thấp hơn) rồi tải lại.",
            "The file is larger than 50 MB. Make it smaller (for instance scan at a lower resolution) and upload it again."
        )
    );
    public static readonly ProblemKind UploadLarger = new(
        "upload-larger",
        422,
        new(
            "Tệp nhận được lớn hơn dung lượng đã báo khi bắt đầu tải. Hãy chọn lại tệp và tải lên từ đầu.",
            "More arrived than was announced when the upload began. Choose the file again and upload it anew."
        )
    );
    public static readonly ProblemKind UploadsOpen = new(
        "uploads-open",
        429,
        new(
            "Đang có {0} tệp tải lên dở dang. Hãy tải xong các tệp đó, hoặc thử lại vào ngày mai.",
            "{0} uploads are under way. Finish them, or try again tomorrow."
        )
    );
    public static readonly ProblemKind UploadsOfDay = new(
        "uploads-of-day",
        429,
        new(
            "Mỗi tài khoản tải lên tối đa {0} tệp và {1} GB một ngày. Hãy thử lại vào ngày mai, hoặc nhờ đồng nghiệp tải lên.",
            "An account uploads at most {0} files and {1} GB a day. Try again tomorrow, or ask a colleague to upload."
        )
    );
    public static readonly ProblemKind FileType = new(
        "file-type",
        422,
        new(
            "Nội dung tệp không phải là {0} như tên tệp. Hãy xuất lại tệp PDF hoặc DOCX rồi tải lên.",
            "The content is not {0} as its name says. Export a PDF or DOCX again and upload it."
        )
    );
    public static readonly ProblemKind FileKind = new(
        "file-kind",
        422,
        new(
            "Hệ thống không nhận tệp {0}. Hãy mở tệp bằng chương trình đã tạo ra nó và lưu (hoặc in) thành PDF, hoặc lưu thành .docx, rồi tải lên.",
            "Files of the kind {0} are not taken. Open the file in the program that made it and save (or print) it as PDF, or save it as .docx, and upload that."
        )
    );
    public static readonly ProblemKind FileOld = new(
        "file-old",
        422,
        new(
            "Đây là tệp văn bản dạng cũ (.doc hoặc tương tự). Hãy mở tệp bằng Word, chọn Lưu thành (Save As) dạng .docx hoặc PDF rồi tải lên.",
            "This is an old Word file (.doc or the like). Open it in Word, save it as .docx or PDF and upload that."
        )
    );
    public static readonly ProblemKind FileOldSheet = new(
        "file-old-sheet",
        422,
        new(
            "Đây là bảng tính dạng cũ hoặc dạng khác (.xls, .xlsb, .ods). Hãy mở tệp, lưu thành PDF hoặc .xlsx rồi tải lên.",
            "This is a spreadsheet of an old or another kind (.xls, .xlsb, .ods). Open it, save it as PDF or .xlsx and upload that."
        )
    );
    public static readonly ProblemKind FilePacked = new(
        "file-packed",
        422,
        new(
            "Đây là tệp nén (.zip, .rar, .7z). Hãy giải nén, lưu văn bản thành PDF hoặc .docx rồi tải lên từng tệp.",
            "This is an archive (.zip, .rar, .7z). Unpack it, save the documents as PDF or .docx and upload them one by one."
        )
    );
    public static readonly ProblemKind FilePages = new(
        "file-pages",
        422,
        new(
            "Tệp PDF không có trang nào. Hãy xuất hoặc quét lại văn bản rồi tải lên.",
            "The PDF has no pages. Export or scan the document again and upload it."
        )
    );
    public static readonly ProblemKind FileTooComplex = new(
        "file-too-complex",
        422,
        new(
            "Tệp quá phức tạp nên không kiểm tra được. Hãy in lại văn bản thành PDF (Print to PDF) rồi tải lên.",
            "The file is too complex to be looked into. Print the document to PDF again and upload that."
        )
    );
    public static readonly ProblemKind FileEncrypted = new(
        "file-encrypted",
        422,
        new(
            "Tệp được đặt mật khẩu nên đơn vị nhận không mở được. Hãy bỏ mật khẩu rồi tải lại.",
            "The file is protected by a password, so the receiving office cannot open it. Remove the password and upload it again."
        )
    );
    public static readonly ProblemKind FileMacros = new(
        "file-macros",
        422,
        new(
            "Tệp có chứa macro. Hãy lưu lại dạng DOCX không macro hoặc PDF rồi tải lên.",
            "The file carries macros. Save it as a DOCX without macros or as PDF and upload it."
        )
    );
    public static readonly ProblemKind FileActive = new(
        "file-active",
        422,
        new(
            "Tệp có chứa {0}, có thể tự chạy khi người nhận mở tệp. Hãy mở tệp, bỏ phần này rồi lưu lại (hoặc in văn bản thành PDF), sau đó nộp lại.",
            "The file contains {0}, which may act when the receiver opens it. Open the file, take that out and save it (or print the document to PDF), then send it again."
        )
    );
    public static readonly ProblemKind FileInfected = new(
        "file-infected",
        422,
        new(
            "Tệp bị nhiễm mã độc ({0}) nên không được nhận và đã bị cách ly. Hãy quét máy tính của bạn, báo người phụ trách công nghệ thông tin rồi nộp lại tệp sạch.",
            "The file carries harmful code ({0}), so it was not taken and was put in quarantine. Scan your computer, tell whoever looks after it, and send a clean file."
        )
    );
    public static readonly ProblemKind ScannerAway = new(
        "scanner-away",
        503,
        new(
            "Chưa kiểm tra được mã độc trong tệp vì bộ quét không trả lời, nên tệp CHƯA được nhận. Hãy thử lại sau vài phút; nếu vẫn lỗi, báo quản trị viên.",
            "The file could not be checked for harmful code, because the scanner does not answer, so it was NOT taken. Try again in a few minutes; if it stays, tell the administrator."
        )
    );
    public static readonly ProblemKind FileHash = new(
        "file-hash",
        422,
        new(
            "Tệp nhận được khác với tệp đã gửi (mã kiểm tra không khớp). Hãy tải lại.",
            "The file received differs from the file sent (the hash does not match). Upload it again."
        )
    );
    public static readonly ProblemKind FileUnknown = new(
        "file-unknown",
        422,
        new(
            "Tệp {0} chưa được tải lên đầy đủ. Hãy tải lại tệp này.",
            "The file {0} has not been uploaded completely. Upload it again."
        )
    );
    public static readonly ProblemKind WorkbookUnreadable = new(
        "workbook-unreadable",
        422,
        new(
            "Không đọc được tệp Excel (phần {0}). Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi tải lên.",
            "The workbook cannot be read (part {0}). Open it in Excel, save it as .xlsx and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookTooLarge = new(
        "workbook-too-large",
        413,
        new("Tệp Excel quá lớn: {0}, rồi tải lên lại.", "The workbook is too large: {0}, then upload it again.")
    );
    public static readonly ProblemKind WorkbookLocked = new(
        "workbook-locked",
        422,
        new(
            "Tệp có mật khẩu. Hãy bỏ mật khẩu, lưu lại dạng .xlsx rồi tải lên.",
            "The file has a password. Remove the password, save it as .xlsx and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookOld = new(
        "workbook-old",
        422,
        new(
            "Tệp là dạng Excel cũ (.xls, .xlsb). Hãy mở tệp, lưu lại dạng .xlsx rồi tải lên.",
            "The file is an old Excel file (.xls, .xlsb). Open it, save it as .xlsx and upload that."
        )
    );
    public static readonly ProblemKind WorkbookMacros = new(
        "workbook-macros",
        422,
        new(
            "Tệp Excel có chứa macro. Hãy lưu lại dạng .xlsx không macro rồi tải lên.",
            "The workbook carries macros. Save it as .xlsx without macros and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookLinks = new(
        "workbook-links",
        422,
        new(
            "Tệp Excel có liên kết tới tệp hoặc nguồn dữ liệu khác. Hãy dán giá trị thay cho liên kết, ngắt liên kết (Dữ liệu, Sửa liên kết) rồi tải lên.",
            "The workbook is linked to other files or data sources. Paste the values, break the links (Data, Edit Links) and upload it again."
        )
    );
    public static readonly ProblemKind WorkbookForeign = new(
        "workbook-foreign",
        422,
        new(
            "Tệp này không phải là tệp mẫu của hệ thống, hoặc các dấu nhận biết đã bị xóa. Hãy tải tệp mẫu của kỳ này và chép số liệu sang.",
            "This is not a workbook of this system, or its marks were removed. Download the workbook of this period and copy the figures into it."
        )
    );
    public static readonly ProblemKind WorkbookOther = new(
        "workbook-other",
        422,
        new(
            "Tệp này dành cho {0}, không phải cho {1}. Hãy tải đúng tệp của mình.",
            "This workbook is for {0}, not for {1}. Use the right file."
        )
    );
    public static readonly ProblemKind UploadUnknown = new(
        "upload-unknown",
        404,
        new(
            "Lượt tải lên đã hết hạn hoặc không tồn tại. Hãy chọn lại tệp.",
            "The upload has expired or does not exist. Choose the file again."
        )
    );
    public static readonly ProblemKind UploadBlock = new(
        "upload-block",
        400,
        new(
            "Một phần của tệp bị lỗi khi truyền: {0}. Hãy tải lại tệp.",
            "A part of the file was damaged on the way: {0}. Upload the file again."
        )
    );
}
