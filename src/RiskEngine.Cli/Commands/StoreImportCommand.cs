using System.CommandLine;
using System.Globalization;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Cli.Sheets;
using RiskEngine.Cli.Storing;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Storage;
using RiskEngine.Storage.Imports;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine store import</c>: households from files into the store.</summary>
internal static class StoreImportCommand
{
    private static readonly string[] Options = ["--store", "--rejected", "--skip", "--threads", "--quiet"];

    public static Command Create(Option<string?> store, Option<bool> quiet)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "NDJSON, JSON, XLSX, or the CSV files of one set, with household snapshots; - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var rejected = new Option<string?>("--rejected")
        {
            Description = "File (CSV) for the rows that were not imported, with row, column and reason",
            HelpName = "FILE",
        };
        var skip = new Option<string[]>("--skip")
        {
            Description = "Heading of a column, or name of a sheet, that is not to be read; may be given several times",
            HelpName = "HEADING",
        };
        var threads = Threads.Option("Threads to read with; all cores if left out");
        var command = new Command("import", "Import households; the same file twice changes nothing") { files, rejected, skip, threads };
        command.SetAction(parsed =>
        {
            var terminal = parsed.GetValue(quiet) || Console.IsErrorRedirected ? null : Console.Error;
            return (int)Run(
                parsed.GetValue(store), parsed.GetRequiredValue(files), parsed.GetValue(rejected), parsed.GetValue(threads),
                Console.Out, Console.Error, new ProgressLine(terminal), parsed.GetValue(skip));
        });
        return command;
    }

    /// <summary>Imports files, one after the other.</summary>
    internal static ExitCode Run(
        string? address, IReadOnlyList<string> files, string? rejected, int threads,
        TextWriter output, TextWriter errors, ProgressLine progress, IReadOnlyList<string>? skip = null)
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
                var skipped = (skip ?? []).Select(Header.Word).ToHashSet(StringComparer.Ordinal);
                foreach (var set in Sets(files))
                {
                    var (counts, isRepeat) = SheetImport.Takes(set[0])
                        ? new SheetImport(database, file, skipped, progress).Run(set)
                        : Import(database, threads, file, progress, set[0]);
                    progress.Close();
                    output.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{string.Join(" + ", set)}: {counts.Read:N0} read, {counts.Accepted:N0} new, {counts.Unchanged:N0} unchanged, {counts.Rejected:N0} rejected{(isRepeat ? "; the same file was imported before" : "")}"));
                    exit = counts.Rejected > 0 ? ExitCode.Findings : exit;
                }

                return exit;
            });
        }
        catch (SheetException fault)
        {
            progress.Close();
            DiagnosticText.Write(errors, fault.Mistakes, (_, _) => null);
            return ExitCode.Usage;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            progress.Close();
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    private static (ImportCounts Counts, bool IsRepeat) Import(RiskDatabase database, int threads, RejectedFile? file, ProgressLine progress, string name)
    {
        using var input = Inputs.Opener(name)();
        return new ImportRun(database, threads, file, progress).Run(name, input);
    }

    // The CSV files of a command line are parts of one set and come in where the first of them stands; any other file stands alone.
    private static IEnumerable<IReadOnlyList<string>> Sets(IReadOnlyList<string> files) =>
        files.GroupBy(name => SheetImport.IsCsv(name) ? "*.csv" : name, (_, set) => set.Distinct().ToList());
}
