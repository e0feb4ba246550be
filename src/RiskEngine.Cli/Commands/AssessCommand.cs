using System.CommandLine;
using System.Globalization;
using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine assess</c>: households in, explained assessments out.</summary>
internal static class AssessCommand
{
    // Whoever misspells an option has named a file that is not there.
    private static readonly string[] Options = ["--as-of", "--rule-set", "--explain", "--format", "--output", "--threads", "--rules", "--quiet"];

    public static Command Create(Option<string?> rules, Option<bool> quiet)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "NDJSON or JSON files with household snapshots; - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var asOf = Day.Option("--as-of", "Day of the assessment, yyyy-MM-dd; each household's snapshotDate if left out");
        var ruleSet = new Option<string?>("--rule-set")
        {
            Description = "Rule set to apply, such as national or national@2020.1; the one in force if left out",
            HelpName = "ID[@V]",
        };
        var explain = new Option<Explain?>("--explain")
        {
            Description = "How much of its reasons each result carries; summary if left out",
            HelpName = string.Join('|', Choice.Words<Explain>()),
            CustomParser = argument => Choice.Parse<Explain>(argument),
        };
        var format = new Option<OutputFormat?>("--format")
        {
            Description = "ndjson if left out, table on a terminal; summary for categories, scores and shares of them all",
            HelpName = string.Join('|', Choice.Words<OutputFormat>()),
            CustomParser = argument => Choice.Parse<OutputFormat>(argument),
        };
        var output = new Option<string?>("--output") { Description = "File to write instead of standard output", HelpName = "FILE" };
        var threads = Threads.Option("Threads to assess with; all cores if left out");
        var command = new Command("assess", "Assess households: category, score, flags, measures and the reasons")
        {
            files, asOf, ruleSet, explain, format, output, threads,
        };
        command.SetAction(parsed =>
        {
            var file = parsed.GetValue(output);
            var isTerminal = file is null && !Console.IsOutputRedirected;
            var order = new AssessOrder(
                parsed.GetRequiredValue(files),
                parsed.GetValue(asOf),
                parsed.GetValue(ruleSet),
                parsed.GetValue(explain) ?? Explain.Summary,
                parsed.GetValue(format) ?? (isTerminal ? OutputFormat.Table : OutputFormat.Ndjson),
                parsed.GetValue(threads));
            var isQuiet = parsed.GetValue(quiet);
            var terminal = isQuiet || Console.IsErrorRedirected || isTerminal ? null : Console.Error;
            return (int)Run(order, parsed.GetValue(rules), file, Console.OpenStandardOutput, Console.Error, isQuiet, new ProgressLine(terminal));
        });
        return command;
    }

    /// <summary>Assesses the files of an order.</summary>
    internal static ExitCode Run(
        AssessOrder order, string? rules, string? file, Func<Stream> standardOutput, TextWriter errors, bool quiet, ProgressLine progress)
    {
        _ = RuleSetShelf.WarmUp();
        if (RulesFolder.Open(rules, errors) is not { } shelf)
        {
            return ExitCode.Usage;
        }

        if (Inputs.Check(order.Files, file, Options) is { } problem)
        {
            errors.WriteLine($"error: {problem}");
            return ExitCode.Usage;
        }

        if (order.RuleSet is { } pin && !CanAnswer(shelf, pin, order.AsOf, errors))
        {
            return ExitCode.Usage;
        }

        try
        {
            using var output = file is null ? standardOutput() : Inputs.Replace(file, order.Files);
            var count = new AssessRun(order, shelf, progress).Run([.. order.Files.Select(name => (name, Inputs.Opener(name)))], output);
            progress.Close();
            if (!quiet)
            {
                errors.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{count.Assessed:N0} assessed, {count.Rejected:N0} rejected"));
            }

            // Records that only a broken rule set kept from an answer are no findings about the records.
            if (shelf.HasRefused)
            {
                DiagnosticText.Write(errors, shelf.MistakesSoFar, shelf.Library.Line);
                errors.WriteLine("error: a rule set that households need has mistakes; they are told above");
                return ExitCode.Usage;
            }

            return count.Rejected > 0 ? ExitCode.Findings : ExitCode.Done;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            progress.Close();
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    // A set of one version is the same for every household, so its mistakes are told before any is read.
    private static bool CanAnswer(RuleSetShelf shelf, string pin, LocalDate? asOf, TextWriter errors)
    {
        var choice = shelf.Library.Choose("", asOf ?? LocalDate.MaxIsoValue, pin);
        var isOneVersion = RuleSetId.TryParse(pin, out _);
        if (choice.Error is { } error)
        {
            if (error.Problem is RuleSetChoiceProblem.NoneInForce || (error.Problem is RuleSetChoiceProblem.HasMistakes && !isOneVersion))
            {
                return true;
            }

            errors.WriteLine($"error: {error.Message}");
            errors.WriteLine($"  fix: {error.Suggestion}");
            return false;
        }

        var mistakes = isOneVersion ? shelf.MistakesIn(choice.RuleSet!) : [];
        DiagnosticText.Write(errors, mistakes, shelf.Library.Line);
        return mistakes.Count == 0;
    }
}
