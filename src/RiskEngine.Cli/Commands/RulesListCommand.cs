using System.CommandLine;
using RiskEngine.Cli.Showing;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Commands;

/// <summary>How <c>rules list</c> answers.</summary>
internal enum ListFormat
{
    /// <summary>Columns for people.</summary>
    Table,

    /// <summary>A list of objects for programs.</summary>
    Json,
}

/// <summary><c>riskengine rules list</c>: which rule sets there are.</summary>
internal static class RulesListCommand
{
    public static Command Create(Option<string?> rules)
    {
        var format = new Option<ListFormat>("--format")
        {
            Description = "table if left out",
            HelpName = string.Join('|', Choice.Words<ListFormat>()),
            CustomParser = Choice.Parse<ListFormat>,
        };
        var command = new Command("list", "List the rule sets: version, status, days in force, what they extend") { format };
        command.SetAction(parsed => (int)Run(parsed.GetValue(rules), parsed.GetValue(format), Console.Out, Console.Error));
        return command;
    }

    /// <summary>Lists every set of the folder, those with mistakes too; findings when there are such.</summary>
    internal static ExitCode Run(string? rules, ListFormat format, TextWriter output, TextWriter errors)
    {
        if (RulesFolder.Find(rules, errors) is not { } folder)
        {
            return ExitCode.Usage;
        }

        var library = RuleSetLibrary.Load(folder);
        if (library.Problems.Count > 0)
        {
            DiagnosticText.Write(errors, library.Problems, library.Line);
            return ExitCode.Usage;
        }

        var locked = PublishedLock.Load(folder);
        DiagnosticText.Write(errors, locked.Findings, locked.Line);
        ListedRuleSet[] sets = [.. library.RuleSets.Select(loaded => ListedRuleSet.Of(loaded, library, locked))];
        output.Write(format == ListFormat.Json ? RuleSetList.Json(sets) : RuleSetList.Table(sets));
        return locked.Findings.Count > 0 || sets.Any(set => set.Mistakes > 0) ? ExitCode.Findings : ExitCode.Done;
    }
}
