using PlanMonitor.Api.Calls;
using PlanMonitor.Core;
using PlanMonitor.Core.Access;
using PlanMonitor.Core.Accounts;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Ports;

namespace PlanMonitor.Local.Host;

/// <summary>The demonstration: Hương Trà's plan of 2023 published, and an account for every part in it.</summary>
public static class DemoData
{
    public const string Password = "TrinhDien2023";
    public const string CycleTemplate = "huong-tra-2023";

    private static readonly (string Login, string Name, Role Role, string Unit, Text Title)[] People =
    [
        (
            "xa-19996",
            "Cán bộ phường Tứ Hạ",
            Role.Officer,
            "19996",
            new("Phường Tứ Hạ: cán bộ báo cáo", "Tứ Hạ ward: reporting officer")
        ),
        (
            "xa-20008",
            "Cán bộ phường Hương Vân",
            Role.Officer,
            "20008",
            new("Phường Hương Vân: cán bộ báo cáo", "Hương Vân ward: reporting officer")
        ),
        (
            "xa-20011",
            "Cán bộ phường Hương Văn",
            Role.Officer,
            "20011",
            new("Phường Hương Văn: cán bộ báo cáo", "Hương Văn ward: reporting officer")
        ),
        (
            "xa-20017",
            "Cán bộ phường Hương Xuân",
            Role.Officer,
            "20017",
            new("Phường Hương Xuân: cán bộ báo cáo", "Hương Xuân ward: reporting officer")
        ),
        (
            "xa-20020",
            "Cán bộ phường Hương Chữ",
            Role.Officer,
            "20020",
            new("Phường Hương Chữ: cán bộ báo cáo", "Hương Chữ ward: reporting officer")
        ),
        (
            "xa-20005",
            "Cán bộ xã Hương Toàn",
            Role.Officer,
            "20005",
            new("Xã Hương Toàn: cán bộ báo cáo", "Hương Toàn commune: reporting officer")
        ),
        (
            "xa-20026",
            "Cán bộ xã Hương Bình",
            Role.Officer,
            "20026",
            new("Xã Hương Bình: cán bộ báo cáo", "Hương Bình commune: reporting officer")
        ),
        (
            "xa-20035",
            "Cán bộ xã Bình Tiến",
            Role.Officer,
            "20035",
            new("Xã Bình Tiến: cán bộ báo cáo", "Bình Tiến commune: reporting officer")
        ),
        (
            "xa-20041",
            "Cán bộ xã Bình Thành",
            Role.Officer,
            "20041",
            new("Xã Bình Thành: cán bộ báo cáo", "Bình Thành commune: reporting officer")
        ),
        (
            "congan",
            "Cán bộ Công an thị xã",
            Role.Officer,
            "480-congan",
            new("Công an thị xã: cán bộ báo cáo", "Town police: reporting officer")
        ),
        (
            "tuphap",
            "Cán bộ Phòng Tư pháp",
            Role.Officer,
            "480-tuphap",
            new("Phòng Tư pháp: cán bộ báo cáo", "Justice office: reporting officer")
        ),
        (
            "yte",
            "Cán bộ Trung tâm Y tế",
            Role.Officer,
            "480-yte",
            new("Trung tâm Y tế: cán bộ báo cáo", "Health centre: reporting officer")
        ),
        (
            "tckh",
            "Cán bộ Phòng Tài chính - Kế hoạch",
            Role.Officer,
            "480-tckh",
            new("Phòng Tài chính - Kế hoạch: cán bộ báo cáo", "Finance and planning office: reporting officer")
        ),
        (
            "gddt",
            "Cán bộ Phòng Giáo dục và Đào tạo",
            Role.Officer,
            "480-gddt",
            new("Phòng Giáo dục và Đào tạo: cán bộ báo cáo", "Education office: reporting officer")
        ),
        (
            "lhpn",
            "Cán bộ Hội Liên hiệp Phụ nữ",
            Role.Officer,
            "480-lhpn",
            new("Hội Liên hiệp Phụ nữ: được mời báo cáo", "Women's Union: invited to report")
        ),
        (
            "ldtbxh",
            "Chuyên viên Phòng LĐTBXH",
            Role.Reviewer,
            "480",
            new("Phòng LĐTBXH: tiếp nhận, đôn đốc, tổng hợp", "Labour office: reviews, chases, consolidates")
        ),
        (
            "ldtbxh-hd",
            "Cán bộ Phòng LĐTBXH phụ trách hoạt động của Phòng",
            Role.Officer,
            "480-ldtbxh",
            new("Phòng LĐTBXH: báo cáo hoạt động của Phòng", "Labour office: reports what it does itself")
        ),
        (
            "vanphong",
            "Chuyên viên Văn phòng HĐND&UBND",
            Role.Watcher,
            "480",
            new("Văn phòng HĐND&UBND: theo dõi", "Office of the councils: watches")
        ),
        ("chutich", "Chủ tịch UBND thị xã", Role.Reader, "480", new("Chủ tịch UBND thị xã: xem", "Chairman: reads")),
        (
            "mattran",
            "Ủy ban MTTQ Việt Nam thị xã",
            Role.Observer,
            "480",
            new("Mặt trận Tổ quốc: giám sát, chỉ xem", "Fatherland Front: observes, read-only")
        ),
        (
            "sldtbxh",
            "Chuyên viên Sở LĐTBXH tỉnh",
            Role.Reviewer,
            "46-sldtbxh",
            new("Sở LĐTBXH tỉnh: nhận báo cáo", "Provincial labour department: receives")
        ),
        (
            "admin",
            "Quản trị",
            Role.Administrator,
            "",
            new("Quản trị: cấu hình kỳ kế hoạch, đơn vị, tài khoản", "Administrator: cycles, units, accounts")
        ),
    ];

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [.. People.Select(p => new DemoAccount(p.Login, Password, p.Title))];

