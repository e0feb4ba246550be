using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Assessments.Batches;
using RiskEngine.Cli.Assessing;
using RiskEngine.Households;

namespace RiskEngine.Tests.Cli;

/// <summary>Where records begin and end in a file, however the file arrives.</summary>
internal sealed class RecordSplitterTests
{
    [TestCase("a.ndjson", "{1}\n{2}\n", "1:{1}|2:{2}", TestName = "Every line is a record")]
    [TestCase("a.ndjson", "{1}\r\n\n  \n{2}", "1:{1}\r|4:{2}", TestName = "Blank lines are passed over, the last needs no end")]
    [TestCase("a.ndjson", "", "", TestName = "An empty file has no record")]
    [TestCase("a.json", "[{1},{2}]", "1:{1}|1:{2}", TestName = "The elements of an array are records")]
    [TestCase("a.json", "[\n {\"a\":[1,2]},\n {\"b\":\"],}\"}\n]\n", "2:{\"a\":[1,2]}|3:{\"b\":\"],}\"}", TestName = "Brackets inside elements and strings end nothing")]
    [TestCase("a.json", "{\n\"a\":1\n}\n", "1:{\n\"a\":1\n}", TestName = "One household over several lines is one record")]
    [TestCase("-", "{\n\"a\":1\n}\n", "1:{\n\"a\":1\n}", TestName = "So it is on standard input")]
    [TestCase("-", "{1}\n{2}\n", "1:{1}|2:{2}", TestName = "Lines on standard input are records")]
    [TestCase("-", "[]", "", TestName = "An empty array has no record")]
    [TestCase("a.json", "[{1},,{2}]", "1:{1}|1:|1:{2}", TestName = "A missing element is a bad record")]
    [TestCase("a.json", "[{1},]", "1:{1}|1:", TestName = "So is a trailing comma")]
    [TestCase("a.json", "[{1},{2}", "1:{1}|1:{2}|1:Unclosed", TestName = "An array that is not closed is told")]
    [TestCase("a.json", "[{1}] {2}", "1:{1}|1:{2}", TestName = "What follows an array is a record for the reader to refuse")]
    [TestCase("a.json", "{1} x", "1:{1}|1:x", TestName = "What follows a household is a record for the reader to refuse")]
    [TestCase("a.json", "{\"a\":\"\\\"}\"}", "1:{\"a\":\"\\\"}\"}", TestName = "An escaped quote ends no string")]
    public void Records(string name, string text, string expected)
    {
        Assert.That(Split(name, text, stride: int.MaxValue), Is.EqualTo(expected), "in one piece");
        Assert.That(Split(name, text, stride: 1), Is.EqualTo(expected), "byte by byte");
    }

    [Test]
    public void However_blank_lines_are_strewn_about_every_record_keeps_its_line([Values(1, 2, 3, int.MaxValue)] int stride)
    {
        const string Letters = "\n\r {";
        for (var number = 0; number < 1 << (2 * 6); number++)
        {
            var text = string.Concat(Enumerable.Range(0, 6).Select(place => Letters[(number >> (2 * place)) & 3]));
            var lines = text.Split('\n').Select((line, index) => (Text: line, Number: index + 1));
            var records = lines.Where(line => line.Text.Contains('{', StringComparison.Ordinal));

            Assert.That(
                Split("a.ndjson", text, stride),
                Is.EqualTo(string.Join('|', records.Select(line => $"{line.Number}:{line.Text}"))), JsonEncodedText.Encode(text).ToString());
        }
    }

    [TestCase("a.ndjson", "{0}\n{1}\n")]
    [TestCase("a.json", "[{0},\n{1}]")]
    public void A_record_too_large_to_hold_is_told_and_the_next_one_is_read(string name, string frame)
    {
        var huge = $"{{\"x\":\"{new string('x', 3 * SnapshotReader.DefaultMaxBytes)}\"}}";
        var text = frame.Replace("{0}", huge, StringComparison.Ordinal).Replace("{1}", "{1}", StringComparison.Ordinal);

        Assert.That(Split(name, text, stride: 100_000), Is.EqualTo("1:TooLarge|2:{1}"));
    }

    private static string Split(string name, string text, int stride)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        using var stream = new DrippingStream(bytes, stride);
        var reader = new BlockReader(stream, RecordSplitter.For(name, bytes.AsSpan(0, Math.Min(4_096, bytes.Length))));
        var found = new List<string>();
        for (var block = new Block(); reader.Read(block); block = new Block())
        {
            found.AddRange(block.Records.Select(record => record.State == RecordState.Whole
                ? $"{record.Line}:{Encoding.UTF8.GetString(block.Bytes.Slice(record.Start, record.Length))}"
                : $"{record.Line}:{record.State}"));
        }

        return string.Join('|', found);
    }

    // Hands out a few bytes at a time, as a pipe may.
    private sealed class DrippingStream(byte[] bytes, int stride) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, stride));
    }
}
