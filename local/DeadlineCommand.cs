using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using PlanMonitor.Core;
using PlanMonitor.Core.Calendar;

namespace PlanMonitor.Local;

/// <summary>The deadline command: reads a deadline or a term outside any cycle, from its arguments or from JSON lines, one JSON line out each.</summary>
public static class DeadlineCommand
{
    private static readonly JsonSerializerOptions Lines = new(Json.Stored)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static Command Make(TextReader input, TextWriter output, TextWriter errors)
    {
        var options = Options();
        var command = new Command(
            "deadline",
            "Explains a deadline with the calendar shipped with the program; without arguments, JSON objects with the same names are read from standard input, one a line."
        );
        foreach (var option in options)
            command.Add(option);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var given = options.Where(o => parsed.GetResult(o) is { Implicit: false }).ToList();
                if (given.Count == 0)
                    return await AnswerLines(input, output, errors, cancel);
                var values = given.Select(o =>
                    KeyValuePair.Create(o.Name.TrimStart('-'), parsed.GetValue(o) ?? "true")
                );
                var (question, wrong) = DeadlineQuestion.Read([.. values]);
                if (question is null)
                {
                    await errors.WriteLineAsync($"{wrong!.En} ({wrong.Vi})");
                    return 1;
                }
                await output.WriteLineAsync(Line(question));
                return 0;
            }
        );
        return command;
    }

    private static Option<string?>[] Options()
    {
        Option<string?> Valued(string name, string description) => new(name) { Description = description };
        Option<string?> Flag(string name, string description) =>
            new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        return
        [
            Valued("--operator", "before, no_later_than (the default) or through."),
            Valued("--date", "The date as written, e.g. 2024-11-30."),
            Flag(
                "--roll",
                "Move a last day that is a day off to the next working day. A counted term is moved unless it says false."
            ),
            Valued("--from", "Count from this day; it is not counted itself."),
            Valued("--days", "So many days after --from."),
            Valued("--working-days", "So many working days after --from."),
            Flag("--before-includes-day", "\"Before\" lets the day itself count."),
        ];
    }

    /// <summary>A line that cannot be read gives a line that says why, and the next one is read; then the exit code is 1.</summary>
    private static async Task<int> AnswerLines(
        TextReader input,
        TextWriter output,
        TextWriter errors,
        CancellationToken cancel
    )
    {
        var (number, wrongs, answers) = (0, 0, 0);
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var (question, wrong) = Parse(line);
            (answers, wrongs) = question is null ? (answers, wrongs + 1) : (answers + 1, wrongs);
            await output.WriteLineAsync(
                question is null
                    ? JsonSerializer.Serialize(new WrongLine(number, wrong!.Vi, wrong.En), Lines)
                    : Line(question)
            );
            await output.FlushAsync(cancel);
        }
        if (answers + wrongs == 0)
            await errors.WriteLineAsync($"{QuestionTexts.Nothing.En} ({QuestionTexts.Nothing.Vi})");
        return wrongs > 0 || answers == 0 ? 1 : 0;
    }

    private static (DeadlineQuestion? Question, Text? Wrong) Parse(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return (null, ShapeTexts.Type.With("object"));
            var given = json.RootElement.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null);
            return DeadlineQuestion.Read([.. given.Select(p => KeyValuePair.Create(p.Name, TextOf(p.Value)))]);
        }
        // A lone surrogate escape is valid JSON and no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, ShapeTexts.Json.With(e.Message));
        }
    }

    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static string Line(DeadlineQuestion question)
    {
        var answer = question.Answer(WorkingDays.Vietnam);
        var (due, because, sentence) = (answer.Due, answer.Because, answer.Sentence);
        var ends = due.EndsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var line = new AnswerLine(
            due.LastDay,
            ends,
            due.UnmovedLastDay,
            because.Vi,
            because.En,
            sentence.Vi,
            sentence.En,
            due.OnDayOff?.Next,
            NullIfEmpty(answer.Note.Vi),
            NullIfEmpty(answer.Note.En)
        );
        return JsonSerializer.Serialize(line, Lines);
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    /// <param name="NextWorkingDay">Where the last day is a day off and was left there.</param>
    private sealed record AnswerLine(
        DateOnly LastDay,
        string EndsAt,
        DateOnly UnmovedLastDay,
        string Because,
        string BecauseEn,
        string Sentence,
        string SentenceEn,
        DateOnly? NextWorkingDay,
        string? Note,
        string? NoteEn
    );

    private sealed record WrongLine(int Line, string Error, string ErrorEn);
}
