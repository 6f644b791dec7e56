using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Access;

public sealed class PermissionsTests
{
    private static readonly Place Place = SmallDuties.PlaceOf(ReportOf("c1"));

    /// <summary>The unit itself, another commune, the collector, the level above the collector.</summary>
    private static readonly string[] Places = ["c1", "c2", Town, Department];

    // Letters: see Status, see Content, see Sensitive figures, Report, reView, Decide above the reviewer, see Ledger, coNfigure, manage Units, manage Accounts.
    [Theory]
    [InlineData(Role.Officer, "SCXR------", "----------", "----------", "----------")]
    [InlineData(Role.Reviewer, "SCXR--L---", "----------", "SCX-VDL---", "SCX--DL---")]
    [InlineData(Role.Watcher, "SC----L---", "----------", "SC----L---", "SC----L---")]
    [InlineData(Role.Reader, "SCX-------", "----------", "SCX--D----", "SCX--D----")]
    [InlineData(Role.Observer, "SC--------", "----------", "SC--------", "SC--------")]
    [InlineData(Role.Administrator, "S-----LNUA", "S-----LNUA", "S-----LNUA", "S-----LNUA")]
    public void A_role_may_do_this_at_its_own_unit_elsewhere_at_the_collector_and_above(
        Role role,
        params string[] expected
    ) =>
        Assert.Equal(expected, Places.Select(unit => Letters(act => Permissions.May(Holding(role, unit), act, Place))));

    [Theory]
    [InlineData(Role.Officer, "----------")]
    [InlineData(Role.Reviewer, "----------")]
    [InlineData(Role.Watcher, "----------")]
    [InlineData(Role.Reader, "----------")]
    [InlineData(Role.Observer, "----------")]
    [InlineData(Role.Administrator, "S-----LNUA")]
    public void Without_a_place_only_the_administrator_may_do_anything(Role role, string expected) =>
        Assert.Equal(expected, Letters(act => Permissions.May(Holding(role, Town), act)));

    [Fact]
    public void Several_grants_add_up()
    {
        var both = new Actor("x", "X", [new(Role.Officer, "c1"), new(Role.Reviewer, Town)]);
        Assert.Equal("SCXRVDL---", Letters(act => Permissions.May(both, act, Place)));
    }

    [Fact]
    public void Who_holds_nothing_may_do_nothing() =>
        Assert.Equal(
            "----------",
            Letters(act => Permissions.May(Actor.System, act, Place) || Permissions.May(Actor.System, act))
        );

    [Fact]
    public void The_office_through_which_it_is_sent_holds_its_role_at_the_collector()
    {
        var place = new Duties(HuongTra, Days).PlaceOf(
            new Duties(HuongTra, Days).Find("results-report", "2023", "20005")!
        );
        Assert.True(Permissions.May(Holding(Role.Reviewer, "480"), Right.Review, place));
        Assert.True(Permissions.May(Holding(Role.Reader, "46-sldtbxh"), Right.SeeContent, place));
        Assert.False(Permissions.May(Holding(Role.Reviewer, "46-sldtbxh"), Right.Review, place));
    }

    private static string Letters(Func<Right, bool> may) =>
        string.Concat(Enum.GetValues<Right>().Zip("SCXRVDLNUA", (act, letter) => may(act) ? letter : '-'));
}
