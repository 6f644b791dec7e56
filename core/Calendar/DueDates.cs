namespace PlanMonitor.Core.Calendar;

/// <summary>What a deadline means in days and instants.</summary>
/// <param name="LastDay">The last day that counts.</param>
/// <param name="UnmovedLastDay">The same before it moved to a working day.</param>
/// <param name="EndsAt">24:00 +07:00 of the last day: an act strictly before this instant is in time.</param>
public sealed record DueDate(DateOnly LastDay, DateOnly UnmovedLastDay, DateTimeOffset EndsAt)
{
    /// <summary>The days off that moved it, in words; null: it did not move.</summary>
    public Text? Because { get; init; }

    /// <summary>The last day is a day off and stays it; null: it is worked, or nobody asked.</summary>
    public DayOff? OnDayOff { get; init; }

    public DaySetBy SetBy { get; init; }

    public static DueDate On(DateOnly lastDay) => new(lastDay, lastDay, VietnamTime.EndOf(lastDay));
}

/// <summary>What set the last day that is in force for a unit.</summary>
public enum DaySetBy
{
    /// <summary>The plan, as it was issued or amended.</summary>
    Plan,

    /// <summary>More time that was granted.</summary>
    Extension,

    /// <summary>A return: by this day it has to be sent again.</summary>
    Return,
}

/// <param name="Name">"thứ Bảy", "Quốc tế Lao động".</param>
/// <param name="Next">The next working day.</param>
public sealed record DayOff(Text Name, DateOnly Next);

/// <summary>Deadline arithmetic: operators, working days, extensions, and the one sentence every screen, message and document prints.</summary>
public static class DueDates
{
    /// <summary>"trước ngày X" ends with the day before X unless the cycle lets X count; "chậm nhất" and "đến hết" end with X.</summary>
    /// <param name="roll">Whether a day off moves it; null: only what is worked out from a rule.</param>
    public static DueDate Read(Deadline deadline, bool beforeIncludesDay, bool? roll, WorkingDays days)
    {
        var excludesDay =
            deadline.Operator == DeadlineOperator.Before && !beforeIncludesDay && deadline.Day > DateOnly.MinValue;
        var last = excludesDay ? deadline.Day.AddDays(-1) : deadline.Day;
        return Ending(last, roll ?? deadline.Rule is not null, days);
    }

    /// <summary>What ends with a day: moved to the next working day, or left where it is and said to be a day off.</summary>
    public static DueDate Ending(DateOnly last, bool roll, WorkingDays days)
    {
        var next = days.OnOrAfter(last);
        if (next == last)
            return DueDate.On(last);
        if (!roll)
            return DueDate.On(last) with { OnDayOff = new(days.NameOf(last), next) };
        var because = Text.Join("; ", days.Whys(last, next.AddDays(-1)));
        return new(next, last, VietnamTime.EndOf(next)) { Because = because };
    }

    /// <summary>
    /// The date in force for a unit: the deadline, or the granted extension where it is later, or the day a returned unit has to submit again where that is later.
    /// Null: no date is stated.
    /// </summary>
    public static DueDate? InForce(DueDate? deadline, DateOnly? extendedTo, DateOnly? submitAgainBy)
    {
        var last = deadline;
        if (deadline is not null && extendedTo is { } extended && extended > deadline.LastDay)
            last = DueDate.On(extended) with { SetBy = DaySetBy.Extension };
        if (submitAgainBy is not { } again)
            return last;
        if (last is null || again > last.LastDay)
            return DueDate.On(again) with { SetBy = DaySetBy.Return };
        return again == last.LastDay ? last with { SetBy = DaySetBy.Return } : last;
    }

    /// <summary>"trước ngày 28/02/2023, tức hết ngày 27/02/2023".</summary>
    public static Text Sentence(Deadline deadline, DueDate due)
    {
        var sentence = Wording(deadline);
        var wordsNameDay = deadline.Words is not { } words || VietnamTime.IsNamedIn(words, deadline.Day);
        if (due.UnmovedLastDay != deadline.Day || !wordsNameDay)
            sentence = DeadlineTexts.ThatIs.WithTexts(sentence, VietnamTime.Text(due.UnmovedLastDay));
        if (due.LastDay != due.UnmovedLastDay)
            sentence = DeadlineTexts.MovedTo.WithTexts(sentence, VietnamTime.Text(due.LastDay));
        if (due.OnDayOff is not { } off)
            return sentence;
        return DeadlineTexts.OnDayOff.WithTexts(sentence, off.Name, VietnamTime.Text(off.Next));
    }

    /// <summary>The same with how long is left: "trước ngày 28/02/2023, tức hết ngày 27/02/2023, còn 3 ngày làm việc".</summary>
    /// <param name="left">What <see cref="Left"/> says, or what is said of a duty that is done.</param>
    public static Text SentenceNow(Text sentence, Text left) => DeadlineTexts.AndLeft.WithTexts(sentence, left);

