using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

/// <summary>A table of cases beside the tests: cells divided by ⇶, lines without one are remarks.</summary>
internal static class CaseTable
{
    public static IEnumerable<string[]> Rows(string file) =>
        from line in File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Schemas", file))
        where line.Contains('⇶', StringComparison.Ordinal) && !line.StartsWith("//", StringComparison.Ordinal)
        select line.Split('⇶', StringSplitOptions.TrimEntries);
}
