using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>
/// The digest of a rule set: the same for every way to lay out the same content, another for any other content.
/// </summary>
/// <remarks>
/// Hashed are, line by line, the parent's digest and then each file's name and canonical JSON: keys in ordinal
/// order, no white space, numbers without trailing zeros or exponent. White space, line endings, key order and the
/// spelling of escapes and numbers therefore do not count. `$schema` is for editors and worked cases are tests, so
/// neither counts.
/// </remarks>
internal static class Fingerprint
{
    public static string Of(RuleSetPiece piece, RuleSet? parent)
    {
        var text = new StringBuilder();
        text.Append("extends ").Append(parent?.Digest ?? "nothing").Append('\n');
        foreach (var (name, root) in piece.Documents)
        {
            text.Append(name).Append('\n');
            Write(text, root, isRoot: true);
            text.Append('\n');
        }

        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Write(StringBuilder text, FileValue value, bool isRoot = false)
    {
        switch (value.Kind)
        {
            case FileValueKind.Object:
                var members = value.Members.Where(member => !(isRoot && member.Name == "$schema"));
                WriteObject(text, members.OrderBy(member => member.Name, StringComparer.Ordinal));
                break;
            case FileValueKind.List:
                WriteList(text, value.Items);
                break;
            case FileValueKind.Text:
                WriteText(text, value.Text);
                break;
            case FileValueKind.Number:
                text.Append(Plain(value.Number));
                break;
            case FileValueKind.YesNo:
                text.Append(value.IsYes ? "true" : "false");
                break;
            case FileValueKind.Nothing:
                text.Append("null");
                break;
        }
    }

    private static void WriteObject(StringBuilder text, IEnumerable<FileMember> members)
    {
        var separator = '{';
        foreach (var member in members)
        {
            text.Append(separator);
            WriteText(text, member.Name);
            text.Append(':');
            Write(text, member.Value);
            separator = ',';
        }

        text.Append(separator == '{' ? "{}" : "}");
    }

    private static void WriteList(StringBuilder text, IReadOnlyList<FileValue> items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "" : ",");
            Write(text, items[i]);
        }

        text.Append(']');
    }

    private static void WriteText(StringBuilder text, string content)
    {
        text.Append('"');
        foreach (var c in content)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    private static string Plain(decimal number)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);
        var plain = digits.Contains('.', StringComparison.Ordinal) ? digits.TrimEnd('0').TrimEnd('.') : digits;
        return plain == "-0" ? "0" : plain;
    }
}
