using System.Text.Json;

namespace RiskEngine.Households;

/// <summary>Says where a text stops being JSON.</summary>
internal static class JsonFault
{
    /// <summary>Objects and lists that may stand inside each other.</summary>
    internal const int MaxDepth = 64;

    internal static SnapshotProblem NotUtf8(ReadOnlySpan<byte> json)
    {
        var offset = TextPosition.FirstInvalid(json);
        var problem = SnapshotMistakes.Malformed("it has bytes that are not UTF-8") with { Offset = offset };
        return TextPosition.Placed(problem, json);
    }

    internal static SnapshotProblem Problem(ReadOnlySpan<byte> json, JsonException fault)
    {
        var offset = TextPosition.Offset(json, fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var problem = IsTooDeep(json, offset) ? SnapshotMistakes.TooDeep(MaxDepth) : SnapshotMistakes.Malformed(Reason(json, offset));
        problem = problem with { Offset = offset };
        return TextPosition.Placed(problem, json);
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json, long offset)
    {
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
            while (reader.Read() && reader.TokenStartIndex <= offset)
            {
                if (reader is { CurrentDepth: MaxDepth, TokenType: JsonTokenType.StartObject or JsonTokenType.StartArray })
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // Something else is wrong with it.
        }

        return false;
    }

    // The library's own sentences name its types and change from version to version, so they are not passed on.
    private static string Reason(ReadOnlySpan<byte> json, long offset) => json.TrimEnd(" \t\r\n"u8).Length switch
    {
        0 => "there is no text",
        var end when offset >= end => "it ends too early",
        _ => "it goes wrong here",
    };
}
