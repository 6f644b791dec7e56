using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Routing.Template;
using PlanMonitor.Tests.Contracts.Browser;

namespace PlanMonitor.Tests.Journeys;

/// <summary>
/// Every body of every route, with each of its properties left out, null, of another type and at its extremes: the reader says what is no body, nothing is
/// decided by silence, and no program fault answers.
/// </summary>
public sealed class EveryBodyTests(ITestOutputHelper output)
{
    /// <summary>Routes that read no body at all.</summary>
    private static readonly string[] WithoutBody =
    [
        "POST api/cycles/{cycle}/publish",
        "POST api/channels/dead/{login}/{id}/retry",
        "POST api/heads",
        "POST api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}/accept",
    ];

    /// <summary>Routes that read a workbook.</summary>
    private static readonly string[] OfWorkbooks =
    [
        "POST api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}/workbook",
        "POST api/cycles/{cycle}/obligations/{obligation}/periods/{period}/units/{unit}/workbook/marked",
    ];

    [Fact]
    public Task Every_changed_body_is_answered_or_named_unread() => Send(m => !m.IsExtreme, 1_500);

    [Fact]
    [Slow]
    public Task Every_body_at_its_extremes_is_answered() => Send(m => m.IsExtreme, 1_000);

    private async Task Send(Func<Mutant, bool> isAsked, int atLeast)
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        var (wrong, sent) = (new List<string>(), 0);
        foreach (var sample in town.Samples)
        {
            var taken = await town.Send(sample, sample.Sample.ToJsonString());
            if (sample.Refusal is null ? !taken.IsTaken : taken.Code != sample.Refusal)
                wrong.Add($"{sample.Name} as it is: {taken.Status} {taken.Text}");
            var mutants = BodyMutations.Of(sample.Sample, sample.Body);
            foreach (var mutant in mutants.Where(m => isAsked(m) && IsSent(sample, m)))
            {
                sent++;
                var answer = await town.Send(sample, mutant.Json);
                if (!IsRight(mutant, answer))
                    wrong.Add($"{sample.Name} {mutant}: {answer.Status} {answer.Code}");
            }
        }
        output.WriteLine($"{sent} bodies of {town.Samples.Count} samples");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {sent}:\n{string.Join('\n', wrong.Take(150))}");
        Assert.True(sent > atLeast, $"Only {sent} bodies were sent.");
    }

    /// <summary>A plan and a form have thousands: those far inside are judged without the host, below.</summary>
    private static bool IsSent(SampleRequest sample, Mutant mutant) =>
        sample.Body.Name switch
        {
            nameof(Cycle) => !mutant.Path.Contains('.', StringComparison.Ordinal),
            "FormBody" => mutant.Path.Count(c => c == '.') < 2,
            _ => true,
        };

    [Fact]
    [Slow]
    public async Task Every_changed_configuration_is_judged()
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        var plan = town.Samples.Single(s => s.Body == typeof(Cycle));
        var (wrong, judged) = (new List<string>(), 0);
        foreach (var mutant in BodyMutations.Of(plan.Sample, plan.Body))
        {
            judged++;
            var isRefused = IsRefused(mutant.Json);
            if (mutant.Wanted == Wanted.Unread && !isRefused)
                wrong.Add(mutant.ToString());
        }
        Assert.InRange(judged, 2_000, 20_000);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {judged}:\n{string.Join('\n', wrong.Take(100))}");
    }

    private static bool IsRefused(string json)
    {
        try
        {
            var text = Json.TextOf(Encoding.UTF8.GetBytes(json));
            return TemplateReader.Read(text, WorkingDays.Vietnam).Problems.Any(p => p.Severity == Severity.Error);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    [Fact]
    [Slow]
    public async Task Every_changed_form_is_read_or_not()
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        var form = town.Samples.Single(s => s.Body.Name == "FormBody");
        var read = 0;
        foreach (var mutant in BodyMutations.Of(form.Sample, form.Body).Where(m => !IsSent(form, m)))
        {
            var isRead = IsRead(form.Body, mutant.Json);
            read += isRead ? 1 : 0;
            Assert.True(mutant.Wanted == Wanted.Answered || !isRead, mutant.ToString());
        }
        Assert.True(read > 100);
    }

    private static bool IsRead(Type type, string json)
    {
        try
        {
            return JsonSerializer.Deserialize(Json.TextOf(Encoding.UTF8.GetBytes(json)), type, Json.Strict) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsRight(Mutant mutant, MutantAnswer answer) =>
        mutant.Wanted == Wanted.Unread
            ? answer.Code is "body-invalid" or "configuration-invalid"
            : answer.IsAnswer && answer.Code != Problems.SignInNeeded.Code;

    [Fact]
    public async Task Every_route_with_a_body_has_a_sample()
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        var routes = Routes.All.Concat(SessionRoutes.All).Concat(OwnAccountRoutes.All).Append(ClockRoutes.Advancing);
        var taking = routes.Where(r => r.Method is "POST" or "PUT").Select(r => r.Name).ToHashSet();
        var sampled = town.Samples.Select(s => NameOf(taking, s)).ToHashSet();

        Assert.Empty(taking.Except(sampled).Except(WithoutBody).Except(OfWorkbooks));
        Assert.Empty(sampled.Intersect(WithoutBody));
        Assert.Empty(SpokenTypes.Taken.Except(town.Samples.Select(s => s.Body)).Select(t => t.Name));
    }

    [Fact]
    public async Task A_sample_has_every_property_of_its_type()
    {
        await using var town = await MutantTown.Open(Person.Pdf);
        foreach (var ofType in town.Samples.Where(s => s.Body != typeof(Cycle)).GroupBy(s => s.Body))
        {
            var said = ofType.SelectMany(s => s.Sample.AsObject().Select(p => p.Key)).ToHashSet();
            var known = Json
                .Strict.GetTypeInfo(ofType.Key)
                .Properties.Where(p => p.Get is not null)
                .Select(p => p.Name);
            // A configuration is a sample of its own.
            Assert.NotEmpty(known);
            Assert.Empty(known.Except(said).Except(["configuration"]).Select(p => $"{ofType.Key.Name}.{p}"));
        }
    }

    /// <summary>What a body may leave unsaid, and what is then meant. Everything else that has no "nothing" must be said.</summary>
    private static readonly Dictionary<string, string> MeantBySilence = new()
    {
        ["AnswerBody.further"] = "the first answer",
        ["ChangeBody.resetPassword"] = "the password stays",
        ["ChangeBody.resetCodes"] = "the codes stay",
        ["ChangeBody.emailWorks"] = "what was refused stays refused",
        ["ContentBody.nil"] = "nothing is declared",
        ["SentBody.nil"] = "nothing is declared",
        ["SentBody.evenIfSame"] = "the same again is asked about",
        ["UpwardBody.nil"] = "nothing is declared",
        ["UpwardBody.evenIfSame"] = "the same again is asked about",
        ["DeadlineRule.days"] = "0, as the schema of a configuration says",
        ["DeadlineRule.monthsAfter"] = "0, as the schema of a configuration says",
    };

    [Fact]
    public void What_decides_is_never_left_to_silence()
    {
        var types = new HashSet<Type>();
        foreach (var type in SpokenTypes.Taken.Where(t => t != typeof(Cycle)))
            Reach(type, types);
        Assert.True(types.Count > 30);
        var silent = types.SelectMany(t =>
            Json.Strict.GetTypeInfo(t).Properties.Where(DecidesUnsaid).Select(p => Name(t, p))
        );
        Assert.Equal(MeantBySilence.Keys.Order(), silent.Order());
    }

    private static string Name(Type type, JsonPropertyInfo property) => $"{type.Name}.{property.Name}";

    /// <summary>A list that is left out is no list; a number, a word or a yes that is left out would be somebody's choice.</summary>
    private static bool DecidesUnsaid(JsonPropertyInfo property)
    {
        var isSaid = property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };
        return !isSaid
            && property.Get is not null
            && property.PropertyType.IsValueType
            && Nullable.GetUnderlyingType(property.PropertyType) is null;
    }

    private static void Reach(Type? type, HashSet<Type> types)
    {
        // A form is part of a configuration: its schema says what is meant by silence.
        if (type is null || type == typeof(Form) || Json.Strict.GetTypeInfo(type) is not { } info)
            return;
        Reach(info.ElementType, types);
        if (info.Kind == JsonTypeInfoKind.Object && types.Add(type))
        {
            foreach (var property in info.Properties)
                Reach(property.PropertyType, types);
        }
    }

    private static string NameOf(IEnumerable<string> routes, SampleRequest sample)
    {
        foreach (var route in routes.Where(r => r.StartsWith($"{sample.Method} ", StringComparison.Ordinal)))
        {
            var template = new TemplateMatcher(TemplateParser.Parse(route.Split(' ')[1]), []);
            if (template.TryMatch($"/{sample.Path}", []))
                return route;
        }
        return sample.Name;
    }
}
