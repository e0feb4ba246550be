using System.Text;

namespace RiskEngine.Cli.Sheets;

/// <summary>Gets the rows of an export.</summary>
internal interface IRowSink : IDisposable
{
    /// <summary>Adds a row.</summary>
    /// <param name="table">Number of its table.</param>
    /// <param name="cells">A cell for each column.</param>
    void Write(int table, Cell[] cells);

    /// <summary>Ends the export; without it nothing has been written.</summary>
    void Finish();
}

/// <summary>
/// Writes a set of CSV files: the households into the one that is named, the members into <c>NAME.members.csv</c> beside it, and so on.
/// </summary>
internal sealed class CsvSink : IRowSink
{
    private const string Unfinished = ".unfinished";

    private readonly string[] paths;
    private readonly StreamWriter[] files;

    /// <summary>Begins the files.</summary>
    /// <param name="path">The file of the households.</param>
    /// <param name="isChinese">Whether the headings are Chinese.</param>
    public CsvSink(string path, bool isChinese)
    {
        paths = [.. SheetTable.All.Select((table, index) => index == 0 ? path : PathOf(path, table))];

        // The mark at its beginning makes a spreadsheet read Chinese as Chinese.
        files = [.. paths.Select(name => new StreamWriter(name + Unfinished, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" })];
        for (var table = 0; table < files.Length; table++)
        {
            files[table].WriteLine(string.Join(',', SheetTable.All[table].Columns.Select(column => isChinese ? column.Chinese : column.Path)));
        }
    }

    /// <summary>The file of a part of the set.</summary>
    public static string PathOf(string path, SheetTable table) =>
        Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{char.ToLowerInvariant(table.Name[0])}{table.Name[1..]}{Path.GetExtension(path)}");

    /// <inheritdoc/>
    public void Write(int table, Cell[] cells) => files[table].WriteLine(string.Join(',', cells.Select(cell => cell.IsEmpty ? "" : Quoted(cell.Text))));

    /// <inheritdoc/>
    public void Finish()
    {
        for (var table = 0; table < files.Length; table++)
        {
            files[table].Dispose();
            File.Move(paths[table] + Unfinished, paths[table], overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var table = 0; table < files.Length; table++)
        {
            files[table].Dispose();
            File.Delete(paths[table] + Unfinished);
        }
    }

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n;") < 0 && text.Trim() == text
        ? text
        : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
