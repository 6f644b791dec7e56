using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace PlanMonitor.Tests.Journeys;

/// <summary>A town with reports of three communes, one of them accepted, under a head; and hands on its database.</summary>
public abstract class ProvedTown : IAsyncLifetime
{
    protected const string Unit = "19996";
    protected static readonly string Report = Town.Submission(Unit, "results-report");
    private Town? opened;

    private protected Town OfTheTest => opened!;

    public async ValueTask InitializeAsync()
    {
        opened = await Town.Open("2023-11-20T08:00+07:00");
        var town = opened;
        foreach (var unit in new[] { Unit, "20008", "20011" })
            await town.Report(unit, 2, 1);
        var office = await town.SignIn("ldtbxh");
        Assert.Equal(200, (await office.Act(Report, "accept", new { })).Status);
        // What the acts set going has been done: nobody works on it any more.
        await town.Host.Runner.Settled();
        var admin = await town.SignIn("admin");
        Assert.Equal(200, (await admin.Post("api/heads", new { })).Status);
    }

    /// <summary>The host ends, something happens to its folder, and another starts on it.</summary>
    protected async Task Restart(Action between)
    {
        var folder = OfTheTest.Folder;
        await OfTheTest.Stop();
        between();
        opened = await Town.Open("2023-11-20T08:00+07:00", folder);
    }

    public ValueTask DisposeAsync() => OfTheTest.DisposeAsync();

    private protected static async Task<(List<string> Kinds, int Rows)> VerifyByPages(Person admin)
    {
        var (kinds, rows, query) = (new List<string>(), 0, "");
        while (true)
        {
            var page = (await admin.Get("api/verify" + query)).Json;
            kinds.AddRange(
                page.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("kind").GetString()!)
            );
            rows += page.GetProperty("rows").GetInt32();
            if (page.GetProperty("next") is not { ValueKind: JsonValueKind.Object } next)
                break;
            query = $"?table={next.GetProperty("table").GetString()}";
            if (next.GetProperty("after").GetString() is { } after)
                query += $"&after={Uri.EscapeDataString(after)}";
        }
        var log = (await admin.Get("api/verify/log")).Json.GetProperty("findings").EnumerateArray();
        return ([.. kinds, .. log.Select(f => f.GetProperty("kind").GetString()!)], rows);
    }

    protected Task<(int Exit, string Said)> Verify(params string[] more) =>
        Run(ProofCommands.Verify, ["--data", OfTheTest.Folder, .. more]);

    protected static async Task<(int Exit, string Said)> Run(
        Func<TextWriter, System.CommandLine.Command> make,
        params string[] args
    )
    {
        var output = new StringWriter();
        var exit = await make(output).Parse(args).InvokeAsync();
        return (exit, output.ToString());
    }

    protected string Write(string name, string text)
    {
        var path = Path.Combine(OfTheTest.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    protected List<string[]> Rows(string sql)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var found = command.ExecuteReader();
        var rows = new List<string[]>();
        while (found.Read())
            rows.Add([found.GetString(0), found.GetString(1), found.GetString(2), found.GetString(3)]);
        return rows;
    }

    private SqliteConnection Connection()
    {
        var path = Path.Combine(OfTheTest.Folder, DataFolder.Database);
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    protected int Execute(string sql, params string[] values)
    {
        using var connection = Connection();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Statements of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i]);
        return command.ExecuteNonQuery();
    }
}
