using static PlanMonitor.Core.Proof.FindingKind;

namespace PlanMonitor.Core.Proof;

/// <summary>Something that is not as it was recorded.</summary>
/// <param name="Key">Of the row, the object's hash, or the size of the head.</param>
public sealed record Finding(FindingKind Kind, string Table, string Partition, string Key);

public enum FindingKind
{
    /// <summary>A row is not as its last link says.</summary>
    RowChanged,

    /// <summary>A row that was not removed is gone.</summary>
    RowMissing,

    /// <summary>A row that no act wrote, or that was removed, is there.</summary>
    RowAdded,

    /// <summary>A link is not what the next one names, or cannot be read.</summary>
    LinkChanged,

    /// <summary>A link is gone.</summary>
    LinkMissing,

    /// <summary>The chain ends before where the log has seen it.</summary>
    ChainCut,

    /// <summary>The chain is another than the log has seen.</summary>
    ChainRewritten,

    /// <summary>A revision is not what its receipt says.</summary>
    RevisionDiffers,

    /// <summary>A sealed acceptance is not of what is recorded.</summary>
    SealDiffers,

    /// <summary>An object that a row names is gone.</summary>
    ObjectMissing,

    /// <summary>An object is not what its hash says.</summary>
    ObjectChanged,

    /// <summary>The log of heads does not give the hashes that it holds.</summary>
    LogChanged,

    /// <summary>A head that was kept elsewhere is none of this log's: what it covers was changed, or is gone.</summary>
    HeadDiffers,
}

/// <summary>Catalogue: what each finding means, for who has to look into it.</summary>
public static class FindingTexts
{
    private static readonly Text ChangedRow = new(
        "Bản ghi đã bị sửa ngoài hệ thống.",
        "The record was changed outside of the system."
    );
    private static readonly Text MissingRow = new(
        "Bản ghi đã bị xóa ngoài hệ thống.",
        "The record was removed outside of the system."
    );
    private static readonly Text AddedRow = new(
        "Bản ghi được thêm vào ngoài hệ thống.",
        "The record was added outside of the system."
    );
    private static readonly Text ChangedLink = new(
        "Mắt xích của chuỗi đã bị sửa hoặc không đọc được.",
        "A link of the chain was changed or cannot be read."
    );
    private static readonly Text MissingLink = new("Chuỗi bị thiếu mắt xích.", "A link of the chain is missing.");
    private static readonly Text CutChain = new(
        "Chuỗi bị cắt: thiếu những việc đã ghi vào nhật ký mốc.",
        "The chain was cut: acts that the log of heads has seen are missing."
    );
    private static readonly Text RewrittenChain = new(
        "Chuỗi đã bị viết lại, khác với nhật ký mốc.",
        "The chain was written anew and differs from the log of heads."
    );
    private static readonly Text ChangedLog = new("Nhật ký mốc đã bị sửa.", "The log of heads was changed.");
    private static readonly Text DiffersHead = new(
        "Mốc giữ ở nơi khác không khớp nhật ký: dữ liệu mà mốc ghi nhận đã bị sửa hoặc bị xóa, hoặc dữ liệu đã được khôi phục từ bản sao lưu cũ hơn.",
        "A head that was kept elsewhere does not match the log: what it covers was changed or removed, or the data were restored from an older backup."
    );
    private static readonly Text DiffersRevision = new(
        "Nội dung lần nộp không khớp giấy tiếp nhận.",
        "What was submitted does not match its receipt."
    );
    private static readonly Text DiffersSeal = new(
        "Hồ sơ niêm phong khi tiếp nhận không khớp nội dung đang lưu.",
        "The sealed acceptance does not match what is recorded."
    );
    private static readonly Text MissingObject = new("Tệp đã lưu không còn.", "A kept file is gone.");
    private static readonly Text ChangedObject = new(
        "Tệp đã lưu bị thay đổi nội dung.",
        "The content of a kept file was changed."
    );

    public static Text Of(FindingKind kind) =>
        kind switch
        {
            RowChanged => ChangedRow,
            RowMissing => MissingRow,
            RowAdded => AddedRow,
            LinkChanged => ChangedLink,
            LinkMissing => MissingLink,
            ChainCut => CutChain,
            ChainRewritten => RewrittenChain,
            LogChanged => ChangedLog,
            HeadDiffers => DiffersHead,
            RevisionDiffers => DiffersRevision,
            SealDiffers => DiffersSeal,
            ObjectMissing => MissingObject,
            ObjectChanged => ChangedObject,
        };
}
