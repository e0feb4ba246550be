using System.CommandLine;
using System.Globalization;
using RiskEngine.Storage;
using RiskEngine.Storage.Runs;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine store delete</c>: takes a household, a run or old years out of every table.</summary>
internal static class StoreDeleteCommand
{
    public static Command Create(Option<string?> store)
    {
        var household = new Option<string?>("--household") { Description = "Everything of this household", HelpName = "ID" };
        var before = Day.Option("--before", "Every snapshot and run of an earlier day, and the records of imports that ended before it");
        var run = new Option<string?>("--run") { Description = "This run with its results", HelpName = "NAME" };
        var yes = new Option<bool>("--yes") { Description = "Do it; without, it is only said what would go" };
        var command = new Command("delete", "Delete a household, a run or everything older than a day, in every table")
        {
            household, before, run, yes,
        };
        command.Validators.Add(given =>
        {
            object?[] what = [given.GetValue(household), given.GetValue(before), given.GetValue(run)];
            if (what.Count(one => one is not null) != 1)
            {
                given.AddError("say what to delete with one of --household, --before and --run");
            }
        });
        command.SetAction(parsed =>
        {
            var day = parsed.GetValue(before) is { } given ? DayNumber.Of(given) : (int?)null;
            var order = new DeletionOrder(parsed.GetValue(household), day, parsed.GetValue(run));
            return (int)Run(parsed.GetValue(store), order, parsed.GetValue(yes), Console.Out, Console.Error);
        });
        return command;
    }

    /// <summary>Deletes, or says what would go.</summary>
    /// <returns><see cref="ExitCode.Usage"/> where nothing was done for want of <c>--yes</c>.</returns>
    internal static ExitCode Run(string? address, DeletionOrder order, bool yes, TextWriter output, TextWriter errors) =>
        StoreOptions.With(address, errors, database =>
        {
            StoreSchema.CheckAsync(database).GetAwaiter().GetResult();
            var deletion = StoreDeletion.DeleteAsync(database, order, isTrial: !yes).GetAwaiter().GetResult();
            foreach (var run in deletion.Unverifiable)
            {
                errors.WriteLine($"warning: the finished run `{run}` {(yes ? "can" : "could")} no longer be verified");
            }

            foreach (var (table, rows) in deletion.Rows)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{(yes ? "deleted" : "would delete")} {rows:N0} from {table}"));
            }

            if (deletion.Rows.Count == 0)
            {
                output.WriteLine("there is nothing to delete");
                return ExitCode.Done;
            }

            if (!yes)
            {
                errors.WriteLine("nothing was deleted\n  fix: say --yes to delete it; no command brings it back");
            }

            return yes ? ExitCode.Done : ExitCode.Usage;
        });
}
