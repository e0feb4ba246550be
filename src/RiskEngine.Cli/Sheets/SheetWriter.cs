using System.Globalization;
using System.Text;
using System.Xml;

namespace RiskEngine.Cli.Sheets;

/// <summary>Writes the XML of one sheet row by row into a file of its own, so that its size costs no memory.</summary>
internal sealed class SheetWriter : IDisposable
{
    /// <summary>What a sheet can hold.</summary>
    public const int MostRows = 1_048_576;

    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    // A list in the cell's own rule may have 255 characters; a longer one stands on the sheet of codes alone.
    private const int LongestChoice = 250;

    private readonly FileStream file = RowStore.Temporary();
    private readonly XmlWriter xml;
    private readonly List<string> merged;

    /// <summary>Begins the sheet.</summary>
    public SheetWriter(SheetLayout layout)
    {
        Layout = layout;
        merged = [.. layout.Merged];
        xml = XmlWriter.Create(file, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CloseOutput = false });
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", Namespace);
        if (layout.IsPrinted)
        {
            xml.WriteStartElement("sheetPr", Namespace);
            Element("pageSetUpPr", ("fitToPage", "1"));
            xml.WriteEndElement();
        }

        WriteView();
        Element("sheetFormatPr", ("defaultRowHeight", "15"));
        WriteColumns();
        xml.WriteStartElement("sheetData", Namespace);
    }

    /// <summary>What the sheet is.</summary>
    public SheetLayout Layout { get; }

    /// <summary>Number of rows so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">Its cells from the first column on.</param>
    /// <param name="height">Its height in points; null to leave it to the program.</param>
    public void Row(IEnumerable<SheetCell> cells, double? height = null)
    {
        if (Rows == MostRows)
        {
            throw new IOException($"the sheet {Layout.Name} would have more rows than a workbook can hold; export one county with --county, or as csv or ndjson");
        }

        Rows++;
        xml.WriteStartElement("row", Namespace);
        xml.WriteAttributeString("r", Number(Rows));
        if (height is { } points)
        {
            xml.WriteAttributeString("ht", points.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("customHeight", "1");
        }

        var column = 0;
        foreach (var cell in cells)
        {
            WriteCell(cell, RawSheet.Letters(column++) + Number(Rows));
        }

        xml.WriteEndElement();
    }

    /// <summary>Shows cells of the last row as one.</summary>
    public void MergeRow(int columns) => merged.Add($"A{Number(Rows)}:{RawSheet.Letters(columns - 1)}{Number(Rows)}");

    /// <summary>Ends the sheet and copies it to where it belongs.</summary>
    public void CopyTo(Stream output)
    {
        xml.WriteEndElement();
        WriteMerged();
        WriteChoices();
        Element("pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.5"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        if (Layout.IsPrinted)
        {
            Element("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0"));
            xml.WriteStartElement("headerFooter", Namespace);
            xml.WriteElementString("oddFooter", Namespace, "&C第 &P 页 / 共 &N 页");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.Flush();
        file.Position = 0;
        file.CopyTo(output);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // A sheet that was not ended is XML that was not ended, which nobody will see.
        file.Dispose();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private void WriteView()
    {
        xml.WriteStartElement("sheetViews", Namespace);
        xml.WriteStartElement("sheetView", Namespace);
        xml.WriteAttributeString("workbookViewId", "0");
        if (Layout.HeaderRows > 0)
        {
            Element("pane", ("ySplit", Number(Layout.HeaderRows)), ("topLeftCell", $"A{Number(Layout.HeaderRows + 1)}"), ("activePane", "bottomLeft"), ("state", "frozen"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void WriteColumns()
    {
        if (Layout.Columns.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("cols", Namespace);
        for (var index = 0; index < Layout.Columns.Count; index++)
        {
            var (width, style) = Layout.Columns[index];
            Element(
                "col", ("min", Number(index + 1)), ("max", Number(index + 1)), ("width", width.ToString(CultureInfo.InvariantCulture)),
                ("style", Number((int)style)), ("customWidth", "1"));
        }

        xml.WriteEndElement();
    }

    private void WriteCell(SheetCell cell, string place)
    {
        if (cell.Content is null && cell.Style == CellStyle.Plain)
        {
            return;
        }

        xml.WriteStartElement("c", Namespace);
        xml.WriteAttributeString("r", place);
        if (cell.Style != CellStyle.Plain)
        {
            xml.WriteAttributeString("s", Number((int)cell.Style));
        }

        if (cell is { Content: { } number, IsNumber: true })
        {
            xml.WriteElementString("v", Namespace, number);
        }
        else if (cell.Content is { } text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Namespace);
            xml.WriteStartElement("t", Namespace);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(SharedTexts.Escaped(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteMerged()
    {
        if (merged.Count > 0)
        {
            xml.WriteStartElement("mergeCells", Namespace);
            merged.ForEach(range => Element("mergeCell", ("ref", range)));
            xml.WriteEndElement();
        }
    }

    private void WriteChoices()
    {
        var choices = Layout.Choices.Select(choice => (choice.Column, Words: string.Join(',', choice.Words))).Where(choice => choice.Words.Length <= LongestChoice).ToList();
        if (choices.Count == 0)
        {
            return;
        }

        xml.WriteStartElement("dataValidations", Namespace);
        xml.WriteAttributeString("count", Number(choices.Count));
        foreach (var (column, words) in choices)
        {
            var letters = RawSheet.Letters(column);
            xml.WriteStartElement("dataValidation", Namespace);
            xml.WriteAttributeString("type", "list");
            xml.WriteAttributeString("allowBlank", "1");
            xml.WriteAttributeString("showErrorMessage", "1");
            xml.WriteAttributeString("sqref", $"{letters}2:{letters}{Number(MostRows)}");
            xml.WriteElementString("formula1", Namespace, $"\"{words}\"");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Element(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            xml.WriteAttributeString(attribute, value);
        }

        xml.WriteEndElement();
    }
}
