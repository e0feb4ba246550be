using System.CommandLine;
using System.Globalization;
using RiskEngine.Cli.Checking;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules check</c>: every mistake in rule sets, without a household.</summary>
internal static class RulesCheckCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet) => FindingsCommand.Create(
        "check", "Find every mistake in rule sets, and change nothing", rules, quiet, Run);

    /// <summary>Checks the sets that are named, or all; 1 when there is a finding.</summary>
    internal static ExitCode Run(
        IReadOnlyList<string> named, string? rules, FindingsFormat format, TextWriter output, TextWriter errors, bool quiet)
    {
        if (RuleSetTargets.Find(named, rules, errors) is not { } targets)
        {
            return ExitCode.Usage;
        }

        var findings = DiagnosticText.InFileOrder(targets.SelectMany(target => target.IsWhole
            ? RuleSetCheck.Of(target.Library)
            : target.Sets.SelectMany(set => RuleSetCheck.WithLock(set, target.Library))));
        FindingsFormats.Write(format, output, findings, RuleSetTargets.LineOf(targets));
        if (!quiet)
        {
            var warnings = findings.Count(finding => finding.Severity == Severity.Warning);
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{targets.Sum(target => target.Sets.Count)} sets checked, {findings.Count - warnings} errors, {warnings} warnings"));
        }

        return findings.Count > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
