using System.Reflection;
using System.Text.RegularExpressions;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

/// <summary>One file answers one question: no gaps, no duplicates, both languages.</summary>
public sealed class CatalogueTests
{
    private static readonly Assembly[] Product =
    [
        typeof(Cycle).Assembly,
        typeof(Routes).Assembly,
        typeof(DiskFiles).Assembly,
        typeof(PlanMonitor.Documents.Report.ReportDocument).Assembly,
        typeof(SmtpNotifier).Assembly,
    ];
    private static readonly string Api = Read("docs/api.md");

    [Fact]
    public void Problem_codes_are_unique_words_with_hyphens()
    {
        Assert.Equal(Problems.All.Count, Problems.All.Select(p => p.Code).Distinct().Count());
        Assert.All(Problems.All, p => Assert.Matches("^[a-z]+(-[a-z]+)*$", p.Code));
        Assert.All(Problems.All, p => Assert.InRange(p.Status, 400, 599));
    }

    [Fact]
    public void Every_problem_is_a_whole_sentence_in_both_languages() =>
        Assert.All(Problems.All, p =>
            Assert.All(new[] { p.Sentence.Vi, p.Sentence.En }, s => Assert.Matches(@"^[^\s].{10,}\.$", s))
        );

    [Fact]
    public void Every_problem_is_used_somewhere()
    {
        var code = string.Join(
            '\n',
            Texts
                .Where(p =>
                    p.EndsWith(".cs", StringComparison.Ordinal) && !p.StartsWith("tests/", StringComparison.Ordinal)
                )
                .Select(Read)
        );
        var names = typeof(Problems).GetFields().Where(f => f.FieldType == typeof(ProblemKind)).Select(f => f.Name);
        Assert.All(names, n => Assert.Contains($"Problems.{n}", code, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_text_is_complete_composed_and_takes_the_same_arguments_in_both_languages()
    {
        var texts = AllTexts().ToList();
        Assert.True(texts.Count > 150, $"only {texts.Count} texts were found");
        Assert.All(texts, t =>
        {
            // Where nothing is to be said the text is empty in both languages, and is called None.
            Assert.Equal(
                (
                    t.Name.EndsWith(".None", StringComparison.Ordinal),
                    t.Name.EndsWith(".None", StringComparison.Ordinal)
                ),
                (string.IsNullOrWhiteSpace(t.Text.Vi), string.IsNullOrWhiteSpace(t.Text.En))
            );
            Assert.Equal(VietnameseText.Compose(t.Text.Vi), t.Text.Vi);
            Assert.True(Placeholders(t.Text.Vi).SetEquals(Placeholders(t.Text.En)), $"{t.Name}: {t.Text}");
        });
    }

    [Fact]
    public void Every_word_of_an_enum_that_people_read_has_its_text()
    {
        Text[] texts =
        [
            .. Enum.GetValues<Role>().Select(RoleTexts.Of),
            .. Enum.GetValues<SubmissionStatus>().Select(SubmissionTexts.Of),
            .. Enum.GetValues<LogEvent>().Select(SubmissionTexts.Of),
        ];
        Assert.All(texts, t => Assert.False(string.IsNullOrWhiteSpace(t.Vi) || string.IsNullOrWhiteSpace(t.En)));
    }

    [Fact]
    public void No_two_routes_answer_the_same_call() =>
        Assert.Equal(
            Routes.All.Count,
            Routes.All.Select(r => (r.Method, Regex.Replace(r.Path, @"\{\w+\}", "{}"))).Distinct().Count()
        );

    public static TheoryData<string> Calls => [.. Routes.All.Select(r => $"{r.Method} /{r.Path}")];

    /// <summary>docs/api.md writes S and C for the two long addresses.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    public void Every_route_is_described(string call) =>
        Assert.Contains(Regex.Replace(call, @"\{\w+\}", "{}"), Described());

    [Fact]
    public void Every_call_described_is_a_route() =>
        Assert.Subset(
            Routes.All.Select(r => $"{r.Method} /{Regex.Replace(r.Path, @"\{\w+\}", "{}")}").ToHashSet(),
            Described().Where(c => !HostsOwn.Contains(c.Split(' ')[1])).ToHashSet()
        );

    [Fact]
    public void Every_problem_the_docs_speak_of_exists()
    {
        var codes = Problems.All.Select(p => p.Code).ToHashSet();
        var spoken = Regex
            .Matches(Api, @"\b[45]\d\d `([a-z-]+)`")
            .Concat(Regex.Matches(Api, "`(file-[a-z-]+)`"))
            .Select(m => m.Groups[1].Value)
            .ToList();
        Assert.NotEmpty(spoken);
        Assert.Subset(codes, spoken.ToHashSet());
        Assert.All(Regex.Matches(Api, "\"code\": \"([a-z]+-[a-z-]+)\", *\n").Select(m => m.Groups[1].Value), c =>
            Assert.Contains(c, codes)
        );
    }

    /// <summary>Sessions with passwords and the virtual clock exist on one machine only; local answers them itself.</summary>
    private static readonly HashSet<string> HostsOwn =
    [
        "/api/session",
        "/api/session/password",
        "/api/account",
        "/api/account/sessions/{}",
        "/api/account/sessions",
        "/api/account/codes",
        "/api/clock/advance",
        "/api/outbox",
    ];

    /// <summary>The calls of docs/api.md, which writes S and C for the two long addresses.</summary>
    private static HashSet<string> Described()
    {
        return
        [
            .. Regex
                .Matches(Api, @"`(GET|POST|PUT|DELETE) (/|S\b|C\b)([^`? ]*)[^`]*`")
                .Select(m =>
                    $"{m.Groups[1].Value} "
                    + Regex.Replace(
                        m.Groups[2].Value switch
                        {
                            "S" => "/api/cycles/{}/obligations/{}/periods/{}/units/{}",
                            "C" => "/api/cycles/{}/obligations/{}/periods/{}/consolidations/{}",
                            _ => "/",
                        } + m.Groups[3].Value,
                        @"\{\w+\}",
                        "{}"
                    )
                ),
        ];
    }

    private static IEnumerable<(string Name, Text Text)> AllTexts() =>
        Product
            .SelectMany(a => a.GetTypes())
            .Where(t => !t.ContainsGenericParameters)
            .SelectMany(t =>
                t.GetFields(
                    BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            .SelectMany(f =>
                (
                    f.FieldType == typeof(Text)
                    || f.FieldType == typeof(ProblemKind)
                    || f.FieldType == typeof(LetterTexts.Letter)
                        ? f.GetValue(null)
                        : null
                ) switch
                {
                    Text text => [($"{f.DeclaringType!.Name}.{f.Name}", text)],
                    ProblemKind problem => [(problem.Code, problem.Sentence)],
                    LetterTexts.Letter letter =>
                    [
                        ($"{f.Name} subject", letter.Subject),
                        ($"{f.Name} body", letter.Body),
                    ],
                    _ => Array.Empty<(string, Text)>(),
                }
            );

    private static HashSet<string> Placeholders(string text) =>
        [.. Regex.Matches(text, @"\{\d+\}").Select(m => m.Value)];
}
