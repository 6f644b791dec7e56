using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PlanMonitor.Core;
using PlanMonitor.Core.Cycles;
using PlanMonitor.Core.Units;
using PlanMonitor.Local.Host;

namespace PlanMonitor.Local.Simulation;

/// <summary>
/// Plans of a district's neighbours, made after the district's own for a simulation: its codes and names give way to theirs. No document of theirs is known, so
/// nothing is added, number, date and signer stay empty, and the title says after whose pattern it was made. Quoted words stay the pattern's.
/// </summary>
public static class Siblings
{
    /// <summary>What quotes the pattern's document, by property.</summary>
    private static readonly string[] Quotes = ["words", "basis", "objectives", "recipients", "$schema"];

    /// <summary>The plans of the districts of the list other than the pattern's.</summary>
    /// <exception cref="StartException">The list cannot be read.</exception>
    public static IReadOnlyList<Cycle> Of(Cycle pattern, string listPath)
    {
        try
        {
            var list = JsonSerializer.Deserialize<ProvinceUnits>(File.ReadAllText(listPath), Json.Stored)!;
            return [.. list.Districts.Where(d => d.Code != pattern.Plan.Issuer).Select(d => Of(pattern, d, list))];
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentNullException)
        {
            throw new StartException($"The list of units {listPath} cannot be read: {e.Message}");
        }
    }

    private static Cycle Of(Cycle pattern, District district, ProvinceUnits list)
    {
        var own = pattern.Units.First(u => u.Code == pattern.Plan.Issuer);
        var named = Renamed(pattern, own, district);
        var communes = district
            .Units.Select(u => UnitOf(u.Code, u.Name, UnitKind.Commune, district.Code, list))
            .ToList();
        var old = pattern.Units.Where(u => u.Kind == UnitKind.Commune).ToDictionary(u => u.Code);
        var others = named.Units.Where(u => !old.ContainsKey(u.Code)).Select(u => WithName(u, district, list));
        var groups = GroupsOf(named, old, communes);
        return named with
        {
            Id = $"{district.Type}-{district.Code}-{pattern.Year}",
            Title = TitleOf(named, own),
            Plan = PlanOf(named.Plan, old, communes),
            Units = [.. others, .. communes],
            Groups = [.. groups],
        };
    }

    private static Cycle Renamed(Cycle pattern, Unit own, District district)
    {
        var words = WordsOf(own, district);
        var replaced = words.ToDictionary(w => w.From, w => w.To);
        var either = string.Join('|', words.Select(w => $@"\b{Regex.Escape(w.From)}\b"));
        var expression = new Regex(either, RegexOptions.CultureInvariant);
        string Renamed(string text)
        {
            if (text == own.Code || text.StartsWith(own.Code + "-", StringComparison.Ordinal))
                return district.Code + text[own.Code.Length..];
            return expression.Replace(text, m => replaced[m.Value]);
        }
        var node = JsonSerializer.SerializeToNode(pattern, Json.Stored)!;
        return Walk(node, Renamed).Deserialize<Cycle>(Json.Stored)!;
    }

    /// <summary>The longer first: what was replaced is not replaced again.</summary>
    private static (string From, string To)[] WordsOf(Unit own, District district)
    {
        var (kind, name) = Split(own.Name.Vi);
        var (otherKind, otherName) = Split(district.Name);
        var (lower, otherLower) = (kind.ToLowerInvariant(), otherKind.ToLowerInvariant());
        var whole = $"{kind} {name}";
        (string, string)[] wholes =
        [
            (whole.ToUpperInvariant(), district.Name.ToUpperInvariant()),
            (whole, district.Name),
            ($"{lower} {name}", $"{otherLower} {otherName}"),
            (own.Name.En, English(district.Name)),
        ];
        return [.. wholes, (name, otherName), (lower, otherLower), (English(kind), English(otherKind))];
    }

    private static Text TitleOf(Cycle named, Unit own)
    {
        var (kind, name) = Split(own.Name.Vi);
        return new(
            $"{named.Title.Vi} (theo mẫu kế hoạch {kind.ToLowerInvariant()} {name})",
            $"{named.Title.En} (after the pattern of {own.Name.En})"
        );
    }