    /// <summary>
    /// The sentence for a unit: the plan's words stay, an extended day follows them; the day set by a return comes first and is never called an extension;
    /// without any date, that.
    /// </summary>
    public static Text Sentence(Deadline? deadline, DueDate? due, DueDate? inForce)
    {
        var lastDay = inForce is null ? null : VietnamTime.Text(inForce.LastDay);
        var ofPlan = deadline is null || due is null ? null : Sentence(deadline, due);
        if (inForce?.SetBy == DaySetBy.Return)
        {
            var again = DeadlineTexts.SubmitAgain.WithTexts(lastDay!);
            var isOfPlan = ofPlan is null || due?.LastDay == inForce.LastDay;
            return isOfPlan ? again : DeadlineTexts.InsteadOf.WithTexts(again, ofPlan!);
        }
        if (ofPlan is null)
            return lastDay is null ? DeadlineTexts.NoDate : DeadlineTexts.Through.WithTexts(lastDay);
        return inForce?.SetBy == DaySetBy.Extension ? DeadlineTexts.ExtendedTo.WithTexts(ofPlan, lastDay!) : ofPlan;
    }

    /// <summary>The day that an extension or a return gave a unit; null: it has the plan's.</summary>
    public static Text? OwnDay(DueDate due)
    {
        var day = VietnamTime.Text(due.LastDay);
        return due.SetBy switch
        {
            DaySetBy.Plan => null,
            DaySetBy.Extension => DeadlineTexts.Extended.WithTexts(day),
            DaySetBy.Return => DeadlineTexts.SubmitAgain.WithTexts(day),
        };
    }

    /// <summary>How long is left: working days after today up to the last day; the last day itself; or how many days late.</summary>
    public static Text Left(DueDate due, DateTimeOffset now, WorkingDays days)
    {
        var today = VietnamTime.DayOf(now);
        if (now >= due.EndsAt)
            return DeadlineTexts.Overdue.Counted(DaysLate(due, now));
        if (today == due.LastDay)
            return DeadlineTexts.LastDay;
        var left = days.Between(today, due.LastDay);
        if (left > 0)
            return DeadlineTexts.WorkingDaysLeft.Counted(left);
        return DeadlineTexts.DaysOffLeft.Counted(due.LastDay.DayNumber - today.DayNumber);
    }

    /// <summary>Calendar days after the last day; 0 while in time.</summary>
    public static int DaysLate(DueDate due, DateTimeOffset at) =>
        at < due.EndsAt ? 0 : VietnamTime.DayOf(at).DayNumber - due.LastDay.DayNumber;

    private static Text Wording(Deadline deadline)
    {
        var pattern = deadline.Operator switch
        {
            DeadlineOperator.Before => DeadlineTexts.Before,
            DeadlineOperator.NoLaterThan => DeadlineTexts.NoLaterThan,
            DeadlineOperator.Through => DeadlineTexts.Through,
        };
        var own = pattern.With(VietnamTime.Show(deadline.Day));
        if (deadline.Rule is { } rule)
            own = DeadlineTexts.ByRule.WithTexts(own, DeadlineRules.Of(rule));
        // The plan's words are kept as written; English readers get the meaning.
        return deadline.Words is { } words ? new(words, own.En) : own;
    }
}

/// <summary>The words of a deadline.</summary>
public static class DeadlineTexts
{
    public static readonly Text Before = new("trước ngày {0}", "before {0}");
    public static readonly Text NoLaterThan = new("chậm nhất ngày {0}", "no later than {0}");
    public static readonly Text Through = new("đến hết ngày {0}", "through {0}");
    public static readonly Text ThatIs = new("{0}, tức hết ngày {1}", "{0}, that is, until the end of {1}");
    public static readonly Text MovedTo = new(
        "{0}, chuyển sang hết ngày {1} vì trùng ngày nghỉ",
        "{0}, moved to the end of {1} because of days off"
    );
    public static readonly Text OnDayOff = new(
        "{0} (trùng ngày nghỉ: {1}; ngày làm việc tiếp theo: {2})",
        "{0} (a day off: {1}; next working day: {2})"
    );
    public static readonly Text ByRule = new("{0} ({1})", "{0} ({1})");
    public static readonly Text AndLeft = new("{0}, {1}", "{0}, {1}");
    public static readonly Text ExtendedTo = new(
        "{0}; được gia hạn đến hết ngày {1}",
        "{0}; extended to the end of {1}"
    );
    public static readonly Text Extended = new("được gia hạn đến hết ngày {0}", "extended to the end of {0}");
    public static readonly Text SubmitAgain = new("nộp lại chậm nhất ngày {0}", "submit again no later than {0}");
    public static readonly Text InsteadOf = new("{0} (hạn theo kế hoạch: {1})", "{0} (by the plan: {1})");
    public static readonly Text AsOf = new("{0} (tính đến ngày {1})", "{0} (as of {1})");
    public static readonly Text WorkingDaysLeft = new("còn {0} ngày làm việc", "{0} working day(s) left");
    public static readonly Text DaysOffLeft = new("còn {0} ngày, đều là ngày nghỉ", "{0} day(s) left, no working day");
    public static readonly Text LastDay = new("hôm nay là ngày cuối", "today is the last day");
    public static readonly Text Overdue = new(
        "quá hạn {0} ngày, kể cả ngày nghỉ",
        "{0} day(s) overdue, days off included"
    );
    public static readonly Text Passed = new("đã qua {0} ngày", "passed {0} day(s) ago");
    public static readonly Text NoDate = new("không nêu ngày cụ thể", "no date stated");
}
