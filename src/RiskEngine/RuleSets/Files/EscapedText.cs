namespace RiskEngine.RuleSets.Files;

/// <summary>Counts the characters of a JSON text as the file spells them.</summary>
internal static class EscapedText
{
    /// <summary>The byte in the file that holds a character of the decoded text.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="textStart">Byte after the opening quote.</param>
    /// <param name="characters">How many UTF-16 units of the decoded text lie before.</param>
    public static int FileOffset(ReadOnlySpan<byte> bytes, int textStart, int characters)
    {
        var offset = textStart;
        for (var passed = 0; passed < characters;)
        {
            var (length, units) = Next(bytes[offset], bytes[offset + 1]);
            offset += length;
            passed += units;
        }

        return offset;
    }

    // Only called on text that the reader has already accepted, so a quote always follows and every escape is whole.
    private static (int Bytes, int Units) Next(byte first, byte second) => first switch
    {
        (byte)'\\' when second == 'u' => (6, 1),
        (byte)'\\' => (2, 1),
        < 0x80 => (1, 1),
        < 0xE0 => (2, 1),
        < 0xF0 => (3, 1),
        _ => (4, 2),
    };
}
