using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static PlanMonitor.Tests.Guards.Sources;

namespace PlanMonitor.Tests.Guards;

/// <summary>The code is written by one hand: what a reader has to hold in mind at once is small. Read as syntax, without compiling.</summary>
public sealed class HandwritingTests
{
    private const int MostLines = 400;
    private const int MostTokens = 80;
    private const string Exceptions = "tests/Guards/exceptions.txt";

    private static readonly string[] Product =
    [
        "core/",
        "documents/",
        "api/",
        "channels/",
        "functions/",
        "local/",
        "operate/",
        "bench/",
    ];

    private static readonly Dictionary<string, SyntaxNode> Trees = All.Where(p =>
            p.EndsWith(".cs", StringComparison.Ordinal) && Product.Any(f => p.StartsWith(f, StringComparison.Ordinal))
        )
        .AsParallel()
        .ToDictionary(p => p, p => CSharpSyntaxTree.ParseText(Read(p)).GetRoot());

    /// <summary>Every enum of ours with its values. Two of one name are taken together.</summary>
    private static readonly ILookup<string, string> Enums = Trees
        .Values.SelectMany(t => t.DescendantNodes().OfType<EnumDeclarationSyntax>())
        .SelectMany(e => e.Members, (e, m) => (Name: e.Identifier.Text, Value: m.Identifier.Text))
        .ToLookup(m => m.Name, m => m.Value);

    [Fact]
    public void A_file_has_at_most_400_lines()
    {
        var code = All.Where(p =>
            p.EndsWith(".cs", StringComparison.Ordinal) && !p.StartsWith("web/", StringComparison.Ordinal)
        );
        var longer = code.Select(p => (Path: p, Lines: Read(p).Count(c => c == '\n'))).Where(f => f.Lines > MostLines);
        CompareWithExceptions(
            "lines",
            longer.ToDictionary(f => f.Path, f => f.Lines),
            $"split it: {MostLines} lines at most"
        );
    }

    [Fact]
    public void A_statement_has_at_most_80_tokens()
    {
        var longer = Trees
            .Select(t => (Path: t.Key, Long: LongStatements(t.Value).ToList()))
            .Where(f => f.Long.Count > 0)
            .ToList();
        var where = longer.ToDictionary(f => f.Path, f => string.Join(", ", f.Long));
        CompareWithExceptions(
            "statements",
            longer.ToDictionary(f => f.Path, f => f.Long.Count),
            $"name what is in between, or make it a method: {MostTokens} tokens at most in a statement",
            p => $" (lines {where.GetValueOrDefault(p)})"
        );
    }

    [Fact]
    public void A_condition_is_not_nested_in_another_one() =>
        AssertNone(
            "a ?: in a ?: is a puzzle: return early, name one of them, or make it a switch or a method",
            Trees.SelectMany(t =>
                t.Value.DescendantNodes()
                    .OfType<ConditionalExpressionSyntax>()
                    .Where(HasCondition)
                    .Select(c => At(t.Key, c))
            )
        );

    [Fact]
    public void A_switch_over_an_enum_of_ours_names_every_value() =>
        AssertNone(
            "name the values instead of \"all others\", so that a new one does not compile until somebody decided (CS8509)",
            Trees.SelectMany(t => t.Value.DescendantNodes().Where(HidesValues).Select(s => At(t.Key, s)))
        );

    [Theory]
    [InlineData("var x = a ? b : c ? d : e;", 1)]
    [InlineData("var x = a ? (b ? c : d) : e;", 1)]
    [InlineData("var x = (a ? b : c) == d ? e : f;", 1)]
    [InlineData("var x = a ? b : c; var y = d ? x : e;", 0)]
    [InlineData("var x = a ? list.Select(i => i ? b : c) : e;", 0)]
    public void Conditions_are_found(string code, int expected) =>
        Assert.Equal(expected, Parsed(code).OfType<ConditionalExpressionSyntax>().Count(HasCondition));

    [Theory]
    [InlineData("var x = need switch { Need.None => 1, _ => 2 };", true)]
    [InlineData("var x = need switch { Need.None or Need.Optional => 1, var other => 2 };", true)]
    [InlineData("switch (need) { case Need.None: break; default: break; }", true)]
    [InlineData("var x = need switch { Need.None => 1, _ when a => 3, Need.Optional or Need.Required => 2 };", false)]
    [InlineData("var x = number switch { 1 => 1, _ => 2 };", false)]
    [InlineData("var x = day switch { DayOfWeek.Sunday => 1, _ => 2 };", false)]
    public void Arms_for_all_others_are_found(string code, bool expected) =>
        Assert.Equal(expected, Parsed(code).Any(HidesValues));

