using static PlanMonitor.Tests.Given;

namespace PlanMonitor.Tests.Access;

public sealed class AccountRulesTests
{
    private static readonly Account Person = new()
    {
        Login = "xa.tu-ha",
        Name = "Cán bộ xã",
        Grants = [new(Role.Officer, "c1")],
    };
    private static readonly UnitDirectory Units = new(Small.Units);
    private static readonly DateTimeOffset Now = At("20/02/2023 08:00:00");

    [Fact]
    public void Nine_failures_do_not_lock_and_the_tenth_does_for_fifteen_minutes()
    {
        var nine = Fail(Person, 9);
        Assert.False(AccountRules.IsLocked(nine, Now));
        var ten = AccountRules.Failed(nine, Now);
        Assert.True(AccountRules.IsLocked(ten, Now));
        Assert.True(AccountRules.IsLocked(ten, Now + TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1)));
        Assert.False(AccountRules.IsLocked(ten, Now + TimeSpan.FromMinutes(15)));
    }

    [Fact]
    public void Signing_in_starts_the_count_again()
    {
        var again = AccountRules.SignedIn(Fail(Person, 9));
        Assert.False(AccountRules.IsLocked(Fail(again, 9), Now));
        Assert.True(AccountRules.IsLocked(Fail(again, 10), Now));
    }

    [Fact]
    public void After_a_lock_ten_more_failures_lock_again()
    {
        var later = Now + TimeSpan.FromMinutes(15);
        var nine = Enumerable.Range(0, 9).Aggregate(Fail(Person, 10), (a, _) => AccountRules.Failed(a, later));
        Assert.False(AccountRules.IsLocked(nine, later));
        Assert.True(AccountRules.IsLocked(AccountRules.Failed(nine, later), later));
    }

    [Theory]
    [InlineData("123456789", false)]
    [InlineData("1234567890", true)]
    [InlineData("Xa.Tu-Ha-01", false)] // the login itself
    [InlineData("mật khẩu dài", true)]
    public void A_password_has_ten_characters_and_is_not_the_login(string password, bool accepted) =>
        Assert.Equal(accepted, AccountRules.CheckPassword("xa.tu-ha-01", password) is null);

    [Fact]
    public void A_password_without_end_is_refused() =>
        Assert.Equal("password-weak", AccountRules.CheckPassword("x", new('a', 201))!.Code);

    [Theory]
    [InlineData("ab", null)]
    [InlineData("a.b-9", null)]
    [InlineData("a", "account-invalid")]
    [InlineData("Abc", "account-invalid")]
    [InlineData(".ab", "account-invalid")]
    [InlineData("a b", "account-invalid")]
    [InlineData("a/b", "account-invalid")]
    [InlineData("đức", "account-invalid")]
    [InlineData("ab\n", "account-invalid")]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a123456789", null)]
    [InlineData("a123456789a123456789a123456789a123456789a123456789a1234567890", "account-invalid")]
    public void A_login_has_lower_case_letters_digits_dots_and_hyphens(string login, string? problem) =>
        Assert.Equal(problem, AccountRules.Check(Person with { Login = login }, Units)?.Code);

    [Fact]
    public void Name_address_and_units_are_checked()
    {
        Assert.Null(AccountRules.Check(Person with { Email = "xa@huongtra.gov.vn" }, Units));
        Assert.Equal("account-invalid", AccountRules.Check(Person with { Name = " " }, Units)!.Code);
        Assert.Equal("account-invalid", AccountRules.Check(Person with { Name = new('a', 201) }, Units)!.Code);
        Assert.Equal("account-invalid", AccountRules.Check(Person with { Email = "xa@huongtra@vn" }, Units)!.Code);
        Assert.Equal("account-invalid", AccountRules.Check(Person with { Email = "xa\r\nBcc: x@y" }, Units)!.Code);
        Assert.Equal(
            "unit-unknown",
            AccountRules.Check(Person with { Grants = [new(Role.Officer, "c9")] }, Units)!.Code
        );
        Assert.Null(AccountRules.Check(Person with { Grants = [new(Role.Administrator, "")] }, Units));
    }

    private static Account Fail(Account account, int times) =>
        Enumerable.Range(0, times).Aggregate(account, (a, _) => AccountRules.Failed(a, Now));

    /// <summary>What mail cannot use is refused while it is typed, by the rule of the channel that would send to it.</summary>
    [Theory]
    [InlineData("xa@thuathienhue,gov.vn")]
    [InlineData("cán.bộ@hue.gov.vn")]
    [InlineData("a\u200B@hue.gov.vn")]
    [InlineData("a@b.vn,")]
    [InlineData("mailto:a@x.vn")]
    [InlineData("a@x..vn")]
    [InlineData("a..b@x.vn")]
    [InlineData(".a@x.vn")]
    [InlineData("a.@x.vn")]
    public void An_address_that_mail_cannot_use_is_refused(string email) =>
        Assert.Equal("account-invalid", AccountRules.Check(Person with { Email = email }, Units)?.Code);

    [Theory]
    [InlineData("xa-20017@huong-tra.gov.vn")]
    [InlineData("van.thu+bc@thuathienhue.gov.vn")]
    [InlineData("xa@hươngtrà.vn")]
    [InlineData("o'hara@x.vn")]
    public void A_good_address_is_taken(string email) =>
        Assert.Null(AccountRules.Check(Person with { Email = email }, Units));

    [Fact]
    public void A_password_counts_its_composed_letters() =>
        Assert.Equal(
            "password-weak",
            AccountRules.CheckPassword("a", "e\u0302\u0301e\u0302\u0301e\u0302\u0301e\u0302\u0301")?.Code
        );
}
