namespace PlanMonitor.Tests.Access;

/// <summary>Over which channels a person is written to: what the installation has, the administrator allows, and the person chose.</summary>
public sealed class ChannelRulesTests
{
    private static readonly string[] Both = ["email", "webhook"];
    private static readonly Account Person = new()
    {
        Login = "xa.tu-ha",
        Name = "Tứ Hạ",
        Email = "tu-ha@example.vn",
        Grants = [],
    };
    private static readonly RefusedAddress Refused = new(
        "tu-ha@example.vn",
        "550 5.1.1 No such user",
        DateTimeOffset.UnixEpoch
    );

    public static TheoryData<string, Account, ChannelPolicy, string[], string[]> Cases =>
        new()
        {
            { "never chose: e-mail", Person, new(), Both, ["email"] },
            { "never chose, no address", Person with { Email = null }, new(), Both, [] },
            {
                "never chose, the administrator gives the gateway too",
                Person,
                new() { Usual = Both },
                Both,
                Both
            },
            { "chose the gateway", Person with { Channels = ["webhook"] }, new(), Both, ["webhook"] },
            { "chose both", Person with { Channels = Both }, new(), Both, Both },
            {
                "chose none: the inbox alone",
                Person with
                {
                    Channels = [],
                },
                new() { Usual = Both },
                Both,
                []
            },
            {
                "chose what is closed now",
                Person with
                {
                    Channels = Both,
                },
                new() { Closed = ["webhook"] },
                Both,
                ["email"]
            },
            { "chose what is not there any more", Person with { Channels = Both }, new(), ["email"], ["email"] },
            { "the address was refused", Person with { EmailRefused = Refused }, new(), Both, [] },
            {
                "another address was refused",
                Person with
                {
                    EmailRefused = Refused with { Address = "old@example.vn" },
                },
                new(),
                Both,
                ["email"]
            },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_person_is_written_to_over(
        string what,
        Account person,
        ChannelPolicy policy,
        string[] offered,
        string[] expected
    ) => Assert.True(expected.SequenceEqual(ChannelRules.For(person, policy, [.. offered.Select(ChannelOf)])), what);

    [Theory]
    [InlineData("vi", "vi")]
    [InlineData("en", "en")]
    [InlineData(null, "vi")]
    public void The_language_is_Vietnamese_unless_chosen_otherwise(string? chosen, string expected) =>
        Assert.Equal(expected, ChannelRules.LanguageOf(Person with { Language = chosen }));

    [Fact]
    public void Only_what_is_open_can_be_chosen_once_and_in_a_language_we_write()
    {
        Assert.Null(ChannelRules.CheckChoice(["email"], "en", new() { Closed = ["webhook"] }, Both));
        Assert.Null(ChannelRules.CheckChoice([], "vi", new(), Both));
        Assert.Equal(
            "channel-closed",
            ChannelRules.CheckChoice(["webhook"], "vi", new() { Closed = ["webhook"] }, Both)!.Code
        );
        Assert.Equal("channel-closed", ChannelRules.CheckChoice(["inbox"], "vi", new(), Both)!.Code);
        Assert.Equal("channel-choice-invalid", ChannelRules.CheckChoice(["email", "email"], "vi", new(), Both)!.Code);
        Assert.Equal("channel-choice-invalid", ChannelRules.CheckChoice(["email"], "fr", new(), Both)!.Code);
    }

    [Fact]
    public void What_nobody_may_choose_nobody_has()
    {
        Assert.Null(ChannelRules.Check(new() { Closed = ["webhook"] }, Both));
        Assert.Equal("channel-closed", ChannelRules.Check(new() { Closed = ["email"] }, Both)!.Code);
        Assert.Equal("channel-closed", ChannelRules.Check(new() { Closed = ["fax"] }, Both)!.Code);
    }

    private static Channel ChannelOf(string id) =>
        id == Channel.Email.Id ? Channel.Email : new(id, Text.Same(id), null);
}
