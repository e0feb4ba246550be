using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;

namespace RiskEngine.Cli.Sheets;

/// <summary>A CSV file: UTF-8, UTF-16 with its mark, or GB18030 (GBK), with commas, semicolons or tabs.</summary>
internal static class CsvFile
{
    // Room for every answer of a household; a quote that is never closed ends here and not with the memory.
    private const int LongestCell = 100_000;

    private static readonly string[] Delimiters = [",", ";", "\t"];

    /// <summary>The file as a sheet.</summary>
    /// <param name="path">Where it is.</param>
    public static RawSheet Open(string path)
    {
        var encoding = EncodingOf(path);
        var delimiter = DelimiterOf(path, encoding);
        var name = Path.GetFileName(path);
        return new RawSheet(name, name, IsNamed: false, _ => Rows(path, name, encoding, delimiter));
    }

    private static IEnumerable<RawRow> Rows(string path, string name, Encoding encoding, string delimiter)
    {
        var fault = "";
        using var text = new StreamReader(path, encoding, detectEncodingFromByteOrderMarks: true);
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
            BadDataFound = _ => fault = "a quote stands in the middle of a cell",
        });
        var begins = 1;
        var width = 0;
        while (Next(parser, name))
        {
            var record = parser.Record ?? [];
            var cells = Array.ConvertAll(record, Cell.Of);
            if (cells.Any(cell => !cell.IsEmpty))
            {
                width = width == 0 ? cells.Length : width;
                yield return new RawRow(begins, cells, fault.Length > 0 ? fault : Width(cells.Length, width));
            }

            begins = parser.RawRow + 1;
            fault = "";
        }
    }

    // A row with other cells than the one before was cut off, or holds a comma without quotes.
    private static string? Width(int cells, int width) => cells == width
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"the row has {cells} cells, the first one has {width}");

    private static bool Next(CsvParser parser, string name)
    {
        try
        {
            return parser.Read();
        }
        catch (Exception fault) when (fault is CsvHelperException or DecoderFallbackException)
        {
            throw new SheetException(SheetMistakes.Unreadable(
                name,
                fault is DecoderFallbackException
                    ? "its text is neither UTF-8 nor GB18030"
                    : string.Create(CultureInfo.InvariantCulture, $"from line {parser.RawRow} on no row ends; a quote may not be closed")));
        }
    }

    // A spreadsheet in China saves CSV as GBK unless told otherwise, and nothing in the file says so.
    private static Encoding EncodingOf(string path)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[64 * 1024];
        var kept = 0;
        var isFirst = true;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            if (isFirst && (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF])))
            {
                return Encoding.Unicode;
            }

            isFirst = false;
            var end = WholeCharacters(bytes);
            if (!Utf8.IsValid(bytes[..end]))
            {
                return Gb18030();
            }

            kept = bytes.Length - end;
            bytes[end..].CopyTo(buffer);
        }

        return kept == 0 ? Encoding.UTF8 : Gb18030();
    }

    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var unit = bytes[^back];
            if ((unit & 0xC0) == 0xC0)
            {
                var length = unit >= 0xF0 ? 4 : unit >= 0xE0 ? 3 : 2;
                return length > back ? bytes.Length - back : bytes.Length;
            }
        }

        return bytes.Length;
    }

    private static Encoding Gb18030() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static string DelimiterOf(string path, Encoding encoding)
    {
        using var text = new StreamReader(path, encoding);
        string line;
        try
        {
            var head = new char[16 * 1024];
            line = new string(head, 0, text.ReadBlock(head)).TrimStart().Split('\n')[0];
        }
        catch (DecoderFallbackException)
        {
            throw new SheetException(SheetMistakes.Unreadable(Path.GetFileName(path), "its text is neither UTF-8 nor GB18030"));
        }

        return Delimiters.MaxBy(delimiter => line.Split(delimiter).Length)!;
    }
}
