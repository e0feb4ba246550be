using System.Globalization;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Households;

namespace RiskEngine.Cli.Sheets;

/// <summary>
/// Turns a cell into the JSON value that its column asks for. What cannot be turned stays text, and the one reader of snapshots says
/// what is wrong with it.
/// </summary>
internal static class CellValue
{
    // The digits that a spreadsheet shows; behind them a number holds what came of counting in binary.
    private const string Shown = "G15";

    private static readonly string[] Yes = ["TRUE", "YES", "Y", "1", "是", "有", "√", "已"];
    private static readonly string[] No = ["FALSE", "NO", "N", "0", "否", "无", "×", "未", "没有"];
    private static readonly string[] Nothing = ["无", "NONE", "[]"];
    private static readonly char[] Separators = ['、', ',', ',', ';', ';', '/', '|'];
    private static readonly LocalDatePattern[] Days =
    [
        LocalDatePattern.Iso,
        .. new[] { "uuuu/M/d", "uuuu-M-d", "uuuu.M.d", "uuuu年M月d日", "uuuuMMdd" }.Select(LocalDatePattern.CreateWithInvariantCulture),
    ];

    /// <summary>The value of a cell that is not empty.</summary>
    /// <param name="json">Gets it.</param>
    /// <param name="column">Its column.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="is1904">Whether its workbook counts days from 1904.</param>
    public static void Write(Utf8JsonWriter json, Column column, Cell cell, bool is1904)
    {
        switch (column.Kind)
        {
            case AnswerKind.Number or AnswerKind.List when Number(cell) is { } number:
                json.WriteRawValue(number);
                break;
            case AnswerKind.YesNo when YesNo(cell) is { } answer:
                json.WriteBooleanValue(answer);
                break;
            case AnswerKind.Date:
                json.WriteStringValue(Day(cell, is1904) ?? Plain(cell));
                break;
            case AnswerKind.Code:
                json.WriteStringValue(Code(column, Plain(cell)));
                break;
            case AnswerKind.Codes:
                json.WriteStartArray();
                foreach (var code in ListOf(column, cell))
                {
                    json.WriteStringValue(code);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Text(column, cell));
                break;
        }
    }

    /// <summary>The codes in a cell with several; none of them when it says that there are none.</summary>
    public static IEnumerable<string> ListOf(Column column, Cell cell) => Nothing.Contains(Plain(cell).ToUpperInvariant())
        ? []
        : cell.Text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => Code(column, word));

    /// <summary>A number as JSON writes it; null when the cell holds none.</summary>
    public static string? Number(Cell cell)
    {
        if (cell.Kind == CellKind.Number)
        {
            return double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var counted) && double.IsFinite(counted)
                ? decimal.TryParse(counted.ToString(Shown, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
                    ? exact.ToString(CultureInfo.InvariantCulture)
                    : counted.ToString("E14", CultureInfo.InvariantCulture)
                : null;
        }

        var text = cell.Kind == CellKind.Text ? Plain(cell).TrimStart('¥', '¥').TrimEnd('元').Trim() : "";
        var whole = text.Split('.')[0].TrimStart('-');
        var groups = whole.Split(',');
        var areThousands = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3));
        return areThousands && whole.Length > 0 && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;
    }

    /// <summary>A word as it is compared: without space around it, full-width letters as plain ones.</summary>
    public static string Plain(string text) => (IsWhole(text) ? text.Normalize(NormalizationForm.FormKC) : text).Trim();

    /// <summary>Text of a cell without what only a spreadsheet needs.</summary>
    public static string Text(Column column, Cell cell)
    {
        if (cell.Kind == CellKind.Number)
        {
            return Number(cell) ?? cell.Text;
        }

        // Whoever writes `=`, `+`, `-` or `@` in front puts a mark before it, or a spreadsheet would count.
        var text = cell.Text.Length > 1 && cell.Text[0] == '\'' && "=+-@'".Contains(cell.Text[1], StringComparison.Ordinal) ? cell.Text[1..] : cell.Text;
        return column.Path == "department" ? text : ChineseWords.Code(column.Path, Plain(text)) ?? text.Trim();
    }

    private static string Plain(Cell cell) => Plain(cell.Text);

    private static bool? YesNo(Cell cell) => Plain(cell).ToUpperInvariant() is var word && Yes.Contains(word)
        ? true
        : No.Contains(word) ? false : null;

    private static string Code(Column column, string word)
    {
        var plain = Plain(word);
        return column.Codes.FirstOrDefault(code => string.Equals(code, plain, StringComparison.OrdinalIgnoreCase))
            ?? ChineseWords.Code(column.Path, plain)
            ?? plain;
    }

    private static string? Day(Cell cell, bool is1904)
    {
        var text = Plain(cell);
        if (cell.Kind == CellKind.Number && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial) && serial is >= 0 and < 2_958_466)
        {
            return Serial((int)serial, is1904);
        }

        // A time of midnight, or of any hour, behind a day is left away.
        var space = text.AsSpan().IndexOfAny(' ', 'T');
        var day = space >= 8 ? text[..space] : text;
        return Days.Select(pattern => pattern.Parse(day)).FirstOrDefault(parsed => parsed.Success) is { Success: true } found
            ? LocalDatePattern.Iso.Format(found.Value)
            : null;
    }

    // Spreadsheets count 1900 as a leap year: number 60 is a day that never was, and the days before it are one off.
    private static string? Serial(int serial, bool is1904) => (serial, is1904) switch
    {
        (_, true) => LocalDatePattern.Iso.Format(new LocalDate(1904, 1, 1).PlusDays(serial)),
        (< 1 or 60, _) => null,
        (< 60, _) => LocalDatePattern.Iso.Format(new LocalDate(1899, 12, 31).PlusDays(serial)),
        _ => LocalDatePattern.Iso.Format(new LocalDate(1899, 12, 30).PlusDays(serial)),
    };

    private static bool IsWhole(string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsSurrogate(text[index]) && !(char.IsSurrogatePair(text, index) && ++index > 0))
            {
                return false;
            }
        }

        return true;
    }
}