    /// <summary>The administrator who sets the demonstration up.</summary>
    public static Actor Administrator { get; } = new("admin", "Quản trị", [new(Role.Administrator, "")]);

    /// <summary>The plan and its units, then the accounts, each only where it is not there yet; an account that was changed stays changed. No mail reaches anybody at ".example" (RFC 2606).</summary>
    public static async Task Load(
        CycleService cycles,
        AccountService accounts,
        Func<Account, string, string> hash,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        if ((await cycles.All(cancel)).All(c => c.Value.Id != CycleTemplate))
            await Publish(cycles, CycleTemplate, now, cancel);
        // One for all: everybody knows it, and a third of a second each is long.
        string? made = null;
        foreach (var account in DemoAccountsWith(null))
        {
            var email = $"{account.Login}@huong-tra.example";
            if (await accounts.Find(account.Login, cancel) is not { } there)
                await accounts.Insert(
                    account with
                    {
                        Email = email,
                        PasswordHash = made ??= hash(account, Password),
                    },
                    cancel
                );
            else if (
                there.Value is { Demo: true, Deactivated: true }
                && there.Value.Changes is [.., { What: ClosedNote }]
            )
                await accounts.Save(there.Value with { Deactivated = false, Changes = [] }, there.ETag, cancel);
        }
    }

    /// <summary>Started without the demonstration: its accounts sign nobody in.</summary>
    public static async Task Close(AccountService accounts, DateTimeOffset now, CancellationToken cancel)
    {
        foreach (var account in (await accounts.All(cancel)).Where(a => a.Value is { Demo: true, Deactivated: false }))
            await accounts.Save(
                account.Value with
                {
                    Deactivated = true,
                    Changes = [new(now, "system", ClosedNote, "--no-demo")],
                },
                account.ETag,
                cancel
            );
    }

    public static async Task<Stored<CycleRecord>> Publish(
        CycleService cycles,
        string template,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        var created = await cycles.Create(template, null, null, new(Administrator, now, cancel));
        return await cycles.Publish(created.Value.Id, created.ETag, new(Administrator, now, cancel));
    }

    public static IEnumerable<Account> DemoAccountsWith(string? passwordHash) =>
        People.Select(p => new Account
        {
            Login = p.Login,
            Name = p.Name,
            Grants = [new(p.Role, p.Unit)],
            PasswordHash = passwordHash,
            Demo = true,
        });

    private const string ClosedNote = "demonstration closed";
}
