using System.Runtime.InteropServices;
using System.Text;
using NUnit.Framework;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Tests.RuleSets;

/// <summary>Places in a line of any length, against a count from its start.</summary>
internal sealed class LongLineTests
{
    private static readonly string Text =
        "{\n" + string.Concat(Enumerable.Range(0, 900).Select(number => $"\"人均纯收入{number}é𠮷\",")) + "\nend";

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Every_character_is_at_its_column(int shift)
    {
        var text = new string('a', shift) + Text;
        var file = new SourceFile("x", Encoding.UTF8.GetBytes(text));
        List<(int Offset, (int Line, int Column) Place)> naive = [];
        var (offset, line, column) = (0, 1, 1);
        foreach (var character in text.EnumerateRunes())
        {
            naive.Add((offset, (line, column)));
            offset += character.Utf8SequenceLength;
            (line, column) = character.Value == '\n' ? (line + 1, 1) : (line, column + character.Utf16SequenceLength);
        }

        naive.Add((offset, (line, column)));
        new Random(7).Shuffle(CollectionsMarshal.AsSpan(naive));

        Assert.That(naive.Select(known => file.PlaceOf(known.Offset)), Is.EqualTo(naive.Select(known => known.Place)));
    }

    [Test]
    public void What_lies_between_two_places_is_counted_in_characters()
    {
        var bytes = Encoding.UTF8.GetBytes(Text);
        var file = new SourceFile("x", bytes);
        var starts = Enumerable.Range(0, bytes.Length).Where(at => (bytes[at] & 0xC0) != 0x80).Where((_, place) => place % 97 == 0).ToList();

        foreach (var start in starts)
        {
            foreach (var end in starts.Where(end => end >= start))
            {
                Assert.That(
                    file.ColumnsBetween(start, end), Is.EqualTo(Encoding.UTF8.GetCharCount(bytes.AsSpan()[start..end])), $"{start}..{end}");
            }
        }
    }
}
