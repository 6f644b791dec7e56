using System.Text.RegularExpressions;
using Azure;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;

namespace PlanMonitor.Tests.Functions;

/// <summary>The parts of the storage adapters that need no storage: bodies in properties, ETags, errors, settings.</summary>
public sealed class StorageTranslationTests
{
    private const string Tag = "W/\"datetime'2026-11-21T08%3A00%3A00.1234567Z'\"";

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(EntityBody.ChunkLength, 1)]
    [InlineData(EntityBody.ChunkLength + 1, 2)]
    [InlineData(3 * EntityBody.ChunkLength, 3)]
    public void A_body_takes_as_few_properties_as_it_needs(int length, int chunks)
    {
        var split = EntityBody.Split("p", "k", new string('x', length));
        Assert.Equal(chunks, split.Count);
        Assert.Equal(length, split.Sum(c => c.Length));
        Assert.Equal(new string('x', length), Joined(split));
    }

    [Fact]
    public void A_surrogate_pair_at_the_edge_stays_together()
    {
        var body = new string('x', EntityBody.ChunkLength - 1) + "𠀀" + new string('y', EntityBody.ChunkLength);
        var split = EntityBody.Split("p", "k", body);
        Assert.All(split, c => Assert.False(char.IsHighSurrogate(c[^1])));
        Assert.Equal(body, Joined(split));
    }

    [Fact]
    public void A_row_that_fits_no_entity_is_refused_before_it_is_sent()
    {
        EntityBody.Split("p", "k", new string('x', 500_000));
        Assert.Throws<StorageFullException>(() =>
            EntityBody.Split("p", "k", new string('x', EntityBody.MaxEntity / 2))
        );
    }

    /// <summary>1 MiB an entity, 64 KiB a property, 252 properties (learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).</summary>
    [Theory]
    [InlineData("x")]
    [InlineData("ế")]
    [InlineData("𠀀")]
    public void The_largest_body_of_the_port_fits_an_entity_under_the_longest_keys(string letter)
    {
        var split = EntityBody.Split(
            new string('p', 512),
            new string('k', 512),
            string.Concat(Enumerable.Repeat(letter, IRecords.MaxBody / letter.Length))
        );
        Assert.InRange(split.Count, 1, 252);
        Assert.All(split, c => Assert.InRange(2 * c.Length, 1, 64 * 1024));
        Assert.InRange(split.Sum(c => 2 * c.Length), 1, EntityBody.MaxEntity);
    }

    /// <summary>99 rows of JSON and their link in 4 MiB: a character is six bytes at most; keys stand in the address and, at most as long, in the JSON, in the link again.</summary>
    [Fact]
    public void The_largest_batch_of_the_port_fits_a_request()
    {
        const int headers = 1_000;
        const int keys = IRecords.MaxAddress + IRecords.MaxAddress * 6 / 9;
        const int inLink = 150 + IRecords.MaxAddress * 6 / 9;
        const int rows = IRecords.MaxBatch * (headers + keys + inLink);
        Assert.InRange(6 * IRecords.MaxBatchBody + headers + rows, 1, 4 * 1024 * 1024);
    }

    [Fact]
    public void Every_filter_is_made_by_CreateQueryFilter()
    {
        static bool IsPlain(string line) =>
            Regex.IsMatch(line, @"\b(eq|ne|gt|ge|lt|le)\s*['{]")
            && !line.Contains("CreateQueryFilter($\"", StringComparison.Ordinal);
        Assert.True(IsPlain("""var filter = $"PartitionKey eq '{partition}'";"""));
        var lines = Sources
            .Where(p => p.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(p => Guards.Sources.Read(p).Split('\n'))
            .ToList();
        Assert.Equal(5, lines.Count(l => l.Contains("CreateQueryFilter($\"", StringComparison.Ordinal)));
        Assert.DoesNotContain(lines, IsPlain);
    }

    [Fact]
    public void No_account_key_is_taken_anywhere() =>
        Assert.All(Sources, p =>
            Assert.DoesNotMatch(
                "(?i)SharedKey(?!Access)|AccountKey|UseDevelopmentStorage|DefaultEndpointsProtocol",
                Guards.Sources.Read(p)
            )
        );

    [Theory]
    [InlineData("https://127.0.0.1:10000/account1", true)]
    [InlineData("https://localhost:10000/account1", true)]
    [InlineData("https://a.blob.core.windows.net", false)]
    [InlineData("https://127.0.0.1.example.com", false)]
    public void Only_the_emulator_on_this_machine_gets_a_token_nobody_signed(string endpoint, bool emulator)
    {
        var (here, there) = (new Uri("https://localhost/account1"), new Uri(endpoint));
        Assert.Equal(emulator, AzureHost.CredentialFor(here, there) is EmulatorCredential);
        Assert.Equal(emulator, AzureHost.CredentialFor(there, here) is EmulatorCredential);
    }

    [Fact]
    public void Any_body_comes_back_as_it_was() =>
        Prop.ForAll<string>(body => body is null || Joined(EntityBody.Split("p", "k", body)) == body).Check();

    [Fact]
    public void An_etag_survives_the_quotes_of_an_If_Match_header()
    {
        var given = EntityTag.Of(new ETag(Tag));
        Assert.Equal(given, $"\"{given}\"".Trim('"'));
        Assert.All(given, c => Assert.True(char.IsAsciiLetterOrDigit(c) || c is '-' or '_'));
        Assert.Equal(Tag, EntityTag.Parse(given)!.Value.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(ETags.New)]
    [InlineData("17")]
    [InlineData("!!!")]
    [InlineData(Tag)]
    public void What_is_no_etag_of_ours_matches_nothing(string text) => Assert.Null(EntityTag.Parse(text));

    [Theory]
    [InlineData("*")]
    [InlineData("\"strong\"")]
    [InlineData("W/\"")]
    [InlineData("W/\"\"")]
    [InlineData("W/\"a\"\r\nx: \"")]
    [InlineData("W/\"a\", \"b\"")]
    public void No_wildcard_and_no_other_header_can_be_slipped_in(string raw) =>
        Assert.Null(
            EntityTag.Parse(System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(raw)))
        );

    [Fact]
    public void Any_text_may_be_asked_for_as_an_etag() =>
        Prop.ForAll<string>(text => _ = text is null ? null : EntityTag.Parse(text)).Check();

    [Theory]
    [InlineData(412, "UpdateConditionNotSatisfied", true)]
    [InlineData(409, "EntityAlreadyExists", true)]
    [InlineData(404, "ResourceNotFound", true)]
    [InlineData(404, "TableNotFound", false)]
    [InlineData(409, "TableBeingDeleted", false)]
    [InlineData(400, "InvalidInput", false)]
    [InlineData(503, "ServerBusy", false)]
    public void A_conflict_is_a_row_that_is_not_as_expected(int status, string code, bool conflict) =>
        Assert.Equal(conflict, StorageErrors.IsConflict(Failure(status, code)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(408, "")]
    [InlineData(409, "TableBeingDeleted")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalError")]
    [InlineData(500, "OperationTimedOut")]
    [InlineData(503, "ServerBusy")]
    public void What_passes_is_told_as_busy(int status, string code) =>
        Assert.IsType<StorageBusyException>(StorageErrors.Translate(Failure(status, code)));

    [Theory]
    [InlineData(413, "RequestBodyTooLarge")]
    [InlineData(400, "EntityTooLarge")]
    [InlineData(400, "PropertyValueTooLarge")]
    [InlineData(400, "TooManyProperties")]
    public void What_is_too_large_is_told_as_full(int status, string code) =>
        Assert.IsType<StorageFullException>(StorageErrors.Translate(Failure(status, code)));

    [Fact]
    public void Retries_that_all_failed_are_told_as_busy_and_the_unknown_stays_as_it_is()
    {
        Assert.IsType<StorageBusyException>(
            StorageErrors.Translate(new AggregateException(Failure(0, ""), new IOException()))
        );
        Assert.Null(StorageErrors.Translate(new AggregateException(new InvalidOperationException())));
        Assert.Null(StorageErrors.Translate(Failure(403, "AuthorizationPermissionMismatch")));
        Assert.Null(StorageErrors.Translate(Failure(404, "BlobNotFound")));
        Assert.Null(StorageErrors.Translate(new OperationCanceledException()));
    }

    [Fact]
    public void A_setting_that_is_missing_is_named()
    {
        var complete = new Dictionary<string, string?>
        {
            ["PlanMonitor:TableEndpoint"] = "https://a.table.core.windows.net",
            ["PlanMonitor:BlobEndpoint"] = "https://127.0.0.1:10000/devstoreaccount1",
        };
        var settings = Settings.Read(Configuration(complete));
        Assert.Equal("aad", settings.IdentityProvider);
        Assert.Null(settings.FirstAdministrator);
        foreach (
            var (name, wrong) in new[]
            {
                ("PlanMonitor:TableEndpoint", (string?)null),
                ("PlanMonitor:BlobEndpoint", "http://a.blob.core.windows.net"),
                ("PlanMonitor:BlobEndpoint", "http://127.0.0.1:10000/devstoreaccount1"),
                ("PlanMonitor:BlobEndpoint", "blob"),
                ("PlanMonitor:KeepEndedDays", "0"),
                ("PlanMonitor:KeepEndedDays", "soon"),
            }
        )
        {
            var refusal = Assert.Throws<InvalidOperationException>(() =>
                Settings.Read(Configuration(new(complete) { [name] = wrong }))
            );
            Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Settings_are_named_once_and_explained()
    {
        Assert.Equal(Settings.Catalogue.Count, Settings.Catalogue.Select(s => s.Name).Distinct().Count());
        Assert.All(Settings.Catalogue, s => Assert.NotEmpty(s.Meaning));
        var readme = File.ReadAllText(Path.Combine(Given.Root, "functions", "README.md"));
        Assert.All(Settings.Catalogue, s => Assert.Contains($"`{s.Name}`", readme, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Sources =>
        Guards.Sources.All.Where(p => p.StartsWith("functions/", StringComparison.Ordinal));

    private static IConfiguration Configuration(Dictionary<string, string?> values) =>
        new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private static RequestFailedException Failure(int status, string code) => new(status, code, code, null);

    private static string Joined(IReadOnlyList<string> chunks)
    {
        var entity = chunks
            .Select((chunk, i) => (Name: EntityBody.PropertyAt(i), chunk))
            .ToDictionary(p => p.Name, p => p.chunk);
        return EntityBody.Join(name => entity.GetValueOrDefault(name));
    }
}
