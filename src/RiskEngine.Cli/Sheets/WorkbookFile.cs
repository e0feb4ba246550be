using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace RiskEngine.Cli.Sheets;

/// <summary>A workbook (.xlsx), read as a stream: of its sheets one row is held, of its texts each one once.</summary>
internal sealed class WorkbookFile : IDisposable
{
    private const int MostColumns = 1_024;

    // The longest text that a cell may have.
    private const int LongestText = 32_767 * 4;

    private readonly SpreadsheetDocument document;
    private readonly string name;
    private readonly Lazy<SharedTexts> texts;

    private WorkbookFile(SpreadsheetDocument document, string name)
    {
        (this.document, this.name) = (document, name);
        texts = new Lazy<SharedTexts>(() => SharedTexts.Read(document.WorkbookPart!.SharedStringTablePart, name));
    }

    /// <summary>Whether its days are counted from 1904, as old Macintoshes did.</summary>
    public bool Is1904 => document.WorkbookPart!.Workbook.WorkbookProperties?.Date1904?.Value ?? false;

    /// <summary>Its sheets in their order.</summary>
    public IReadOnlyList<RawSheet> Sheets { get; private init; } = [];

    /// <summary>Opens a workbook.</summary>
    /// <exception cref="SheetException">It is none.</exception>
    public static WorkbookFile Open(string path)
    {
        var name = Path.GetFileName(path);
        RefuseOld(path, name);
        SpreadsheetDocument? document = null;
        try
        {
            document = SpreadsheetDocument.Open(path, isEditable: false);
            var book = document.WorkbookPart ?? throw new SheetException(SheetMistakes.NotAWorkbook(name));
            var file = new WorkbookFile(document, name);
            return new WorkbookFile(document, name)
            {
                Sheets =
                [
                    .. from sheet in book.Workbook.Sheets?.Elements<Sheet>() ?? []
                       let part = sheet.Id?.Value is { } id && book.TryGetPartById(id, out var found) ? found as WorksheetPart : null
                       where part is not null
                       select new RawSheet(name, sheet.Name?.Value ?? "", IsNamed: true, merged => file.Rows(part, sheet.Name?.Value ?? "", merged)),
                ],
            };
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            document?.Dispose();
            throw new SheetException(SheetMistakes.NotAWorkbook(name));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => document.Dispose();

    // What a file that is cut off or changed makes the libraries throw.
    private static bool IsOfTheFile(Exception fault) => fault is DocumentFormat.OpenXml.Packaging.OpenXmlPackageException
        or FileFormatException or InvalidDataException or XmlException or EndOfStreamException or FormatException or OverflowException
        or InvalidOperationException or ArgumentException or KeyNotFoundException or UriFormatException;

    private static void RefuseOld(string path, string name)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[4];
        var length = file.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        if (head[..length].SequenceEqual<byte>([0xD0, 0xCF, 0x11, 0xE0]))
        {
            throw new SheetException(SheetMistakes.OldWorkbook(name));
        }
    }

    private IEnumerable<RawRow> Rows(WorksheetPart part, string sheet, List<MergedRange> merged)
    {
        using var xml = XmlReader.Create(part.GetStream(), SharedTexts.Settings);
        var row = 0;
        while (Guarded(() => xml.Read(), sheet))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "row")
            {
                row = Guarded(() => xml.GetAttribute("r") is { } number ? int.Parse(number, CultureInfo.InvariantCulture) : row + 1, sheet);
                var cells = Guarded(() => ReadCells(xml), sheet);
                if (cells.Exists(cell => !cell.IsEmpty))
                {
                    yield return new RawRow(row, cells);
                }
            }
            else if (xml.LocalName == "mergeCell" && xml.GetAttribute("ref") is { } range)
            {
                merged.Add(Guarded(() => Range(range), sheet));
            }
        }
    }

    private T Guarded<T>(Func<T> read, string sheet)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (IsOfTheFile(fault))
        {
            throw new SheetException(SheetMistakes.Unreadable(name, $"its sheet `{sheet}` is damaged"));
        }
    }

    private List<Cell> ReadCells(XmlReader xml)
    {
        var cells = new List<Cell>();
        if (xml.IsEmptyElement)
        {
            return cells;
        }

        var depth = xml.Depth;
        var column = -1;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c")
            {
                continue;
            }

            column = xml.GetAttribute("r") is { } place ? Place(place).Column : column + 1;
            var cell = ReadCell(xml);
            if (column < MostColumns && !cell.IsEmpty)
            {
                while (cells.Count <= column)
                {
                    cells.Add(default);
                }

                cells[column] = cell;
            }
        }

        return cells;
    }

    private Cell ReadCell(XmlReader xml)
    {
        var type = xml.GetAttribute("t");
        if (xml.IsEmptyElement)
        {
            return default;
        }

        var (depth, value, isFormula) = (xml.Depth, (StringBuilder?)null, false);
        var inside = "";
        var isPhonetic = false;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element:
                    inside = xml.IsEmptyElement ? "" : xml.LocalName;
                    isFormula |= xml.LocalName == "f";
                    isPhonetic |= xml.LocalName == "rPh" && !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement:
                    inside = "";
                    isPhonetic &= xml.LocalName != "rPh";
                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA
                    when !isPhonetic && inside is "v" or "t" && (value?.Length ?? 0) < LongestText:
                    (value ??= new StringBuilder()).Append(xml.Value);
                    break;
                default:
                    break;
            }
        }

        return value is null
            ? isFormula && type != "str" ? new Cell(CellKind.Error, "") : default
            : Typed(type, value.ToString());
    }

    private Cell Typed(string? type, string value) => type switch
    {
        "s" => Cell.Of(texts.Value[int.Parse(value, CultureInfo.InvariantCulture)]),
        "str" or "inlineStr" => Cell.Of(SharedTexts.Unescaped(value)),
        "b" => new Cell(CellKind.YesNo, value is "1" or "true" ? "TRUE" : "FALSE"),
        "e" => new Cell(CellKind.Error, value),
        "d" => Cell.Of(value),
        _ => new Cell(CellKind.Number, value.Trim()),
    };

    private static MergedRange Range(string text)
    {
        var ends = text.Split(':');
        var (first, last) = (Place(ends[0]), Place(ends[^1]));
        return new MergedRange(first.Row, last.Row, first.Column, last.Column);
    }

    // B7 → row 7, column 1.
    private static (int Row, int Column) Place(string text)
    {
        var column = 0;
        var index = 0;
        for (; index < text.Length && index < 4 && char.IsAsciiLetter(text[index]); index++)
        {
            column = (column * 26) + (char.ToUpperInvariant(text[index]) - 'A') + 1;
        }

        return (int.Parse(text.AsSpan(index), CultureInfo.InvariantCulture), column - 1);
    }
}
