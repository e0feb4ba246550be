using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>The six kinds of JSON value.</summary>
internal enum FileValueKind
{
    Object,
    List,
    Text,
    Number,
    YesNo,
    Nothing,
}

/// <summary>A key of an object, as a text with a place, and its value.</summary>
internal sealed record FileMember(FileValue Key, FileValue Value)
{
    public string Name => Key.Text;
}

/// <summary>One value of a JSON file that knows where it stands.</summary>
internal sealed class FileValue(SourceFile file, FileValueKind kind, int start, int end)
{
    public SourceFile File => file;

    public FileValueKind Kind => kind;

    /// <summary>The bytes of the file that it takes up.</summary>
    public Range Bytes => start..end;

    /// <summary>The decoded text, for a text or a key.</summary>
    public string Text { get; init; } = "";

    public decimal Number { get; init; }

    public bool IsYes { get; init; }

    public IReadOnlyList<FileMember> Members { get; init; } = [];

    public IReadOnlyList<FileValue> Items { get; init; } = [];

    public FileValue? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>The line on which it begins, counted from 1.</summary>
    public int Line => file.PlaceOf(start).Line;

    /// <summary>The column at which it begins, counted from 1.</summary>
    public int Column => file.PlaceOf(start).Column;

    /// <summary>File and line, for pointing at it from another mistake.</summary>
    public string Place => FormattableString.Invariant($"{file.Path}({file.PlaceOf(start).Line})");

    /// <summary>Gives a mistake the place of this value; of an object or list its opening bracket.</summary>
    public Diagnostic Mark(Diagnostic diagnostic) =>
        Between(start, kind is FileValueKind.Object or FileValueKind.List ? start + 1 : end, diagnostic);

    /// <summary>Gives a mistake the place of some characters of this text.</summary>
    public Diagnostic MarkInside(int from, int to, Diagnostic diagnostic)
    {
        var first = EscapedText.FileOffset(file.Bytes, start + 1, from);
        var past = EscapedText.FileOffset(file.Bytes, start + 1, to);
        return Between(first, past, diagnostic);
    }

    private Diagnostic Between(int first, int past, Diagnostic diagnostic)
    {
        var (line, column) = file.PlaceOf(first);
        return diagnostic with
        {
            File = file.Path,
            Line = line,
            Column = column,
            Length = Math.Max(1, file.ColumnsBetween(first, past)),
        };
    }
}
