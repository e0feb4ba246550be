using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace RiskEngine.Cli.Sheets;

/// <summary>The texts of a workbook, which cells name by number; kept as bytes, of which they need few.</summary>
internal sealed partial class SharedTexts
{
    private const int MostBytes = 500_000_000;

    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly List<int> ends = [];

    /// <summary>How XML of others is read: nothing outside the text is fetched or grown.</summary>
    public static XmlReaderSettings Settings { get; } = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    /// <summary>A text.</summary>
    /// <exception cref="FormatException">There is none of that number.</exception>
    public string this[int index] => (uint)index < (uint)ends.Count
        ? Encoding.UTF8.GetString(bytes.WrittenSpan[(index == 0 ? 0 : ends[index - 1])..ends[index]])
        : throw new FormatException();

    /// <summary>Reads the table.</summary>
    public static SharedTexts Read(SharedStringTablePart? part, string file)
    {
        var texts = new SharedTexts();
        if (part is null)
        {
            return texts;
        }

        using var xml = XmlReader.Create(part.GetStream(), Settings);
        var text = new StringBuilder();
        var isText = false;
        var isPhonetic = false;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                isText = xml.LocalName == "t" && !xml.IsEmptyElement;
                isPhonetic |= xml.LocalName == "rPh" && !xml.IsEmptyElement;
                if (xml.LocalName == "si" && xml.IsEmptyElement)
                {
                    texts.Add("", file);
                }
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
                isPhonetic &= xml.LocalName != "rPh";
                if (xml.LocalName == "si")
                {
                    texts.Add(Unescaped(text.ToString()), file);
                    text.Clear();
                }
            }
            else if (isText && !isPhonetic && xml.HasValue)
            {
                text.Append(xml.Value);
            }
        }

        return texts;
    }

    /// <summary>Text without the escapes of characters that XML cannot hold: <c>_x000D_</c>.</summary>
    public static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal)
        ? Escape().Replace(text, match => ((char)int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
        : text;

    /// <summary>The opposite of <see cref="Unescaped"/>.</summary>
    public static string Escaped(string text)
    {
        if (text.Contains("_x", StringComparison.Ordinal))
        {
            text = Escape().Replace(text, "_x005F$0");
        }

        return text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0
            ? text
            : text.Replace("\uFFFE", "_xFFFE_", StringComparison.Ordinal).Replace("\uFFFF", "_xFFFF_", StringComparison.Ordinal);
    }

    private void Add(string text, string file)
    {
        Encoding.UTF8.GetBytes(text, bytes);
        ends.Add(bytes.WrittenCount);
        if (bytes.WrittenCount > MostBytes)
        {
            throw new SheetException(SheetMistakes.TooManyTexts(file));
        }
    }

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
