using System.IO.Compression;
using System.Security.Cryptography;
using RiskEngine.Cli.Output;
using RiskEngine.Cli.Sheets;
using RiskEngine.Storage;
using RiskEngine.Storage.Imports;

namespace RiskEngine.Cli.Storing;

/// <summary>Imports a workbook, or the CSV files of one set.</summary>
internal sealed class SheetImport(RiskDatabase database, RejectedFile? file, IReadOnlySet<string> skip, ProgressLine progress)
{
    private const int HeadSize = 4_096;

    // More than an ordinary household has.
    private const int MostText = 16_384;

    /// <summary>Whether a file is read as sheets, judged by its name.</summary>
    public static bool Takes(string name) => IsCsv(name) || Path.GetExtension(name).ToUpperInvariant() is ".XLSX" or ".XLSM" or ".XLS";

    /// <summary>Whether a file is one of a set of CSV files.</summary>
    public static bool IsCsv(string name) => Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TSV";

    /// <summary>Imports one workbook or one set.</summary>
    /// <param name="files">The workbook, or every CSV file of the set.</param>
    /// <returns>What became of its rows, and whether the same bytes were imported before.</returns>
    /// <exception cref="SheetException">Names or headings are wrong; nothing is imported.</exception>
    public (ImportCounts Counts, bool IsRepeat) Run(IReadOnlyList<string> files)
    {
        if (IsCsv(files[0]))
        {
            return Run(files, SheetSet.Of([.. files.Select(CsvFile.Open)], skip), files.Sum(name => new FileInfo(name).Length));
        }

        using var workbook = WorkbookFile.Open(files[0]);
        var set = SheetSet.Of(workbook, Path.GetFileName(files[0]), skip);
        using var zip = ZipFile.OpenRead(files[0]);
        return Run(files, set, zip.Entries.Sum(entry => entry.Length));
    }

    private (ImportCounts Counts, bool IsRepeat) Run(IReadOnlyList<string> files, SheetSet set, long size)
    {
        var shown = Path.GetFileName(files[0]);
        var (head, digest) = Digests(files);
        var import = SnapshotImport.StartAsync(database, shown, head).GetAwaiter().GetResult();
        var texts = new RowTexts();
        using var commits = new ImportCommits(import, texts);
        try
        {
            var records = new SheetRecords(set, size) { Texts = texts.Take() };
            foreach (var record in records.Read())
            {
                file?.Write(shown, record.Rejected);
                if (records.Texts.FreeCapacity < MostText)
                {
                    commits.Release(records.Texts);
                    records.Texts = texts.Take();
                }

                commits.Add(record.Row is { } row ? [row] : [], record.Rejected);
                progress.Show(import.Counts.Read, null);
            }

            commits.Commit();
        }
        finally
        {
            // A commit that is under way ends before its fault, or another one, is told.
            commits.Wait();
        }

        return (import.Counts, import.FinishAsync(digest).GetAwaiter().GetResult());
    }

    private static (byte[] Head, byte[] Digest) Digests(IReadOnlyList<string> files)
    {
        var head = new byte[HeadSize];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        var headLength = 0;
        foreach (var name in files)
        {
            using var input = File.OpenRead(name);
            for (int read; (read = input.Read(buffer)) > 0;)
            {
                hash.AppendData(buffer, 0, read);
                var missing = Math.Min(HeadSize - headLength, read);
                buffer.AsSpan(0, missing).CopyTo(head.AsSpan(headLength));
                headLength += missing;
            }
        }

        return (SHA256.HashData(head.AsSpan(0, headLength)), hash.GetHashAndReset());
    }
}
