using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

/// <summary>The files that lie beside these tests.</summary>
internal static class TestFiles
{
    public static string PathOf(string file) => Path.Combine(TestContext.CurrentContext.TestDirectory, "Schemas", file);

    public static string Text(string file) => File.ReadAllText(PathOf(file));

    /// <summary>A table of cases: cells divided by ⇶; lines without one, and those after //, are remarks.</summary>
    public static IEnumerable<string[]> Rows(string file) =>
        from line in File.ReadLines(PathOf(file))
        where line.Contains('⇶', StringComparison.Ordinal) && !line.StartsWith("//", StringComparison.Ordinal)
        select line.Split('⇶', StringSplitOptions.TrimEntries);
}
