using Azure;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using PlanMonitor.Functions;

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
        Assert.Throws<StorageFullException>(() => EntityBody.Split("p", "k", new string('x', EntityBody.MaxEntity / 2)));
    }

    [Fact]
    public void Any_body_comes_back_as_it_was() =>
        Prop.ForAll<string>(body => body is null || Joined(EntityBody.Split("p", "k", body)) == body).QuickCheckThrowOnFailure();

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
        Assert.Null(EntityTag.Parse(System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(raw))));

    [Fact]
    public void Any_text_may_be_asked_for_as_an_etag() =>
        Prop.ForAll<string>(text => _ = text is null ? null : EntityTag.Parse(text)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(412, "UpdateConditionNotSatisfied", true)]
    [InlineData(409, "EntityAlreadyExists", true)]
    [InlineData(404, "ResourceNotFound", true)]
    [InlineData(404, "TableNotFound", false)]
    [InlineData(409, "TableBeingDeleted", false)]
    [InlineData(400, "InvalidInput", false)]
    [InlineData(503, "ServerBusy", false)]
    public void A_conflict_is_a_row_that_is_not_as_expected(int status, string code, bool conflict) => Assert.Equal(conflict, StorageErrors.IsConflict(Failure(status, code)));

    [Theory]
    [InlineData(0, "")]
    [InlineData(408, "")]
    [InlineData(409, "TableBeingDeleted")]
    [InlineData(429, "TooManyRequests")]
    [InlineData(500, "InternalError")]
    [InlineData(500, "OperationTimedOut")]
    [InlineData(503, "ServerBusy")]
    public void What_passes_is_told_as_busy(int status, string code) => Assert.IsType<StorageBusyException>(StorageErrors.Translate(Failure(status, code)));

    [Theory]
    [InlineData(413, "RequestBodyTooLarge")]
    [InlineData(400, "EntityTooLarge")]
    [InlineData(400, "PropertyValueTooLarge")]
    [InlineData(400, "TooManyProperties")]
    public void What_is_too_large_is_told_as_full(int status, string code) => Assert.IsType<StorageFullException>(StorageErrors.Translate(Failure(status, code)));

    [Fact]
    public void Retries_that_all_failed_are_told_as_busy_and_the_unknown_stays_as_it_is()
    {
        Assert.IsType<StorageBusyException>(StorageErrors.Translate(new AggregateException(Failure(0, ""), new IOException())));
        Assert.Null(StorageErrors.Translate(new AggregateException(new InvalidOperationException())));
        Assert.Null(StorageErrors.Translate(Failure(403, "AuthorizationPermissionMismatch")));
        Assert.Null(StorageErrors.Translate(Failure(404, "BlobNotFound")));
        Assert.Null(StorageErrors.Translate(new OperationCanceledException()));
    }

    [Fact]
    public void A_setting_that_is_missing_is_named()
    {
        var complete = new Dictionary<string, string?> { ["PlanMonitor:TableEndpoint"] = "https://a.table.core.windows.net", ["PlanMonitor:BlobEndpoint"] = "https://127.0.0.1:10000/devstoreaccount1" };
        var settings = Settings.Read(Configuration(complete));
        Assert.Equal("aad", settings.IdentityProvider);
        Assert.Null(settings.FirstAdministrator);
        foreach (var (name, wrong) in new[] { ("PlanMonitor:TableEndpoint", (string?)null), ("PlanMonitor:BlobEndpoint", "http://a.blob.core.windows.net"), ("PlanMonitor:BlobEndpoint", "http://127.0.0.1:10000/devstoreaccount1"), ("PlanMonitor:BlobEndpoint", "blob"), ("PlanMonitor:KeepEndedDays", "0"), ("PlanMonitor:KeepEndedDays", "soon") })
        {
            var refusal = Assert.Throws<InvalidOperationException>(() => Settings.Read(Configuration(new(complete) { [name] = wrong })));
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

    private static IConfiguration Configuration(Dictionary<string, string?> values) => new ConfigurationBuilder().AddInMemoryCollection(values).Build();

    private static RequestFailedException Failure(int status, string code) => new(status, code, code, null);

    private static string Joined(IReadOnlyList<string> chunks)
    {
        var entity = chunks.Select((chunk, i) => (Name: EntityBody.PropertyAt(i), chunk)).ToDictionary(p => p.Name, p => p.chunk);
        return EntityBody.Join(name => entity.GetValueOrDefault(name));
    }
}
