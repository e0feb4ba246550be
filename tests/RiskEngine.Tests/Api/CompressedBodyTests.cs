using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>Bodies with a <c>Content-Encoding</c>: read whole or refused, never in part.</summary>
[TestFixture("gzip")]
[TestFixture("br")]
internal sealed class CompressedBodyTests(string encoding)
{
    private const string Json = "application/json";
    private const string Lines = "application/x-ndjson";
    private static readonly string Household = AHousehold.Json.ReplaceLineEndings(" ");
    private static readonly byte[] Single = Encoding.UTF8.GetBytes($$"""{ "household": {{Household}} }""");
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public async Task An_assessment_is_the_same_compressed_both_ways()
    {
        using var plain = await service.AssessAsync(Single);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/assessments");
        request.Content = Content(Json, Packed(Single));
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await service.Client.SendAsync(request);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(
            Unpacked(await response.Content.ReadAsByteArrayAsync()),
            Is.EqualTo(await plain.Content.ReadAsByteArrayAsync()));
    }

    [Test]
    public async Task A_bomb_is_refused_when_it_has_unfolded_to_the_limit()
    {
        using var response = await AssessAsync(Packed(new byte[50_000_000]));

        await DocumentRefusals.Match(response, 413, "bomb");
    }

    [Test]
    public async Task A_compressed_batch_is_read()
    {
        var lines = await AssessLinesAsync(Packed(Household + "\n"));

        Assert.That(lines[^1], Does.StartWith("""{"summary":{"read":1,"assessed":1,"""));
    }

    [Test]
    public async Task A_batch_whose_compression_goes_wrong_says_so_in_its_place()
    {
        var text = new StringBuilder();
        var chance = new Random(1);

        // More than the 4 MB that Brotli unfolds before it hands out anything.
        for (var number = 0; number < 6_000; number++)
        {
            text.Append(Household.Replace("h-000123", $"{chance.NextInt64():x16}{chance.NextInt64():x16}", StringComparison.Ordinal)).Append('\n');
        }

        var whole = Packed(text.ToString());
        whole.AsSpan(whole.Length / 2, 100).Fill(0xFF);
        var lines = await AssessLinesAsync(whole);

        Assert.That(lines[^2], Does.Contain("RE7047"));
        Assert.That(Rejected(lines), Is.GreaterThan(0));
    }

    [Test]
    public async Task A_batch_that_breaks_off_behind_a_whole_line_says_so()
    {
        var whole = Packed(Household + "\n");
        using var response = await PostAsync("/v1/assessments/batch", Lines, whole[..^(encoding == "br" ? 1 : 8)]);

        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("RE7047").And.Not.Contains("\"rejected\":0"));
    }

    [TestCaseSource(nameof(Behind))]
    public async Task What_follows_a_compressed_assessment_is_not_passed_over(string what)
    {
        using var response = await AssessAsync([.. Packed(Single), .. Follower(what)]);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await response.Content.ReadAsStringAsync(), Does.Contain("RE7047"));
    }

    [TestCaseSource(nameof(Behind))]
    public async Task What_follows_a_compressed_batch_is_not_passed_over(string what)
    {
        var lines = await AssessLinesAsync([.. Packed(Household + "\n"), .. Follower(what)]);

        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[1], Does.Contain("RE7047"));
        Assert.That(Rejected(lines), Is.EqualTo(1));
    }

    [Test]
    public async Task A_second_file_joined_to_the_first_is_read_or_refused()
    {
        var lines = await AssessLinesAsync([.. Packed(Household + "\n"), .. Packed(Household + "\n")]);

        // The format of gzip lets one follow another; that of Brotli does not.
        Assert.That(Rejected(lines), Is.EqualTo(encoding == "br" ? 1 : 0));
        Assert.That(lines[^1], Does.Contain(encoding == "br" ? "\"assessed\":1" : "\"assessed\":2"));
    }

    [TestCase(1)]
    [TestCase(100)]
    [TestCase(2_000)]
    public async Task However_much_is_compressed_all_of_it_arrives(int count)
    {
        var chance = new Random(count);
        var text = new StringBuilder();
        var ids = new List<string>();
        for (var number = 0; number < count; number++)
        {
            ids.Add($"h-{chance.NextInt64():x16}{chance.NextInt64():x16}{chance.NextInt64():x12}");
            text.Append(Household.Replace("h-000123", ids[^1], StringComparison.Ordinal)).Append('\n');
        }

        var packed = Packed(text.ToString());
        var lines = await AssessLinesAsync(packed);

        Assert.That(packed.Length > 64 * 1024, Is.EqualTo(count > 1_000), "more than any buffer on the way");
        Assert.That(
            lines[..^1].Select(line => JsonElement.Parse(line).GetProperty("householdId").GetString()), Is.EqualTo(ids));
    }

    [Test]
    public async Task The_old_name_of_gzip_is_known()
    {
        using var content = Content(Json, Packed(Single));
        content.Headers.ContentEncoding.Clear();
        content.Headers.ContentEncoding.Add(encoding == "gzip" ? "x-gzip" : encoding);
        using var response = await service.Client.PostAsync(new Uri("/v1/assessments", UriKind.Relative), content);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static string[] Behind() => ["plain text", "one byte", "zeros", "a broken second"];

    private static int Rejected(string[] lines) =>
        JsonElement.Parse(lines[^1]).GetProperty("summary").GetProperty("rejected").GetInt32();

    private byte[] Follower(string what) => what switch
    {
        "plain text" => Encoding.UTF8.GetBytes(Household + "\n"),
        "one byte" => [7],
        "zeros" => new byte[100_000],
        _ => Packed(Household + "\n")[..20],
    };

    private byte[] Packed(string text) => Packed(Encoding.UTF8.GetBytes(text));

    private byte[] Packed(byte[] bytes) => Tests.Api.Packed.By(encoding, bytes);

    private byte[] Unpacked(byte[] packed)
    {
        var bytes = new MemoryStream();
        using Stream stream = encoding == "br"
            ? new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private ByteArrayContent Content(string type, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        content.Headers.ContentEncoding.Add(encoding);
        return content;
    }

    private Task<HttpResponseMessage> AssessAsync(byte[] body) => PostAsync("/v1/assessments", Json, body);

    private async Task<string[]> AssessLinesAsync(byte[] body)
    {
        using var response = await PostAsync("/v1/assessments/batch?explain=none", Lines, body);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string type, byte[] body)
    {
        using var content = Content(type, body);
        return await service.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
