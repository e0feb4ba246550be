using System.Globalization;
using RiskEngine.Storage.Runs;

namespace RiskEngine.Cli.Output;

/// <summary>Runs, for people and, in one line, for programs.</summary>
internal static class RunText
{
    /// <summary>The line that ends a run: its name, counts and digest.</summary>
    public static void Write(Run run, TextWriter output) => Line(output,
        $"{run.Name} {run.Read} read {run.Assessed} assessed {run.Rejected} rejected sha256:{Convert.ToHexStringLower(run.ResultDigest!)}");

    /// <summary>What is different from an earlier run.</summary>
    public static void Write(RunComparison found, TextWriter output)
    {
        Line(output, $"compared with {found.Earlier}: {found.Both:N0} households in both, {found.Added:N0} new, {found.Gone:N0} gone");
        Line(output, $"  {found.Changed:N0} changed: {found.Category:N0} category, {found.Score:N0} score, {found.Measures:N0} measures");
        if (found.Changed > 0)
        {
            Line(output, $"  of these {found.OtherSnapshot:N0} have another snapshot, {found.OtherRules:N0} another rule set");
        }
    }

    /// <summary>What came of verifying a run.</summary>
    public static void Write(VerificationResult result, TextWriter output, TextWriter talk)
    {
        foreach (var difference in result.First)
        {
            output.WriteLine($"{(difference.HouseholdId.Length > 0 ? difference.HouseholdId : result.Run.Name)}: {difference.What}");
        }

        if (result.Count > result.First.Count)
        {
            Line(output, $"and {result.Count - result.First.Count:N0} more");
        }

        Line(talk, $"{result.Run.Name}: {result.Verified:N0} households computed again, {result.Count:N0} differences");
        if (result.Count == 0)
        {
            Write(result.Run, output);
        }
    }

    private static void Line(TextWriter output, FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
