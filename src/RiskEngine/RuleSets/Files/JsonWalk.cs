using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>Reads strict JSON into values that know their places. A mistake in the JSON itself ends the file.</summary>
internal sealed class JsonWalk
{
    /// <summary>More levels than any rule file needs, and few enough for any stack.</summary>
    private const int MaximumDepth = 24;

    private readonly SourceFile file;
    private readonly List<Diagnostic> findings;

    private JsonWalk(SourceFile file, List<Diagnostic> findings) => (this.file, this.findings) = (file, findings);

    /// <summary>The value of the file, or null when it holds no JSON; every mistake is added to the findings.</summary>
    public static FileValue? Read(SourceFile file, List<Diagnostic> findings) => new JsonWalk(file, findings).Read();

    private FileValue? Read()
    {
        if (file.Bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            return Stop(0, 0, FileMistakes.ByteOrderMark());
        }

        if (!Utf8.IsValid(file.Bytes))
        {
            return Stop(FirstBadByte(), 0, FileMistakes.NotUtf8());
        }

        var options = new JsonReaderOptions { MaxDepth = MaximumDepth };
        var reader = new Utf8JsonReader(file.Bytes, options);
        try
        {
            reader.Read();
            var value = Value(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException mistake)
        {
            var offset = file.OffsetOf((int)(mistake.LineNumber ?? 0), (int)(mistake.BytePositionInLine ?? 0));
            return Stop(offset, 1, WhatIsWrong(offset, reader.CurrentDepth));
        }
    }

    private FileValue Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader),
        JsonTokenType.StartArray => List(ref reader),
        JsonTokenType.String => Text(ref reader),
        JsonTokenType.Number => Number(ref reader),
        JsonTokenType.True or JsonTokenType.False =>
            Leaf(ref reader, FileValueKind.YesNo, isYes: reader.TokenType == JsonTokenType.True),
        _ => Leaf(ref reader, FileValueKind.Nothing),
    };

    private FileValue Object(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var members = new List<FileMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var key = Text(ref reader);
            reader.Read();
            var value = Value(ref reader);
            if (names.Add(key.Text))
            {
                members.Add(new FileMember(key, value));
            }
            else if (!Enough.Of(findings, key))
            {
                findings.Add(key.Mark(FileMistakes.DuplicateKey(key.Text)));
            }
        }

        return new FileValue(file, FileValueKind.Object, start, (int)reader.BytesConsumed) { Members = members.ToArray() };
    }

    private FileValue List(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var items = new List<FileValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return new FileValue(file, FileValueKind.List, start, (int)reader.BytesConsumed) { Items = items.ToArray() };
    }

    private FileValue Text(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var end = start + reader.ValueSpan.Length + 2;
        try
        {
            return new FileValue(file, FileValueKind.Text, start, end) { Text = reader.GetString() ?? "" };
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair: the only escape that strict JSON allows and text cannot hold.
            var value = new FileValue(file, FileValueKind.Text, start, end) { Text = "\uFFFD" };
            if (!Enough.Of(findings, value))
            {
                findings.Add(value.Mark(FileMistakes.HalfACharacter()));
            }

            return value;
        }
    }

    private FileValue Number(ref Utf8JsonReader reader)
    {
        var isExact = reader.TryGetDecimal(out var number);
        var start = (int)reader.TokenStartIndex;
        var value = new FileValue(
            file, FileValueKind.Number, start, start + reader.ValueSpan.Length) { Number = number };
        if (!isExact && !Enough.Of(findings, value))
        {
            findings.Add(value.Mark(FileMistakes.NumberOutOfRange(Encoding.UTF8.GetString(reader.ValueSpan))));
        }

        return value;
    }

    private FileValue Leaf(ref Utf8JsonReader reader, FileValueKind kind, bool isYes = false)
    {
        var start = (int)reader.TokenStartIndex;
        return new FileValue(file, kind, start, start + reader.ValueSpan.Length) { IsYes = isYes };
    }

    private FileValue? Stop(int offset, int length, Diagnostic mistake)
    {
        var at = new FileValue(file, FileValueKind.Nothing, offset, Math.Min(offset + length, file.Bytes.Length));
        findings.Add(at.Mark(mistake));
        return null;
    }

    private Diagnostic WhatIsWrong(int offset, int depth)
    {
        var rest = file.Bytes[offset..];
        var before = file.Bytes[..offset].TrimEnd(" \t\r\n"u8);
        return rest switch
        {
            [(byte)'/', ..] => FileMistakes.Comment(),
            [(byte)'}' or (byte)']', ..] when before is [.., (byte)','] => FileMistakes.TrailingComma(),
            [] => FileMistakes.EndsTooEarly(),
            [(byte)'{' or (byte)'[', ..] when depth >= MaximumDepth => FileMistakes.TooDeep(MaximumDepth),
            _ => FileMistakes.NotJson(),
        };
    }

    private int FirstBadByte()
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(file.Bytes[offset..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }
}
