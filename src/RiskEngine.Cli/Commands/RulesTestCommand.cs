using System.CommandLine;
using System.Globalization;
using RiskEngine.Cases;
using RiskEngine.Cli.Checking;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules test</c>: runs the cases of rule sets, and says what they do not show.</summary>
internal static class RulesTestCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet) => FindingsCommand.Create(
        "test", "Run the cases of rule sets, and find what no case shows", rules, quiet, Run);

    /// <summary>Tests the sets that are named, or all; 1 when a case fails or something is not shown.</summary>
    internal static ExitCode Run(
        IReadOnlyList<string> named, string? rules, FindingsFormat format, TextWriter output, TextWriter errors, bool quiet)
    {
        if (RuleSetTargets.Find(named, rules, errors) is not { } targets)
        {
            return ExitCode.Usage;
        }

        List<CaseReport> reports =
            [.. targets.SelectMany(target => target.Sets.Select(set => CaseTest.Run(set, target.Library)))];
        var findings = DiagnosticText.InFileOrder(reports.SelectMany(report => report.Findings));
        FindingsFormats.Write(format, output, findings, RuleSetTargets.LineOf(targets));
        var summary = Summary(reports);
        if (format == FindingsFormat.Text)
        {
            output.Write(summary);
        }
        else if (!quiet)
        {
            errors.Write(summary);
        }

        return findings.Count > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static string Summary(List<CaseReport> reports)
    {
        var failed = reports.Sum(report => report.Results.Count(result => !result.Passed));
        var passed = reports.Sum(report => report.Results.Count) - failed;
        string Covered(Func<CaseReport, Share> part) => string.Create(CultureInfo.InvariantCulture,
            $"{reports.Sum(report => part(report).Shown):N0} of {reports.Sum(report => part(report).All):N0}");
        return string.Create(CultureInfo.InvariantCulture,
            $"{reports.Count} sets: {passed:N0} cases passed, {failed:N0} failed; {Covered(report => report.Rules)} rules, ")
            + $"{Covered(report => report.Clauses)} clauses and {Covered(report => report.Thresholds)} thresholds covered\n";
    }
}
