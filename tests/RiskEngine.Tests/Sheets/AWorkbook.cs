using System.Globalization;
using System.IO.Compression;

namespace RiskEngine.Tests.Sheets;

/// <summary>A workbook as other programs write it: cells are given as the XML behind the first tag.</summary>
internal static class AWorkbook
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static string Text(string text) => $" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static string Number(string number) => $"><v>{number}</v></c>";

    public static string[] Row(params string[] texts) => [.. texts.Select(text => text.Length == 0 ? "/>" : Text(text))];

    /// <summary>Writes a workbook.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sheets">Name, rows of cells, and what stands behind the rows.</param>
    /// <param name="shared">The shared texts.</param>
    /// <param name="is1904">Whether days are counted from 1904.</param>
    public static string Write(string path, (string Name, string[][] Rows, string After)[] sheets, string[]? shared = null, bool is1904 = false)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        void Part(string name, string text)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(text);
        }

        string Each(Func<int, string> text) => string.Concat(Enumerable.Range(0, sheets.Length).Select(text));
        const string Type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        Part("[Content_Types].xml", $"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"{Type}sheet.main+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Type}sharedStrings+xml\"/>{Each(i => $"<Override PartName=\"/xl/worksheets/s{i}.xml\" ContentType=\"{Type}worksheet+xml\"/>")}</Types>");
        Part("_rels/.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        Part("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Links}\"><workbookPr date1904=\"{(is1904 ? 1 : 0)}\"/><sheets>{Each(i => $"<sheet name=\"{sheets[i].Name}\" sheetId=\"{i + 1}\" r:id=\"r{i}\"/>")}</sheets></workbook>");
        Part("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"t\" Type=\"{Links}/sharedStrings\" Target=\"sharedStrings.xml\"/>{Each(i => $"<Relationship Id=\"r{i}\" Type=\"{Links}/worksheet\" Target=\"/xl/worksheets/s{i}.xml\"/>")}</Relationships>");
        Part("xl/sharedStrings.xml", $"<sst {Main}>{string.Concat((shared ?? []).Select(text => $"<si>{text}</si>"))}</sst>");
        for (var sheet = 0; sheet < sheets.Length; sheet++)
        {
            var rows = sheets[sheet].Rows.Select((cells, row) => string.Create(
                CultureInfo.InvariantCulture,
                $"<row r=\"{row + 1}\">{string.Concat(cells.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{row + 1}\"{cell}"))}</row>"));
            Part($"xl/worksheets/s{sheet}.xml", $"<worksheet {Main}><sheetData>{string.Concat(rows)}</sheetData>{sheets[sheet].After}</worksheet>");
        }

        return path;
    }
}
