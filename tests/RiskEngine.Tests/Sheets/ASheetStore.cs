using System.Text;
using NodaTime;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.Output;
using RiskEngine.Cli.Storing;

namespace RiskEngine.Tests.Sheets;

/// <summary>An embedded store in a folder of its own, with the commands that fill and empty it.</summary>
internal sealed class ASheetStore : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("riskengine-sheets-");
    private readonly string address;

    public ASheetStore()
    {
        address = "sqlite:" + At("store.db");
        StoreCommand.Init(address, TextWriter.Null, TextWriter.Null);
    }

    /// <summary>What the last command said on standard error.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>What the last import said, without the names of its files.</summary>
    public string Counts { get; private set; } = "";

    /// <summary>The rows that the last import rejected, without the line of headings.</summary>
    public IReadOnlyList<string> Rejected { get; private set; } = [];

    public string At(string name) => Path.Combine(folder.FullName, name);

    public string Write(string name, string text, Encoding? encoding = null)
    {
        File.WriteAllText(At(name), text, encoding ?? new UTF8Encoding(false));
        return At(name);
    }

    public ExitCode Import(params string[] files) => Import(files, []);

    public ExitCode Import(IReadOnlyList<string> files, IReadOnlyList<string> skip)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var exit = StoreImportCommand.Run(address, files, At("rejected.csv"), 1, output, errors, new ProgressLine(null), skip);
        Errors = errors.ToString();
        Counts = output.ToString().TrimEnd().Split(": ")[^1];
        Rejected = File.Exists(At("rejected.csv")) ? [.. File.ReadLines(At("rejected.csv")).Skip(1)] : [];
        return exit;
    }

    public ExitCode Export(ExportFormat format, string name, bool? isChinese = null) =>
        Run(new ExportOrder(format, null, null, At(name), isChinese, IsLedger: false));

    public ExitCode Ledger(string county, LocalDate asOf, string name) =>
        Run(new ExportOrder(ExportFormat.Ndjson, asOf, county, At(name), null, IsLedger: true));

    /// <summary>Everything in the store as lines.</summary>
    public IReadOnlyList<string> Lines()
    {
        Export(ExportFormat.Ndjson, "lines.ndjson");
        return File.ReadAllLines(At("lines.ndjson"));
    }

    public IReadOnlyList<string> Files(string pattern) => Directory.GetFiles(folder.FullName, pattern);

    public void Dispose() => folder.Delete(recursive: true);

    private ExitCode Run(ExportOrder order)
    {
        using var errors = new StringWriter();
        var exit = StoreExportCommand.Run(address, order, RepositoryRoot.At("rules"), () => Stream.Null, errors);
        Errors = errors.ToString();
        return exit;
    }
}
