using RiskEngine.Cli.Sheets;

namespace RiskEngine.Cli.Storing;

/// <summary>The forms in which snapshots leave a store.</summary>
internal enum ExportFormat
{
    /// <summary>One household a line.</summary>
    Ndjson,

    /// <summary>One array.</summary>
    Json,

    /// <summary>A set of CSV files.</summary>
    Csv,

    /// <summary>A workbook.</summary>
    Xlsx,
}

/// <summary>Writes snapshots as JSON, as lines or as one array.</summary>
internal sealed class JsonSink(Stream output, bool isArray) : IDisposable
{
    private bool isFirst = true;

    /// <summary>Adds a snapshot.</summary>
    public void Write(byte[] body)
    {
        output.Write(isArray ? isFirst ? "[\n"u8 : ",\n"u8 : default);
        output.Write(body);
        output.Write(isArray ? default : "\n"u8);
        isFirst = false;
    }

    /// <summary>Ends the text.</summary>
    public void Finish()
    {
        output.Write(isArray ? isFirst ? "[]\n"u8 : "\n]\n"u8 : default);
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => output.Dispose();
}

/// <summary>An export: the newest snapshots of a store in one of the forms.</summary>
internal static class ExportRun
{
    /// <summary>Exports through what reads the snapshots.</summary>
    /// <param name="format">The form.</param>
    /// <param name="isChinese">Whether headings and codes of sheets are Chinese.</param>
    /// <param name="path">The file; null for standard output, which takes JSON alone.</param>
    /// <param name="standardOutput">Opens standard output.</param>
    /// <param name="read">Calls back for each snapshot and answers their number.</param>
    public static long Run(ExportFormat format, bool isChinese, string? path, Func<Stream> standardOutput, Func<Action<byte[]>, long> read)
    {
        if (format is ExportFormat.Csv or ExportFormat.Xlsx)
        {
            var cells = new SnapshotCells(isChinese);
            using IRowSink sink = format == ExportFormat.Csv ? new CsvSink(path!, isChinese) : new WorkbookSink(path!, isChinese);
            var rows = read(body =>
            {
                foreach (var (table, row) in cells.Rows(body))
                {
                    sink.Write(table, row);
                }
            });
            sink.Finish();
            return rows;
        }

        // A file that is cut off must not look like one that is whole: it gets its name at the end.
        var unfinished = path + ".unfinished";
        long count;
        using (var sink = new JsonSink(new BufferedStream(path is null ? standardOutput() : File.Create(unfinished), 64 * 1024), format == ExportFormat.Json))
        {
            count = read(sink.Write);
            sink.Finish();
        }

        if (path is not null)
        {
            File.Move(unfinished, path, overwrite: true);
        }

        return count;
    }
}
