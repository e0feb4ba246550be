using NUnit.Framework;

namespace RiskEngine.Tests.Language;

/// <summary>Tables of cases: a line is a case when it has cells, which stand between <c>⇶</c>.</summary>
internal static class CaseTable
{
    public static IEnumerable<string[]> Read(string file) =>
        from line in File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Language", file))
        where line.Contains('⇶', StringComparison.Ordinal) && !line.StartsWith('#')
        select line.Split('⇶', StringSplitOptions.TrimEntries);
}
