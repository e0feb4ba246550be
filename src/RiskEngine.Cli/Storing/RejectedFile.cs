using System.Globalization;
using System.Text;
using RiskEngine.Storage.Imports;

namespace RiskEngine.Cli.Storing;

/// <summary>The rows that were not imported, for whoever mends them: CSV that a spreadsheet opens.</summary>
internal sealed class RejectedFile : IDisposable
{
    private readonly StreamWriter writer;

    /// <summary>Begins the file.</summary>
    public RejectedFile(Stream output)
    {
        // The mark at its beginning makes a spreadsheet read Chinese as Chinese.
        writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        writer.WriteLine("file,sheet,row,householdId,column,code,reason,suggestion");
    }

    /// <summary>Adds reasons.</summary>
    /// <param name="file">The file that they are about.</param>
    /// <param name="rejected">The reasons.</param>
    public void Write(string file, IEnumerable<RejectedRow> rejected)
    {
        foreach (var row in rejected)
        {
            writer.WriteLine(string.Join(',',
                Cell(file), Cell(row.Sheet), row.Line.ToString(CultureInfo.InvariantCulture), row.HouseholdId, Cell(row.Pointer), row.Code,
                Cell(row.Message), Cell(row.Suggestion ?? "")));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
