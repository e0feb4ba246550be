using System.Text.Json;
using RiskEngine.Tests.Schemas;

namespace RiskEngine.Tests.Api;

/// <summary>Schemas of <c>/openapi/v1.json</c> as ones that stand alone.</summary>
internal static class DescribedSchema
{
    /// <summary>A schema of the document, with all that it may refer to.</summary>
    public static JsonSchema In(JsonElement document, string schema)
    {
        var all = document.GetProperty("components").GetProperty("schemas").GetRawText();
        var text = $$"""{ "allOf": [{{schema}}], "$defs": {{all}} }""";
        return JsonSchema.Parse(text.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
    }

    /// <summary>A named schema of the document.</summary>
    public static JsonSchema Named(JsonElement document, string component) =>
        In(document, $$"""{ "$ref": "#/components/schemas/{{component}}" }""");
}
