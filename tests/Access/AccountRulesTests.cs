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

    [Theory]
    [InlineData("một câu ng", "password-weak")]
    [InlineData("con bò ăn cỏ", null)]
    [InlineData("correct horse battery staple", null)]
    [InlineData("8fK2-qP9z-mW4x", null)]
    [InlineData("            ", "password-common")]
    [InlineData("123456789012", "password-common")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-common")]
    [InlineData("abcabcabcabcabc", "password-common")]
    [InlineData("qwertyuiop123", "password-common")]
    [InlineData("poiuytrewq321", "password-common")]
    [InlineData("MatKhau123456", "password-common")]
    [InlineData("Mật Khẩu 2023 !!!", "password-common")]
    [InlineData("p@ssw0rd2023!", "password-common")]
    [InlineData("iloveyou1314520", "password-common")]
    [InlineData("Hanoi@30041975", "password-common")]
    [InlineData("NguyenVanAn1985", "password-common")]
    [InlineData("planmonitor2026", "password-common")]
    [InlineData("TrinhDien2023", "password-common")]
    [InlineData("Xa.Tu-Ha@2023", "password-common")] // the login itself
    [InlineData("CanBoXa@123456", "password-common")] // the name itself
    public void A_password_is_long_first_and_then_no_common_one(string password, string? code) =>
        Assert.Equal(code, AccountRules.CheckPassword(Person, password)?.Code);

    [Fact]
    public void A_password_without_end_is_refused() =>
        Assert.Equal("password-weak", AccountRules.CheckPassword(Person, new('a', 201))!.Code);

    /// <summary>ASVS 5, 6.2.9: 64 and more are taken.</summary>
    [Fact]
    public void A_long_sentence_is_taken() =>
        Assert.Null(AccountRules.CheckPassword(Person, string.Concat(Enumerable.Repeat("tre già măng mọc ", 10))));

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
            AccountRules.CheckPassword(Person, "e\u0302\u0301e\u0302\u0301e\u0302\u0301e\u0302\u0301")?.Code
        );
}
