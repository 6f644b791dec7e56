namespace PlanMonitor.Core.Accounts;

/// <summary>
/// What everybody tries first. A password is common when, after taking out the words below, the person's own login and name, years, days, rows of keys, repeats and signs, fewer than
/// <see cref="LeastOwn"/> letters or digits are left: "MatKhau@2023", "hanoi123456", "aaaaaaaaaaaa", "xa-20041-xa-20041", twelve blanks. A list of whole passwords of twelve and more
/// signs would miss most of what people build of these pieces (ASVS 5, 6.2.4 and 6.2.11; docs/operate.md names the words of this product).
/// </summary>
public static class CommonPasswords
{
    private const int LeastOwn = 4;

    /// <summary>Folded: small letters without marks. Longer ones come first, so that "matkhau" is not read as "mat" and a rest.</summary>
    private static readonly string[] Words =
    [
        .. """
            planmonitor monitor baocao kehoach tonghop huongtra thuathienhue hue trinhdien demo demonstration
            ubnd hdnd mttq ldtbxh sldtbxh phong phuong thixa thanhpho huyen tinh congan tuphap yte taichinh giaoduc
            vanphong chutich phochutich mattran phunu hoiphunu canbo congchuc chuyenvien lanhdao giamdoc truongphong
            nhanvien coquan donvi nhanuoc nhanuocvn vietnam vietnamese quocgia tochuc hethong phanmem quanly quantri
            quantrivien taikhoan dangnhap dangky matkhau matkhaumoi matkhaucu matma mk pass passw passwd password
            passphrase passcode login logon signin account user username admin administrator adm root toor guest
            test testing tester temp temporary default changeme changethis letmein welcome hello xinchao chaoban
            master secret private secure security access server computer system internet network windows microsoft
            google facebook zalo zaloo youtube tiktok apple iphone samsung android chrome office excel word outlook
            qwerty qwertyuiop qwert qwer asdf asdfg asdfgh asdfghjkl zxcv zxcvb zxcvbn zxcvbnm qaz qazwsx wsx edc rfv
            qweasd qweasdzxc poiuytrewq lkjhgfdsa mnbvcxz abc abcd abcde abcdef abcdefg abcdefgh abcxyz xyz azerty
            iloveyou ilove loveyou love lover forever iloveu anhyeuem emyeuanh yeuem yeuanh yeunhau conyeume yeume
            boyeucon meyeucon bome giadinh hanhphuc tinhyeu nguoiyeu tinhban banthan mainho nhoem nhoanh voyeu
            chongyeu conyeu concung cucung bebi beyeu bongbe khongbiet khongco khongnho quenroi quenmatkhau
            dichoi vuive vuilen chucmung chucmungnammoi nammoi tetvui tet noel giangsinh sinhnhat phatloc phattai
            locphat hotboi taiphat maymanh thanhcong kienhuong comeback happy lucky success money dollar
            bacho hochiminh bachoho namdinh hanoi saigon tphcm danang haiphong cantho nhatrang dalat vungtau
            quangninh quangnam quangtri quangbinh quangngai nghean hatinh thanhhoa ninhbinh thaibinh hanam hungyen
            haiduong bacninh bacgiang langson caobang hagiang laocai yenbai sonla dienbien laichau hoabinh phutho
            vinhphuc thainguyen tuyenquang backan phuyen khanhhoa ninhthuan binhthuan binhdinh gialai kontum daklak
            daknong lamdong dongnai binhduong binhphuoc tayninh longan tiengiang bentre travinh vinhlong dongthap
            angiang kiengiang haugiang soctrang baclieu camau tuha huongvan huongxuan huongchu huongtoan huongbinh
            binhtien binhthanh aluoi phuloc phuvang quangdien phongdien namdong
            nguyen tran pham hoang huynh phan truong dang bui duong ngo dinh doan trinh mai lam
            nguyenvan tranvan levan phamvan nguyenthi tranthi lethi phamthi vana thib nguyenvana tranthib
            anh tuan hung dung minh nam long hai son quang hieu duc khanh thang trung kien cuong phuc bao khoa
            hoa lan mai huong linh trang thao nhung hanh hien thu thuy thuong ngoc nga yen van vy my ha
            mot hai ba bon nam sau bay tam chin muoi onetwothree one two three four five six seven eight nine zero
            monday sunday january december summer winter spring autumn thang ngay nam tuan thuhai chunhat
            dragon monkey tiger lion eagle shadow sunshine princess football baseball soccer bongda superman batman
            starwars pokemon naruto doraemon conmeo concho meomeo gaugau hoahong hoasen hoadao sen
            520 1314 1314520 9999 6868 8686 hoian coconut coffee caphe trasua phobo banhmi trada bia
            """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Distinct().OrderByDescending(
            w => w.Length
        ).ThenBy(w => w, StringComparer.Ordinal),
    ];

