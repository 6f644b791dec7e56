namespace PlanMonitor.Core;

/// <summary>That somebody spoke to a unit, and what was promised ("đã gọi, hẹn 15h").</summary>
/// <param name="PromisedBy">When the unit promised it for; null: nothing was promised.</param>
public sealed record ContactNote(ContactKind Kind, string Words, string By, DateTimeOffset At, DateTimeOffset? PromisedBy = null);

public enum ContactKind { Phone, Zalo, Visit }

public static class ContactTexts
{
    public static Text Of(ContactKind kind) => kind switch
    {
        ContactKind.Phone => new("Gọi điện", "Phone"),
        ContactKind.Zalo => new("Zalo", "Zalo"),
        ContactKind.Visit => new("Gặp trực tiếp", "Visit"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
