using System.Buffers.Text;
using System.Text;
using Azure;

namespace PlanMonitor.Functions.Storage;

/// <summary>
/// ETags of Azure Tables (<c>W/"datetime'…'"</c>) hold quotes, which do not survive an If-Match header made by putting quotes around them; so they are
/// handed out as Base64Url and taken back only in the form the service gives: never a wildcard, which would overwrite whatever is there.
/// </summary>
public static class EntityTag
{
    private const string Opening = "W/\"";

    public static string Of(ETag tag) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(tag.ToString()));

    /// <summary>Null: none of ours, so it cannot match what is stored.</summary>
    public static ETag? Parse(string text)
    {
        if (text.Length is 0 or > 400 || !Base64Url.IsValid(text))
            return null;
        var tag = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (
            tag.Length <= Opening.Length + 1
            || !tag.StartsWith(Opening, StringComparison.Ordinal)
            || !tag.EndsWith('"')
        )
            return null;
        var inside = tag.AsSpan(Opening.Length, tag.Length - Opening.Length - 1);
        return inside.IndexOfAnyExceptInRange('#', '~') < 0 ? new ETag(tag) : null;
    }
}
