using System.CommandLine;
using RiskEngine.Assessments;
using RiskEngine.Cli.Output;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Storage;
using RiskEngine.Storage.Runs;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rescore</c>: every household of a store as of one day, or a stored run computed again.</summary>
internal static class RescoreCommand
{
    private const int UnitSize = 10_000;

    public static Command Create(Option<string?> rules, Option<bool> quiet)
    {
        var store = StoreOptions.Create();
        var asOf = Day.Option("--as-of", "Day of the run, yyyy-MM-dd: the newest snapshot of each household that is not later counts");
        var ruleSet = new Option<string?>("--rule-set")
        {
            Description = "Rule set to apply, such as national or national@2020.1; the one in force for each household if left out",
            HelpName = "ID[@V]",
        };
        var name = new Option<string?>("--run") { Description = "Name of the run; made from the day if left out", HelpName = "NAME" };
        var resume = new Option<bool>("--resume") { Description = "Finish a run that was broken off, or help one that is under way" };
        var verify = new Option<string?>("--verify") { Description = "Compute a finished run again, and compare bit for bit", HelpName = "RUN" };
        var workers = Threads.Option("Units worked on at once; all cores if left out", "--workers");
        var unit = Threads.Whole("--unit-size", "Households of a unit: what one commit holds", 1_000_000, UnitSize);
        var command = new Command("rescore", "Assess every household of a store as of one day; safe to kill, finished with --resume")
        {
            store, asOf, ruleSet, name, resume, verify, workers, unit,
        };
        // Whether an option is there, not its value: one that cannot be read is told by its parser, after this.
        command.Validators.Add(given =>
        {
            bool Has(Option option) => given.GetResult(option) is { Implicit: false };
            if (Has(verify) && (Has(asOf) || Has(name) || Has(ruleSet)))
            {
                given.AddError("--verify takes the day and the rule sets from the run: leave --as-of, --run and --rule-set out");
            }

            if (!Has(verify) && !Has(asOf) && !(Has(resume) && Has(name)))
            {
                given.AddError("name a day with --as-of; only --run NAME --resume and --verify RUN need none");
            }
        });
        command.SetAction(parsed =>
        {
            var isQuiet = parsed.GetValue(quiet);
            var progress = new ProgressLine(isQuiet || Console.IsErrorRedirected ? null : Console.Error);
            var day = parsed.GetValue(asOf) is { } given ? DayNumber.Of(given) : (int?)null;
            var order = new RunOrder(
                day, parsed.GetValue(ruleSet), parsed.GetValue(name), parsed.GetValue(resume), parsed.GetValue(workers), parsed.GetValue(unit));
            return (int)(parsed.GetValue(verify) is { } run
                ? Verify(parsed.GetValue(store), run, order.Workers, parsed.GetValue(rules), Console.Out, Console.Error, isQuiet, progress)
                : Run(parsed.GetValue(store), order, parsed.GetValue(rules), Console.Out, Console.Error, isQuiet, progress));
        });
        return command;
    }

    /// <summary>Begins or finishes a run.</summary>
    internal static ExitCode Run(
        string? address, RunOrder order, string? rules, TextWriter output, TextWriter errors, bool quiet, ProgressLine progress) =>
        With(address, rules, errors, progress, (database, shelf) =>
        {
            // Not even a set of another county or year: whose manifest is wrong, nobody knows for whom and when it would be in force.
            if (order.Pin is null && HasMistakes(shelf, errors))
            {
                return ExitCode.Usage;
            }

            var rescoring = new Rescoring(database, shelf, done => progress.Show(done.Read, done.Share));
            var run = rescoring.RunAsync(order).GetAwaiter().GetResult();
            progress.Close();
            if (rescoring.WasFinished && !quiet)
            {
                errors.WriteLine($"the run {run.Name} is finished; nothing was left to do");
            }

            if (!quiet && RunComparison.WithEarlierAsync(database, run).GetAwaiter().GetResult() is { } comparison)
            {
                RunText.Write(comparison, errors);
            }

            RunText.Write(run, output);
            return run.Rejected > 0 ? ExitCode.Findings : ExitCode.Done;
        });

    /// <summary>Computes a finished run again.</summary>
    internal static ExitCode Verify(
        string? address, string name, int workers, string? rules, TextWriter output, TextWriter errors, bool quiet, ProgressLine progress) =>
        With(address, rules, errors, progress, (database, shelf) =>
        {
            var verification = new Verification(database, shelf, done => progress.Show(done.Read, done.Share));
            var result = verification.RunAsync(name, workers).GetAwaiter().GetResult();
            progress.Close();
            RunText.Write(result, output, quiet ? TextWriter.Null : errors);
            return result.Count > 0 ? ExitCode.Findings : ExitCode.Done;
        });

    // What was wrong with the files is said already; compiling finds the rest.
    private static bool HasMistakes(RuleSetShelf shelf, TextWriter errors)
    {
        var found = shelf.CompileAll();
        DiagnosticText.Write(errors, found, shelf.Library.Line);
        if (!shelf.Library.Findings.Concat(shelf.Library.LockFindings).Concat(found).Any(finding => finding.Severity == Severity.Error))
        {
            return false;
        }

        errors.WriteLine("error: a rule set of the folder has mistakes or is not what was published, told above; no household was assessed");
        errors.WriteLine("  fix: mend it, take it out of the folder, or name the set to apply with --rule-set");
        return true;
    }

    private static ExitCode With(
        string? address, string? rules, TextWriter errors, ProgressLine progress, Func<RiskDatabase, RuleSetShelf, ExitCode> work)
    {
        _ = RuleSetShelf.WarmUp();
        if (RulesFolder.Open(rules, errors) is not { } shelf)
        {
            return ExitCode.Usage;
        }

        return StoreOptions.With(address, errors, database =>
        {
            try
            {
                StoreSchema.CheckAsync(database).GetAwaiter().GetResult();
                return work(database, shelf);
            }
            finally
            {
                progress.Close();
            }
        });
    }
}
