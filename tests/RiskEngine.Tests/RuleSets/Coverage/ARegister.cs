using System.Text;
using RiskEngine.RuleSets.Coverage;

namespace RiskEngine.Tests.RuleSets.Coverage;

/// <summary>A small register in which everything is right for <see cref="ARuleSet.National"/>.</summary>
internal static class ARegister
{
    public const string Path = "rules/coverage.json";

    /// <summary>The rows that the rules of the small set name, each on a line of its own.</summary>
    public static string Text => Of(
        Row("SD-001", "category"), Row("SD-002", "category"), Row("SD-008", "threshold"), Row("SD-009", "check"),
        Row("SD-011", "procedure"), Row("SD-047", "measure"));

    public static string Row(string id, string kind, string more = "") =>
        $$"""{ "Id": "{{id}}", "Places": ["S0 Art. 1"], "Kinds": ["{{kind}}"], "Says": "Asks {{id}}."{{more}} }""";

    public static string Of(params string[] rows) => $$"""{ "Rows": [{{"\n"}}{{string.Join(",\n", rows)}}{{"\n"}}] }""";

    /// <summary>The register with one more row at its end.</summary>
    public static string And(string row) => Text.Replace("\n] }", $",\n{row}\n] }}", StringComparison.Ordinal);

    public static CoverageRegister Read(string text) => CoverageRegister.Read(Path, Encoding.UTF8.GetBytes(text));
}
