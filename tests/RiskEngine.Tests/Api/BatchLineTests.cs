using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>
/// Lines that cannot be assessed: <c>batch-lines.cases.txt</c>, and beside it what each is answered; bodies too large for a table.
/// </summary>
internal sealed class BatchLineTests
{
    private const string Batch = "/v1/assessments/batch?explain=none";
    private static readonly string Household = AHousehold.Json.ReplaceLineEndings(" ");
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task Answered(string name, int assessed, int rejected, string body)
    {
        var text = body.Replace("$H", Household, StringComparison.Ordinal).Replace("$0", new string('0', 400), StringComparison.Ordinal);
        using var response = await PostAsync(Batch, RefusalTests.Bytes(text));

        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        var summary = $$$"""{"summary":{"read":{{{assessed + rejected}}},"assessed":{{{assessed}}},"rejected":{{{rejected}}},""";
        Assert.That((int)response.StatusCode, Is.EqualTo(200));
        Assert.That(lines[^1], Does.StartWith(summary));
        Verified.Match($"Batch/Lines/{name}", string.Join('\n', lines[..^1].Select(Shown)), "txt");
    }

    [Test]
    public void Every_text_belongs_to_a_case()
    {
        var folder = RepositoryRoot.At("tests", "RiskEngine.Tests", "Api", "Batch", "Lines");
        var kept = Directory.EnumerateFiles(folder, "*.verified.txt").Select(file => Path.GetFileName(file).Split('.')[0]);

        Assert.That(kept, Is.EquivalentTo(Cases().Select(test => test.Arguments[0])));
    }

    [Test]
    public async Task A_line_of_100_megabytes_is_refused_in_its_place_and_the_next_is_assessed()
    {
        var body = new byte[100_000_000 + Household.Length + 1];
        Array.Fill(body, (byte)'x', 0, 100_000_000);
        body[100_000_000] = (byte)'\n';
        System.Text.Encoding.UTF8.GetBytes(Household).CopyTo(body, 100_000_001);
        using var response = await PostAsync(Batch, body);

        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        Verified.Match("Batch/huge-line", string.Join('\n', lines[..^1].Select(Shown)), "txt");
        Assert.That(lines[^1], Does.StartWith("""{"summary":{"read":2,"assessed":1,"rejected":1,"""));
    }

    [Test]
    public async Task A_batch_that_unfolds_into_more_than_a_gigabyte_ends_with_a_word_about_it()
    {
        using var response = await PostAsync(Batch, Bomb(1_100), "gzip");

        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        Verified.Match("Batch/bomb", string.Join('\n', lines), "txt");
    }

    internal static IEnumerable<TestCaseData> Cases() =>
        from line in File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Api", "batch-lines.cases.txt"))
        where line.Contains('⇶', StringComparison.Ordinal) && !line.StartsWith("//", StringComparison.Ordinal)
        let cells = line.Split('⇶', StringSplitOptions.TrimEntries)
        select new TestCaseData(cells[0], Number(cells[1]), Number(cells[2]), cells[3]).SetName($"line {cells[0]}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    // What an assessment says is told elsewhere.
    private static string Shown(string line) => line.StartsWith("""{"line":""", StringComparison.Ordinal) ? line : "(assessed)";

    private static byte[] Bomb(int megabytes)
    {
        var written = new MemoryStream();
        using (var stream = new GZipStream(written, CompressionLevel.Optimal))
        {
            var blanks = new byte[1024 * 1024];
            Array.Fill(blanks, (byte)' ');
            for (var count = 0; count < megabytes; count++)
            {
                stream.Write(blanks);
            }
        }

        return written.ToArray();
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, string? encoding = null)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/x-ndjson");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await service.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
