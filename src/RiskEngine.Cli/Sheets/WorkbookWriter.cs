using System.IO.Compression;
using System.Text;

namespace RiskEngine.Cli.Sheets;

/// <summary>Writes a workbook (.xlsx) whose size costs no memory, and whose bytes are the same whenever it is written.</summary>
/// <remarks>
/// The library that reads workbooks keeps one that it writes in memory until it is whole, and puts the time of day into it; so the few
/// parts that a workbook needs are written here. A test holds them against that library's own rules.
/// </remarks>
internal sealed class WorkbookWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    // In the order of CellStyle. Fonts: plain, bold, title, note. Fills: none, grey, yellow. Borders: none, thin.
    private const string Styles = $"""
        {Xml}<styleSheet xmlns="{Main}">
        <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts>
        <fonts count="4">
        <font><sz val="11"/><name val="宋体"/></font>
        <font><b/><sz val="11"/><name val="宋体"/></font>
        <font><b/><sz val="18"/><name val="宋体"/></font>
        <font><sz val="10"/><name val="宋体"/></font>
        </fonts>
        <fills count="4">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFD9E1F2"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFE699"/><bgColor indexed="64"/></patternFill></fill>
        </fills>
        <borders count="2">
        <border><left/><right/><top/><bottom/><diagonal/></border>
        <border><left style="thin"><color auto="1"/></left><right style="thin"><color auto="1"/></right><top style="thin"><color auto="1"/></top><bottom style="thin"><color auto="1"/></bottom><diagonal/></border>
        </borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="10">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="1" fillId="3" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
        <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="center" vertical="center"/></xf>
        <xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment horizontal="left" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="3" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="3" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1" applyAlignment="1"><alignment horizontal="center" vertical="top" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
        </cellXfs>
        </styleSheet>
        """;

    private readonly List<SheetWriter> sheets = [];

    /// <summary>Adds a sheet.</summary>
    public SheetWriter Add(SheetLayout layout)
    {
        var sheet = new SheetWriter(layout);
        sheets.Add(sheet);
        return sheet;
    }

    /// <summary>Ends every sheet and writes the workbook; a file of that name is replaced once it is whole.</summary>
    public void Save(string path)
    {
        var unfinished = path + ".unfinished";
        try
        {
            using (var zip = new ZipArchive(new FileStream(unfinished, FileMode.Create, FileAccess.Write), ZipArchiveMode.Create))
            {
                Write(zip, "[Content_Types].xml", $"""
                    {Xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>{Each(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>
                    """);
                Write(zip, "_rels/.rels", $"""
                    {Xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                    """);
                Write(zip, "xl/workbook.xml", $"""
                    {Xml}<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets>{Each(number => $"<sheet name=\"{sheets[number - 1].Layout.Name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>")}</sheets>{Repeated()}</workbook>
                    """);
                Write(zip, "xl/_rels/workbook.xml.rels", $"""
                    {Xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{Each(number => $"<Relationship Id=\"rId{number}\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>")}<Relationship Id="rId{sheets.Count + 1}" Type="{Links}/styles" Target="styles.xml"/></Relationships>
                    """);
                Write(zip, "xl/styles.xml", Styles);
                for (var index = 0; index < sheets.Count; index++)
                {
                    using var entry = Entry(zip, $"xl/worksheets/sheet{index + 1}.xml");
                    sheets[index].CopyTo(entry);
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sheets.ForEach(sheet => sheet.Dispose());

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var entry = Entry(zip, name);
        entry.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Stream Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return entry.Open();
    }

    private string Each(Func<int, string> text) => string.Concat(Enumerable.Range(1, sheets.Count).Select(text));

    // The rows that stand on every page.
    private string Repeated()
    {
        var names = sheets.Select((sheet, index) => (sheet.Layout, index)).Where(entry => entry.Layout.IsPrinted)
            .Select(entry => $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{entry.index}\">'{entry.Layout.Name}'!${entry.Layout.HeaderRows}:${entry.Layout.HeaderRows}</definedName>")
            .ToList();
        return names.Count == 0 ? "" : $"<definedNames>{string.Concat(names)}</definedNames>";
    }
}