    [Fact]
    public void Statements_are_measured_without_the_blocks_in_them()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("1", 41));
        Assert.Equal([1], LongStatements(CSharpSyntaxTree.ParseText($"var x = {sum};").GetRoot()));
        Assert.Empty(
            LongStatements(
                CSharpSyntaxTree.ParseText($"var x = Of(() => {{ F({sum[..^40]}); G({sum[..^40]}); }});").GetRoot()
            )
        );
    }

    private static IEnumerable<SyntaxNode> Parsed(string code) =>
        CSharpSyntaxTree.ParseText(code).GetRoot().DescendantNodes();

    /// <summary>Lines of the statements with too many tokens. Blocks in a statement are statements of their own.</summary>
    private static IEnumerable<int> LongStatements(SyntaxNode root) =>
        from node in root.DescendantNodes()
        let statement = StatementOf(node)
        where statement is not null
        where statement.DescendantTokens(n => n is not BlockSyntax).Skip(MostTokens).Any()
        select LineOf(node);

    /// <summary>What is read in one go: a declaration, an expression, a return, a condition, the value of a field or of an expression body.</summary>
    private static SyntaxNode? StatementOf(SyntaxNode node) =>
        node switch
        {
            LocalDeclarationStatementSyntax
            or ExpressionStatementSyntax
            or ReturnStatementSyntax
            or ThrowStatementSyntax => node,
            ArrowExpressionClauseSyntax => node,
            IfStatementSyntax i => i.Condition,
            ForEachStatementSyntax each => each.Expression,
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => node,
            EqualsValueClauseSyntax { Parent.Parent.Parent: FieldDeclarationSyntax } => node,
            _ => null,
        };

    /// <summary>Whether there is another ?: in its condition or one of its branches. A lambda and a switch are read by themselves.</summary>
    private static bool HasCondition(SyntaxNode node) =>
        node.ChildNodes()
            .Any(n =>
                n is ConditionalExpressionSyntax
                || (n is not (AnonymousFunctionExpressionSyntax or SwitchExpressionSyntax) && HasCondition(n))
            );

    /// <summary>Whether it is a switch with values of an enum of ours and an arm for all others.</summary>
    private static bool HidesValues(SyntaxNode node) =>
        node switch
        {
            SwitchExpressionSyntax s => s.Arms.Any(a => a.WhenClause is null && IsOthers(a.Pattern))
                && s.Arms.SelectMany(a => Alternatives(a.Pattern)).Any(IsValueOfOurs),
            SwitchStatementSyntax s => s.Sections.SelectMany(x => x.Labels).Any(IsOthers)
                && s.Sections.SelectMany(x => x.Labels).SelectMany(ValuesOf).Any(IsValueOfOurs),
            _ => false,
        };

    private static bool IsOthers(PatternSyntax pattern) => pattern is DiscardPatternSyntax or VarPatternSyntax;

    private static bool IsOthers(SwitchLabelSyntax label) =>
        label
            is DefaultSwitchLabelSyntax
                or CasePatternSwitchLabelSyntax { Pattern: DiscardPatternSyntax or VarPatternSyntax };

    private static IEnumerable<ExpressionSyntax> ValuesOf(SwitchLabelSyntax label) =>
        label switch
        {
            CaseSwitchLabelSyntax c => [c.Value],
            CasePatternSwitchLabelSyntax c => Alternatives(c.Pattern),
            _ => [],
        };

    private static IEnumerable<ExpressionSyntax> Alternatives(PatternSyntax pattern) =>
        pattern switch
        {
            BinaryPatternSyntax b when b.IsKind(SyntaxKind.OrPattern) => Alternatives(b.Left)
                .Concat(Alternatives(b.Right)),
            ParenthesizedPatternSyntax p => Alternatives(p.Pattern),
            ConstantPatternSyntax c => [c.Expression],
            _ => [],
        };

    private static bool IsValueOfOurs(ExpressionSyntax value) =>
        value is MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.Text: var name }
        && Enums[type.ToString().Split('.')[^1]].Contains(name);

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static string At(string path, SyntaxNode node) => $"{path}:{LineOf(node)}";

    private static void AssertNone(string why, IEnumerable<string> found)
    {
        var places = found.ToList();
        Assert.True(places.Count == 0, $"{why}:\n{string.Join('\n', places)}");
    }

    /// <summary>
    /// The exceptions only shrink: more than is listed fails, and so does less, with the line to write instead. A line of the file: what is counted, a path, how many.
    /// </summary>
    private static void CompareWithExceptions(
        string what,
        Dictionary<string, int> found,
        string advice,
        Func<string, string>? where = null
    )
    {
        var listed = Read(Exceptions)
            .Split('\n')
            .Select(l => l.Split(' '))
            .Where(l => l.Length == 3 && l[0] == what)
            .ToDictionary(l => l[1], l => int.Parse(l[2], CultureInfo.InvariantCulture));
        var wrong = new List<string>();
        foreach (var path in found.Keys.Union(listed.Keys).Order(StringComparer.Ordinal))
        {
            var (now, then) = (found.GetValueOrDefault(path), listed.GetValueOrDefault(path));
            if (now > then)
                wrong.Add($"{path}: {now} {what}, {then} are excepted; {advice}{where?.Invoke(path)}");
            else if (now < then)
                wrong.Add(
                    $"{path}: better than excepted. In {Exceptions} write {(now == 0 ? "nothing" : $"\"{what} {path} {now}\"")} for it"
                );
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }
}
