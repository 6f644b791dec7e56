using System.Text.Json.Serialization;
using PlanMonitor.Core.Submissions;

namespace PlanMonitor.Core.Difficulties;

/// <summary>A difficulty (vướng mắc): a thread of questions and answers tied to a duty and a clause.</summary>
public sealed record Difficulty
{
    public required string Cycle { get; init; }
    public required string Obligation { get; init; }
    public required string Period { get; init; }
    public required string Unit { get; init; }
    public required int Number { get; init; }
    public string? Clause { get; init; }
    public required string Question { get; init; }
    public required string AskedBy { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>What was written after the first question, oldest first; never changed.</summary>
    public IReadOnlyList<DifficultyPost> Later { get; init; } = [];

    /// <summary>The reviewer agrees that nothing can be sent before it is answered: nobody is reminded until then.</summary>
    public BlockingMark? Blocking { get; init; }

    /// <summary>When what came of it was last published as guidance; null: it is not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Everything that was written, the first question included.</summary>
    [JsonIgnore]
    public IReadOnlyList<DifficultyPost> Thread =>
        [new(DifficultyPostKind.Question, Question, AskedBy, AskedAt), .. Later];

    /// <summary>What was written last says how it stands: so a question after the answer opens it again.</summary>
    [JsonIgnore]
    public DifficultyState State =>
        Thread[^1].Kind switch
        {
            DifficultyPostKind.Question => DifficultyState.Open,
            DifficultyPostKind.Answer => DifficultyState.Answered,
            DifficultyPostKind.Closing => DifficultyState.Closed,
        };

    /// <summary>For who does not see all (<see cref="SightRules"/>): that it was asked, of what, and how it stands.</summary>
    public Difficulty Closed()
    {
        static string ClosedWords(string words) => words.Length == 0 ? "" : SightRules.ClosedWords;
        return this with
        {
            Question = SightRules.ClosedWords,
            Later = [.. Later.Select(p => p with { Words = ClosedWords(p.Words) })],
            Blocking = Blocking is { } mark ? mark with { Reason = SightRules.ClosedWords } : null,
        };
    }

    /// <summary>The same words of the same person about the same clause, whenever they were asked.</summary>
    public bool AsksTheSame(Difficulty other) =>
        (Question, Clause, AskedBy) == (other.Question, other.Clause, other.AskedBy);

    /// <summary>Whether what was written last is, word for word, what the same person had written before it.</summary>
    public bool SaysLastTwice()
    {
        if (Thread is not [.., var before, var last])
            return false;
        return last == before with { At = last.At };
    }

    [JsonIgnore]
    public bool IsOpen => State == DifficultyState.Open;
}

/// <summary>How a difficulty stands.</summary>
public enum DifficultyState
{
    /// <summary>A question waits for an answer.</summary>
    Open,

    /// <summary>The last question was answered.</summary>
    Answered,

    /// <summary>Nothing more is asked.</summary>
    Closed,
}

public enum DifficultyPostKind
{
    /// <summary>The unit asks.</summary>
    Question,

    /// <summary>The office answers.</summary>
    Answer,

    /// <summary>Somebody says that it is settled.</summary>
    Closing,
}

/// <param name="Words">Empty where it was closed without a word.</param>
public sealed record DifficultyPost(DifficultyPostKind Kind, string Words, string By, DateTimeOffset At);

public sealed record BlockingMark(string Reason, string By, DateTimeOffset At);
