namespace PlanMonitor.Core.Submissions;

/// <summary>That somebody spoke to a unit, and what was promised ("đã gọi, hẹn 15h").</summary>
/// <param name="PromisedOn">The day the unit promised it for; null: nothing was promised.</param>
/// <param name="PromisedTime">The time of that day; null: in the course of it.</param>
public sealed record ContactNote(
    ContactKind Kind,
    string Words,
    string By,
    DateTimeOffset At,
    DateOnly? PromisedOn = null,
    TimeOnly? PromisedTime = null
);

public enum ContactKind
{
    /// <summary>By telephone.</summary>
    Phone,

    /// <summary>By a message over Zalo.</summary>
    Zalo,

    /// <summary>By a visit.</summary>
    Visit,
}

public static class ContactRules
{
    /// <summary>From this instant on the promise is broken; null: nothing was promised.</summary>
    public static DateTimeOffset? PromisedBy(ContactNote? note)
    {
        if (note?.PromisedOn is not { } day)
            return null;
        return note.PromisedTime is { } time ? VietnamTime.StartOf(day) + time.ToTimeSpan() : VietnamTime.EndOf(day);
    }

    public static Problem? Check(ContactNote note) =>
        PromisedBy(note) is { } by && by <= note.At ? Problems.PromisePast.With() : null;

    /// <summary>Promised, waited for, and not there.</summary>
    public static bool IsBroken(SubmissionState? state, DateTimeOffset now) =>
        SubmissionState.IsWaitedFor(state) && PromisedBy(state?.LastContact) is { } by && now >= by;
}

public static class ContactTexts
{
    public static Text Of(ContactKind kind) =>
        kind switch
        {
            ContactKind.Phone => new("Gọi điện", "Phone"),
            ContactKind.Zalo => new("Zalo", "Zalo"),
            ContactKind.Visit => new("Gặp trực tiếp", "Visit"),
        };
}
