using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PlanMonitor.Bench;

/// <summary>The demonstration's town with what the samples act on: an account, a unit, a draft and a difficulty of their own.</summary>
public sealed class MutantTown : IAsyncDisposable
{
    private readonly LocalHost host;
    private readonly string folder;
    private readonly Dictionary<string, HttpClient> people = new(StringComparer.Ordinal);
    private string difficulty = "";

    private MutantTown(LocalHost host, string folder) => (this.host, this.folder) = (host, folder);

    public IReadOnlyList<SampleRequest> Samples { get; private set; } = [];

    public LocalHost Host => host;

    /// <param name="file">Any PDF that is taken.</param>
    public static async Task<MutantTown> Open(byte[] file)
    {
        var folder = Directory.CreateTempSubdirectory("planmonitor-mutants-").FullName;
        var options = new LocalOptions
        {
            Port = 0,
            DataFolder = folder,
            Clock = CommandLine.ParseClock(SampleRequests.Clock),
            Speed = 0,
            Demo = true,
            // Hundreds of bodies sign in.
            PasswordIterations = 1000,
        };
        var host = await LocalHost.Start(options);
        var town = new MutantTown(host, folder);
        await host.Runner.Settled();
        await town.Prepare(file);
        return town;
    }

    private async Task Prepare(byte[] file)
    {
        var admin = await PersonOf("admin");
        var grants = new[] { new { role = "observer", unit = "480" } };
        var login = SampleRequests.Person;
        var person = await Made(
            admin,
            "api/accounts",
            new
            {
                login,
                name = "Người mẫu",
                grants,
            }
        );
        await ChooseOwn(login, person.GetProperty("oneTimePassword").GetString()!);
        var (code, name) = (SampleRequests.Unit, new Text("Đơn vị mẫu", "Sample unit"));
        await Made(
            admin,
            "api/units",
            new
            {
                code,
                name,
                kind = "agency",
                validFrom = "2023-01-01",
                parent = "480",
            }
        );
        var draft = await Made(admin, "api/cycles", new { template = "thai-nguyen-2023", id = SampleRequests.Draft });
        var running = await admin.GetFromJsonAsync<JsonElement>($"api/cycles/{DemoData.CycleTemplate}");
        var officer = await PersonOf(SampleRequests.Officer);
        var question = new
        {
            unit = "19996",
            obligation = "results-report",
            period = "2023",
            question = "Mẫu số 1 ở đâu?",
        };
        var raised = await Made(officer, $"api/cycles/{DemoData.CycleTemplate}/difficulties", question);
        difficulty = raised.GetProperty("id").GetString()!;
        var kept = await Uploads.Send(officer, "ke-hoach.pdf", file);
        var forms = running.GetProperty("configuration").GetProperty("forms").EnumerateArray();
        var form = forms.First(f => f.GetProperty("id").GetString() == "results-report");
        var samples = SampleRequests.For(kept, draft.GetProperty("configuration"));
        Samples = [.. samples, SampleRequests.AmendedForm(form)];
    }

    /// <summary>What an administrator gave is good for nothing but to choose one's own.</summary>
    private async Task ChooseOwn(string login, string given)
    {
        using var first = new HttpClient { BaseAddress = new(host.Url) };
        await Made(first, "api/session", new { login, password = given });
        using var chosen = await first.PutAsJsonAsync(
            "api/session/password",
            new { current = given, next = SampleRequests.OwnPassword }
        );
        chosen.EnsureSuccessStatusCode();
    }

    private static async Task<JsonElement> Made(HttpClient person, string path, object body)
    {
        using var answer = await person.PostAsJsonAsync(path, body, Json.Stored);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{path}: {text}");
    }

    public async Task<HttpClient> PersonOf(string login)
    {
        if (people.TryGetValue(login, out var known))
            return known;
        var http = new HttpClient { BaseAddress = new(host.Url), Timeout = TimeSpan.FromSeconds(60) };
        var password = login == SampleRequests.Person ? SampleRequests.OwnPassword : DemoData.Password;
        await Made(http, "api/session", new { login, password });
        return people[login] = http;
    }

    /// <summary>Sends a sample, or what was made of it.</summary>
    public async Task<MutantAnswer> Send(SampleRequest sample, string? body)
    {
        var path = sample.Path.Replace("{difficulty}", Uri.EscapeDataString(difficulty), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new(sample.Method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var person = await PersonOf(sample.Login);
        if (sample.Seen is { } seen)
            request.Headers.TryAddWithoutValidation("If-Match", await Version(person, seen));
        return await Send(person, request);
    }

    public static async Task<MutantAnswer> Send(HttpClient person, HttpRequestMessage request)
    {
        using var answer = await person.SendAsync(request);
        var isProblem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
        if (!isProblem)
            return new((int)answer.StatusCode, null, "");
        var text = await answer.Content.ReadAsStringAsync();
        return new((int)answer.StatusCode, JsonDocument.Parse(text).RootElement.GetProperty("code").GetString(), text);
    }

    private async Task<string> Version(HttpClient person, SeenAt seen)
    {
        var asker = seen.Path.StartsWith($"api/cycles/{SampleRequests.Draft}", StringComparison.Ordinal)
            ? await PersonOf("admin")
            : person;
        var answer = await asker.GetFromJsonAsync<JsonElement>(seen.Path);
        if (seen.Key is var (property, value))
            answer = answer.EnumerateArray().First(a => a.GetProperty(property).GetString() == value);
        var isNew = !answer.TryGetProperty("etag", out var etag) || etag.ValueKind != JsonValueKind.String;
        return isNew ? ETags.New : etag.GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.Values)
            person.Dispose();
        await host.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <param name="Code">Of the refusal; null: it is none.</param>
public sealed record MutantAnswer(int Status, string? Code, string Text)
{
    public bool IsTaken => Status is >= 200 and < 300;

    /// <summary>Taken, or refused with a code and a sentence.</summary>
    public bool IsAnswer => IsTaken || (Status is >= 400 and < 500 && Code is { Length: > 0 });
}
