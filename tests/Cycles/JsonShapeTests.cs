using System.Text.Json;

namespace PlanMonitor.Tests.Cycles;

public sealed class JsonShapeTests
{
    [Theory]
    [InlineData("""{"type":"object"}""", "{}", "[]", "$ type")]
    [InlineData("""{"type":"array"}""", "[]", "{}", "$ type")]
    [InlineData("""{"type":"string"}""", "\"\"", "1", "$ type")]
    [InlineData("""{"type":"boolean"}""", "true", "\"true\"", "$ type")]
    [InlineData("""{"type":"integer"}""", "-3", "1.5", "$ type")]
    [InlineData("""{"type":"integer"}""", "9007199254740993", "1e30", "$ type")]
    [InlineData("""{"type":"number"}""", "1.5", "null", "$ type")]
    [InlineData("""{"type":["string","null"]}""", "null", "1", "$ type")]
    [InlineData("""{"required":["a","b"]}""", """{"a":1,"b":null}""", """{"a":1}""", "$.b required")]
    [InlineData("""{"properties":{"a":{"type":"string"}}}""", """{"b":1}""", """{"a":1}""", "$.a type")]
    [InlineData(
        """{"properties":{"a":{}},"additionalProperties":false}""",
        """{"a":1}""",
        """{"a":1,"b":2}""",
        "$.b unknown-property"
    )]
    [InlineData("""{"additionalProperties":{"type":"string"}}""", """{"a":"x"}""", """{"a":"x","b":2}""", "$.b type")]
    [InlineData("""{"items":{"type":"string"}}""", """["a"]""", """["a",1]""", "$[1] type")]
    [InlineData("""{"minItems":1}""", "[1]", "[]", "$ too-few")]
    [InlineData("""{"enum":["a",1,null]}""", "null", "\"b\"", "$ not-in-list")]
    [InlineData("""{"const":{"a":1}}""", """{"a":1}""", """{"a":2}""", "$ not-in-list")]
    [InlineData("""{"pattern":"^[a-z]+$"}""", "\"abc\"", "\"aBc\"", "$ pattern")]
    [InlineData("""{"format":"date"}""", "\"2024-02-29\"", "\"2023-02-29\"", "$ format")]
    [InlineData("""{"format":"date-time"}""", "\"2023-02-20T09:00:00+07:00\"", "\"2023-02-20T09:00:00\"", "$ format")]
    [InlineData("""{"format":"date-time"}""", "\"2023-02-20T09:00:00Z\"", "\"2023-02-20T09:00:00Z\\n\"", "$ format")]
    [InlineData("""{"type":"integer"}""", "2.0", "2.5", "$ type")]
    [InlineData("""{"minLength":2}""", "\"ab\"", "\"a\"", "$ too-short")]
    [InlineData("""{"maxLength":2}""", "\"ab\"", "\"abc\"", "$ too-long")]
    [InlineData("""{"minimum":0}""", "0", "-1", "$ too-small")]
    [InlineData("""{"maximum":10}""", "10", "10.5", "$ too-large")]
    [InlineData("""{"$ref":"#/$defs/day","$defs":{"day":{"type":"string"}}}""", "\"x\"", "1", "$ type")]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"null"}]}""", "null", "1", "$ type")]
    [InlineData(
        """{"title":"t","description":"d","default":1,"examples":[],"properties":{"a":{"items":{"minimum":1}}}}""",
        """{"a":[1]}""",
        """{"a":[1,0]}""",
        "$.a[1] too-small"
    )]
    public void Each_keyword_accepts_and_refuses(string schema, string good, string bad, string expected)
    {
        Assert.Empty(Check(schema, good));
        Assert.Equal([expected], Check(schema, bad));
    }

    [Fact]
    public void Null_for_a_property_that_is_not_required_says_the_same_as_leaving_it_out()
    {
        Assert.Empty(Check("""{"properties":{"a":{"type":"string"}}}""", """{"a":null}"""));
        Assert.Equal(
            ["$.a type"],
            Check("""{"properties":{"a":{"type":"string"}},"required":["a"]}""", """{"a":null}""")
        );
    }

    [Fact]
    public void A_keyword_says_nothing_of_another_type_of_value() =>
        Assert.Empty(
            Check(
                """{"required":["a"],"properties":{"a":{}},"additionalProperties":false,"items":{"type":"null"},"minItems":9,"pattern":"x","format":"date","minLength":9,"maxLength":0,"minimum":9,"maximum":0}""",
                "true"
            )
        );

    [Fact]
    public void Of_several_shapes_the_nearest_tells_its_errors() =>
        Assert.Equal(
            ["$.b type"],
            Check("""{"anyOf":[{"required":["x","y"]},{"properties":{"b":{"type":"string"}}}]}""", """{"b":1}""")
        );

    [Theory]
    [InlineData("""{"oneOf":[]}""")]
    [InlineData("""{"properties":{"a":{"uniqueItems":true}}}""")]
    [InlineData("""{"type":"float"}""")]
    [InlineData("""{"properties":{"a":{"format":"uuid"}}}""")]
    public void A_schema_this_checker_does_not_know_throws(string schema) =>
        Assert.Throws<NotSupportedException>(() => Check(schema, """{"a":"x"}"""));

    private static List<string> Check(string schema, string value)
    {
        using var document = JsonDocument.Parse(value);
        return [.. new JsonShape(schema).Check(document.RootElement).Select(p => $"{p.Path} {p.Code}")];
    }
}