    /// <summary>What the pattern's communes owe the communes here owe.</summary>
    private static PlanDocument PlanOf(PlanDocument named, Dictionary<string, Unit> old, List<Unit> communes)
    {
        var bodies = named.Bodies.Where(b => !old.ContainsKey(b.Unit)).ToList();
        if (named.Bodies.FirstOrDefault(b => old.ContainsKey(b.Unit)) is { } duty)
            bodies.AddRange(communes.Select(c => duty with { Unit = c.Code }));
        return named with { Number = null, Date = null, Signer = null, Bodies = bodies };
    }

    private static Unit WithName(Unit unit, District district, ProvinceUnits list) =>
        unit.Code == district.Code ? UnitOf(unit.Code, district.Name, unit.Kind, unit.Parent, list) : unit;

    private static IEnumerable<UnitGroup> GroupsOf(Cycle named, Dictionary<string, Unit> old, List<Unit> communes)
    {
        foreach (var group in named.Groups)
        {
            var units =
                group.Units.Count > 0 && group.Units.All(old.ContainsKey)
                    ? Like([.. group.Units.Select(u => old[u])], communes)
                    : group.Units;
            if (units.Count > 0)
                yield return group with
                {
                    Units = units,
                };
        }
    }

    /// <summary>A group of wards becomes the wards here; a group of all communes, all.</summary>
    private static IReadOnlyList<string> Like(IReadOnlyList<Unit> group, IReadOnlyList<Unit> communes)
    {
        var kinds = group.Select(u => Split(u.Name.Vi).Kind).Distinct().ToList();
        return [.. communes.Where(c => kinds.Count > 1 || Split(c.Name.Vi).Kind == kinds[0]).Select(c => c.Code)];
    }

    private static JsonNode Walk(JsonNode node, Func<string, string> renamed)
    {
        switch (node)
        {
            case JsonObject o:
                var said = o.Where(p => p.Value is not null && !Quotes.Contains(p.Key) && !IsHeading(o, p.Key));
                foreach (var (name, value) in said.ToList())
                    o[name] = Walk(value!.DeepClone(), renamed);
                return o;
            case JsonArray a:
                for (var i = 0; i < a.Count; i++)
                    a[i] = a[i] is { } item ? Walk(item.DeepClone(), renamed) : null;
                return a;
            default:
                return node.GetValueKind() == JsonValueKind.String
                    ? JsonValue.Create(renamed(node.GetValue<string>()))
                    : node;
        }
    }

    /// <summary>The heading of a task is quoted; a title in two languages is not.</summary>
    private static bool IsHeading(JsonObject o, string property) => property == "title" && o[property] is JsonValue;

    private static Unit UnitOf(string code, string name, UnitKind kind, string? parent, ProvinceUnits list) =>
        new()
        {
            Code = code,
            Name = new(name, English(name)),
            Kind = kind,
            Parent = parent,
            ValidFrom = list.ValidFrom,
            ValidTo = list.ValidTo,
        };

    /// <summary>"Thị xã Hương Trà" is a thị xã of the name Hương Trà.</summary>
    private static (string Kind, string Name) Split(string name)
    {
        var kind = Kinds.First(k => name.StartsWith(k.Vi + " ", StringComparison.Ordinal));
        return (kind.Vi, name[(kind.Vi.Length + 1)..]);
    }

    private static string English(string name) =>
        Kinds.FirstOrDefault(k => k.Vi == name)?.En
        ?? $"{Split(name).Name} {Kinds.First(k => name.StartsWith(k.Vi + " ", StringComparison.Ordinal)).En}";

    private static readonly Text[] Kinds =
    [
        new("Thành phố", "city"),
        new("Thị xã", "town"),
        new("Huyện", "district"),
        new("Phường", "ward"),
        new("Thị trấn", "township"),
        new("Xã", "commune"),
    ];

    private sealed record ProvinceUnits(DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<District> Districts);

    private sealed record District(string Code, string Name, string Type, IReadOnlyList<Place> Units);

    private sealed record Place(string Code, string Name);
}
