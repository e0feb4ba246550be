using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Cli.Ledgers;
using RiskEngine.Cli.Storing;
using RiskEngine.Storage;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Commands;

/// <summary>What is to be exported.</summary>
/// <param name="Format">The form.</param>
/// <param name="AsOf">Snapshots of later days do not count; null for all.</param>
/// <param name="County">Six digits; null for every county.</param>
/// <param name="Output">The file; null for standard output.</param>
/// <param name="IsChinese">Whether headings and codes are Chinese; null for what is usual in the form.</param>
/// <param name="IsLedger">Whether it is the ledger for print.</param>
internal sealed record ExportOrder(ExportFormat Format, LocalDate? AsOf, string? County, string? Output, bool? IsChinese, bool IsLedger);

/// <summary><c>riskengine store export</c>: the newest snapshots of a store, or the monitoring ledger of a county.</summary>
internal static class StoreExportCommand
{
    public static Command Create(Option<string?> store, Option<string?> rules)
    {
        var format = new Option<ExportFormat?>("--format")
        {
            Description = "ndjson if left out; csv writes the households into FILE and each list into a file beside it",
            HelpName = string.Join('|', Choice.Words<ExportFormat>()),
            CustomParser = argument => Choice.Parse<ExportFormat>(argument),
        };
        var asOf = Day.Option("--as-of", "Only snapshots that are not later; the newest of each household if left out. The day of the ledger");
        var county = new Option<string?>("--county") { Description = "Six digits; every county if left out", HelpName = "C" };
        var output = new Option<string?>("--output") { Description = "File to write; csv, xlsx and the ledger need one", HelpName = "FILE" };
        var language = new Option<SheetLanguage?>("--language")
        {
            Description = "Language of headings and codes; zh in xlsx and en in csv if left out",
            HelpName = string.Join('|', Choice.Words<SheetLanguage>()),
            CustomParser = argument => Choice.Parse<SheetLanguage>(argument),
        };
        var ledger = new Option<bool>("--ledger") { Description = "The monitoring ledger of one county, in Chinese, for print (xlsx)" };
        var command = new Command("export", "Write the newest snapshots as files, or print the monitoring ledger of a county")
        {
            format, asOf, county, output, language, ledger,
        };
        command.SetAction(parsed =>
        {
            var order = new ExportOrder(
                parsed.GetValue(format) ?? ExportFormat.Ndjson, parsed.GetValue(asOf), parsed.GetValue(county), parsed.GetValue(output),
                parsed.GetValue(language) is { } chosen ? chosen == SheetLanguage.Zh : null, parsed.GetValue(ledger));
            return (int)Run(parsed.GetValue(store), order, parsed.GetValue(rules), Console.OpenStandardOutput, Console.Error);
        });
        return command;
    }

    /// <summary>Exports.</summary>
    internal static ExitCode Run(string? address, ExportOrder order, string? rules, Func<Stream> standardOutput, TextWriter errors)
    {
        if (Problem(order) is { } problem)
        {
            errors.WriteLine($"error: {problem}");
            return ExitCode.Usage;
        }

        try
        {
            return StoreOptions.With(address, errors, database =>
            {
                StoreSchema.CheckAsync(database).GetAwaiter().GetResult();
                var asOf = DayNumber.Of(order.AsOf ?? LocalDate.MaxIsoValue);
                long Read(Action<byte[]> take) => SnapshotExport.ReadAsync(database, order.County, asOf, take).GetAwaiter().GetResult();
                if (order.IsLedger)
                {
                    return Ledger(order, rules, Read, errors);
                }

                var isChinese = order.IsChinese ?? order.Format == ExportFormat.Xlsx;
                var count = ExportRun.Run(order.Format, isChinese, order.Output, standardOutput, Read);
                errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} households exported"));
                return ExitCode.Done;
            });
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            errors.WriteLine($"error: {fault.Message}");
            return ExitCode.Usage;
        }
    }

    private static ExitCode Ledger(ExportOrder order, string? rules, Func<Action<byte[]>, long> read, TextWriter errors)
    {
        if (RulesFolder.Open(rules, errors) is not { } shelf)
        {
            return ExitCode.Usage;
        }

        var run = new LedgerRun(shelf, order.County!, order.AsOf!.Value);
        if (read(run.Take) == 0)
        {
            errors.WriteLine($"error: the store has no household of the county {order.County} up to {LocalDatePattern.Iso.Format(order.AsOf.Value)}");
            return ExitCode.Usage;
        }

        var count = run.Save(order.Output!);
        errors.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{count.Read:N0} households read, {count.Listed:N0} listed, {count.Rejected:N0} rejected"));
        if (run.FirstProblem is { } first)
        {
            errors.WriteLine($"error: a household could not be assessed: {first.Message}");
        }

        return count.Rejected > 0 ? ExitCode.Findings : ExitCode.Done;
    }

    private static bool IsDevice(string file) =>
        !OperatingSystem.IsWindows() && Path.GetFullPath(file).StartsWith("/dev/", StringComparison.Ordinal)
            && !Path.GetFullPath(file).StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static string? Problem(ExportOrder order) => order switch
    {
        { Output: { } file } when string.IsNullOrWhiteSpace(file) => "--output needs the name of a file",
        { Output: { } file } when IsDevice(file) => $"`{file}` is a device, which a finished file would take the place of; name a file",
        { Output: { } file } when Directory.Exists(file) => $"`{file}` is a folder; name a file in it",
        { County: { } county } when county.Length != 6 || !county.All(char.IsAsciiDigit) => $"--county must be the six digits of a county, not `{county}`",
        { IsLedger: true, County: null } => "--ledger is of one county; name it with --county",
        { IsLedger: true, AsOf: null } => "--ledger is of one day; name it with --as-of",
        { IsLedger: true, Output: null } => "--ledger is a workbook; name its file with --output",
        { Format: ExportFormat.Csv or ExportFormat.Xlsx, Output: null } => "csv and xlsx are files; name one with --output",
        _ => null,
    };
}

/// <summary>A language of sheets.</summary>
internal enum SheetLanguage
{
    /// <summary>Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