    /// <summary>Rows of keys and of the alphabet, forwards; backwards they are read too.</summary>
    private static readonly string[] Rows =
    [
        "01234567890",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    ];

    /// <param name="own">What belongs to the person: login, name.</param>
    public static bool IsCommon(string password, IEnumerable<string> own)
    {
        // Blanks and signs are nothing of one's own: "mat khau 2023 !!!"; a sign in place of a letter is that letter.
        var plain = string.Concat(VietnameseText.Fold(password).Where(c => char.IsLetterOrDigit(Letter(c))));
        var words = own.SelectMany(Pieces).OrderByDescending(w => w.Length).Concat(Words).ToList();
        return LeftOf(plain, words) < LeastOwn;
    }

    /// <summary>How many signs no piece explains.</summary>
    private static int LeftOf(string plain, IReadOnlyList<string> words)
    {
        var unmasked = string.Concat(plain.Select(Letter));
        var left = 0;
        for (var at = 0; at < plain.Length; )
        {
            var word = Math.Max(WordAt(plain, at, words), WordAt(unmasked, at, words));
            var row = Math.Max(RowAt(plain, at), RepeatAt(plain, at));
            var length = Math.Max(DateAt(plain, at), Math.Max(word, row));
            if (length == 0)
                left++;
            at += Math.Max(length, 1);
        }
        return left;
    }

    private static int WordAt(string text, int at, IReadOnlyList<string> words) =>
        words.FirstOrDefault(w => text.AsSpan(at).StartsWith(w, StringComparison.Ordinal))?.Length ?? 0;

    /// <summary>Three and more neighbours of a row: "345", "fdsa".</summary>
    private static int RowAt(string text, int at)
    {
        var longest = 0;
        foreach (var row in Rows.SelectMany(r => new[] { r, new string([.. r.Reverse()]) }))
        {
            var start = row.IndexOf(text[at], StringComparison.Ordinal);
            if (start < 0)
                continue;
            var length = 0;
            while (at + length < text.Length && start + length < row.Length && text[at + length] == row[start + length])
                length++;
            longest = Math.Max(longest, length);
        }
        return longest >= 3 ? longest : 0;
    }

    /// <summary>The same sign three times and more, or the same two to four signs again: "aaa", "1212", "abcabc".</summary>
    private static int RepeatAt(string text, int at)
    {
        for (var period = 1; period <= 4; period++)
        {
            var end = at + period;
            while (end < text.Length && text[end] == text[end - period])
                end++;
            if (end - at >= Math.Max(3, period * 2))
                return end - at;
        }
        return 0;
    }

    /// <summary>A year of ours (19.., 20..) or a day written in six or eight digits.</summary>
    private static int DateAt(string text, int at)
    {
        var digits = text.AsSpan(at).IndexOfAnyExceptInRange('0', '9');
        var run = text[at..(digits < 0 ? text.Length : at + digits)];
        if (run.Length >= 8 && IsDay(run[..4]) && IsYear(run[4..8]))
            return 8;
        if (run.Length == 6 && IsDay(run[..4]))
            return 6;
        return run.Length >= 4 && IsYear(run[..4]) ? 4 : 0;
    }

    private static bool IsYear(string four) => four[..2] is "19" or "20";

    private static bool IsDay(string dayAndMonth) =>
        string.CompareOrdinal(dayAndMonth[..2], "31") <= 0 && string.CompareOrdinal(dayAndMonth[2..], "12") <= 0;

    /// <summary>"xa-20041" is also "20041"; of a name also its words.</summary>
    private static IEnumerable<string> Pieces(string own)
    {
        var folded = VietnameseText.Fold(own);
        var parts = folded.Split([' ', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Append(folded).Append(string.Concat(parts)).Where(p => p.Length >= 3).Distinct();
    }

    /// <summary>"p@ssw0rd" is "password".</summary>
    private static char Letter(char c) =>
        c switch
        {
            '@' or '4' => 'a',
            '0' => 'o',
            '1' or '!' => 'i',
            '3' => 'e',
            '5' or '$' => 's',
            '7' => 't',
            _ => c,
        };
}
