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
        Option<string?>[] options =
        [
            new("--operator") { Description = "before, no_later_than (the default) or through." },
            new("--date") { Description = "The date as written, e.g. 2024-11-30." },
            new("--roll")
            {
                Description =
                    "Move a last day that is a day off to the next working day. A counted term is moved unless it says false.",
                Arity = ArgumentArity.ZeroOrOne,
            },
            new("--from") { Description = "Count from this day; it is not counted itself." },
            new("--days") { Description = "So many days after --from." },
            new("--working-days") { Description = "So many working days after --from." },
            new("--before-includes-day")
            {
                Description = "\"Before\" lets the day itself count.",
                Arity = ArgumentArity.ZeroOrOne,
            },
        ];
        var command = new Command(
            "deadline",
            "Explains a deadline with the calendar shipped with the program; without arguments, JSON objects with the same names are read from standard input, one a line."
        );
        foreach (var option in options)
            command.Add(option);
        command.SetAction(
            async (parsed, cancel) =>
            {
                var given = options
                    .Where(o => parsed.GetResult(o) is { Implicit: false })
                    .Select(o => KeyValuePair.Create(o.Name.TrimStart('-'), parsed.GetValue(o) ?? "true"))
                    .ToList();
                if (given.Count == 0)
                    return await AnswerLines(input, output, errors, cancel);
                var (question, wrong) = DeadlineQuestion.Read(given);
                await (
                    question is null
                        ? errors.WriteLineAsync($"{wrong!.En} ({wrong.Vi})")
                        : output.WriteLineAsync(Line(question))
                );
                return question is null ? 1 : 0;
            }
        );
        return command;
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
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? DeadlineQuestion.Read([
                    .. json
                        .RootElement.EnumerateObject()
                        .Where(p => p.Value.ValueKind != JsonValueKind.Null)
                        .Select(p =>
                            KeyValuePair.Create(
                                p.Name,
                                p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString()! : p.Value.GetRawText()
                            )
                        ),
                ])
                : (null, ShapeTexts.Type.With("object"));
        }
        // A lone surrogate escape is valid JSON and no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, ShapeTexts.Json.With(e.Message));
        }
    }

    private static string Line(DeadlineQuestion question)
    {
        var answer = question.Answer(WorkingDays.Vietnam);
        var ends = answer.Due.EndsAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return JsonSerializer.Serialize(
            new AnswerLine(
                answer.Due.LastDay,
                ends,
                answer.Due.UnmovedLastDay,
                answer.Because.Vi,
                answer.Because.En,
                answer.Sentence.Vi,
                answer.Sentence.En,
                answer.Due.OnDayOff?.Next,
                answer.Note.Vi.Length == 0 ? null : answer.Note.Vi,
                answer.Note.En.Length == 0 ? null : answer.Note.En
            ),
            Lines
        );
    }

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
