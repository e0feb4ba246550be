using System.CommandLine;
using System.Globalization;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Cli.Storing;
using RiskEngine.Storage;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine store import</c>: households from files into the store.</summary>
internal static class StoreImportCommand
{
    private static readonly string[] Options = ["--store", "--rejected", "--threads", "--quiet"];

    public static Command Create(Option<string?> store, Option<bool> quiet)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "NDJSON or JSON files with household snapshots; - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var rejected = new Option<string?>("--rejected")
        {
            Description = "File (CSV) for the rows that were not imported, with row, column and reason",
            HelpName = "FILE",
        };
        var threads = Threads.Option("Threads to read with; all cores if left out");
        var command = new Command("import", "Import households; the same file twice changes nothing") { files, rejected, threads };
        command.SetAction(parsed =>
        {
            var terminal = parsed.GetValue(quiet) || Console.IsErrorRedirected ? null : Console.Error;
            return (int)Run(
                parsed.GetValue(store), parsed.GetRequiredValue(files), parsed.GetValue(rejected), parsed.GetValue(threads),
                Console.Out, Console.Error, new ProgressLine(terminal));
        });
        return command;
    }

    /// <summary>Imports files, one after the other.</summary>
    internal static ExitCode Run(
        string? address, IReadOnlyList<string> files, string? rejected, int threads,
        TextWriter output, TextWriter errors, ProgressLine progress)
    {
        if (Inputs.Check(files, rejected, Options, "--rejected") is { } problem)
        {
            errors.WriteLine($"error: {problem}");
            return ExitCode.Usage;
        }

        try
        {
            return StoreOptions.With(address, errors, database =>
            {
                StoreSchema.CheckAsync(database).GetAwaiter().GetResult();
                using var file = rejected is null ? null : new RejectedFile(Inputs.Replace(rejected, files));
                var exit = ExitCode.Done;
                foreach (var name in files)
                {
                    using var input = Inputs.Opener(name)();
                    var (counts, isRepeat) = new ImportRun(database, threads, file, progress).Run(name, input);
                    progress.Close();
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{name}: {counts.Read:N0} read, {counts.Accepted:N0} new, {counts.Unchanged:N0} unchanged, {counts.Rejected:N0} rejected{(isRepeat ? "; the same file was imported before" : "")}"));
                    exit = counts.Rejected > 0 ? ExitCode.Findings : exit;
                }

                return exit;
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            progress.Close();
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }
}
