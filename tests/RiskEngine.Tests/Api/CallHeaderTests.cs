using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

internal sealed class CallHeaderTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("/v1/rulesets")]
    [TestCase("/health/live")]
    [TestCase("/nowhere")]
    [TestCase("/v1/assessments")]
    public async Task Every_answer_has_a_name_a_time_and_is_no_page(string path)
    {
        using var response = await service.GetAsync(path);

        Assert.That(response.Headers.GetValues("X-Request-Id").Single(), Is.Not.Empty);
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(response.Headers.GetValues("Server-Timing").Single(), Does.Match(@"^total;dur=\d+\.\d{3}$"));
    }

    [TestCase("a-request_1.2:3", true)]
    [TestCase("with space", false)]
    [TestCase("<script>", false)]
    [TestCase("", false)]
    public async Task A_sane_name_of_the_caller_is_kept(string id, bool isKept)
    {
        using var response = await service.GetAsync("/v1/rulesets", ("X-Request-Id", id));

        Assert.That(response.Headers.GetValues("X-Request-Id").Single() == id, Is.EqualTo(isKept));
    }

    [TestCase(128, true)]
    [TestCase(129, false)]
    public async Task A_name_of_the_caller_has_128_characters_at_most(int length, bool isKept)
    {
        var id = new string('a', length);
        using var response = await service.GetAsync("/v1/rulesets", ("X-Request-Id", id));

        Assert.That(response.Headers.GetValues("X-Request-Id").Single() == id, Is.EqualTo(isKept));
    }

    [Test]
    public async Task A_trace_is_continued()
    {
        using var traced = await service.GetAsync("/v1/rulesets", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));

        Assert.That(traced.Headers.GetValues("traceparent").Single(), Does.Match($"^00-{Trace}-[0-9a-f]{{16}}-0[01]$"));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task An_assessment_is_the_same_compressed_both_ways(string encoding)
    {
        var body = Encoding.UTF8.GetBytes($$"""{ "household": {{AHousehold.Json}} }""");
        using var plain = await service.AssessAsync(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/assessments");
        request.Content = new ByteArrayContent(Packed(encoding, body));
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Content.Headers.ContentEncoding.Add(encoding);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await service.Client.SendAsync(request);

        Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(
            Unpacked(encoding, await response.Content.ReadAsByteArrayAsync()),
            Is.EqualTo(await plain.Content.ReadAsByteArrayAsync()));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task A_bomb_is_refused_when_it_has_unfolded_to_the_limit(string encoding)
    {
        using var content = new ByteArrayContent(Packed(encoding, new byte[50_000_000]));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.ContentEncoding.Add(encoding);
        using var response = await service.Client.PostAsync(new Uri("/v1/assessments", UriKind.Relative), content);

        await DocumentRefusals.Match(response, 413, "bomb");
    }

    private static byte[] Packed(string encoding, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding == "br"
            ? new BrotliStream(packed, CompressionLevel.Fastest)
            : new GZipStream(packed, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Unpacked(string encoding, byte[] packed)
    {
        var bytes = new MemoryStream();
        using Stream stream = encoding == "br"
            ? new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress)
            : new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
