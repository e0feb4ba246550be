using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>What is refused: <c>refusals.cases.txt</c>, and beside it the document that each line gets.</summary>
internal sealed partial class RefusalTests
{
    internal static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task Refused(string name, int status, string codes, string query, string body)
    {
        using var response = await service.AssessAsync(Bytes(body), query);

        var problem = await ProblemAsync(response, status);
        Assert.That(CodesOf(problem), Is.EqualTo(codes.Split(' ')));
        Verified.Match($"Refusals/{name}", JsonSerializer.Serialize(problem, Readable));
    }

    [Test]
    public void Every_document_belongs_to_a_case()
    {
        var folder = RepositoryRoot.At("tests", "RiskEngine.Tests", "Api", "Refusals");
        var kept = Directory.EnumerateFiles(folder, "*.verified.json")
            .Select(file => Path.GetFileName(file).Split('.')[0]);

        Assert.That(kept, Is.EquivalentTo(Cases().Select(test => test.Arguments[0])));
    }

    [TestCase("text/plain")]
    [TestCase("application/x-ndjson")]
    [TestCase("multipart/form-data; boundary=x")]
    public async Task Another_format_is_refused(string contentType)
    {
        using var response = await service.AssessAsync(Bytes("""{"household":$H}"""), contentType: contentType);

        Assert.That(CodesOf(await ProblemAsync(response, 415)), Is.EqualTo(new[] { "RE7041" }));
    }

    [TestCase("application/json; charset=utf-16", 415)]
    [TestCase("application/json; charset=\"utf-16\"", 415)]
    [TestCase("application/json; charset=\"UTF-8\"", 200)]
    public async Task Another_character_set_is_refused_by_its_name(string contentType, int expected)
    {
        using var response = await service.AssessAsync(Bytes("""{"household":$H}"""), contentType: contentType);

        Assert.That((int)response.StatusCode, Is.EqualTo(expected));
        if (expected == 415)
        {
            Verified.Match("Documents/charset", JsonSerializer.Serialize(await ProblemAsync(response, 415), Readable));
        }
    }

    [Test]
    public async Task A_body_of_no_format_is_refused()
    {
        using var content = new ByteArrayContent(Bytes("""{"household":$H}"""));
        using var response = await service.Client.PostAsync(new Uri("/v1/assessments", UriKind.Relative), content);

        Assert.That(CodesOf(await ProblemAsync(response, 415)), Is.EqualTo(new[] { "RE7041" }));
    }

    [TestCase("gzip", 400, "RE7047")]
    [TestCase("br", 400, "RE7047")]
    [TestCase("deflate", 415, "RE7042")]
    [TestCase("zstd", 415, "RE7042")]
    [TestCase("gzip, br", 415, "RE7042")]
    public async Task A_body_that_is_not_encoded_as_it_says_is_refused(string encoding, int status, string code)
    {
        using var content = new ByteArrayContent([0xFF, 0xFF, 0xFF, 0xFF]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        using var response = await service.Client.PostAsync(new Uri("/v1/assessments", UriKind.Relative), content);

        var problem = await ProblemAsync(response, status);
        Assert.That(CodesOf(problem), Is.EqualTo(new[] { code }));
        Verified.Match($"Documents/encoding-{encoding.Split(',')[0]}-{status}", JsonSerializer.Serialize(problem, Readable));
    }

    [TestCase(false, TestName = "A body that is announced as too large")]
    [TestCase(true, TestName = "A body that turns out too large")]
    public async Task Three_megabytes_are_refused(bool isChunked)
    {
        var body = new byte[3_000_000];
        Array.Fill(body, (byte)' ');
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/assessments");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;
        using var response = await service.Client.SendAsync(request);

        Assert.That(CodesOf(await ProblemAsync(response, 413)), Is.EqualTo(new[] { "RE7043" }));
    }

    [Test]
    public async Task Two_megabytes_are_read()
    {
        var body = new byte[2 * 1024 * 1024];
        Array.Fill(body, (byte)' ');
        Bytes("""{"household":$H}""").CopyTo(body, 0);
        using var response = await service.AssessAsync(body);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [TestCase("", TestName = "A household of more than a megabyte that is written plainly")]
    [TestCase("\\u0031", TestName = "A household of more than a megabyte that is read strictly")]
    public async Task A_household_has_a_limit_of_its_own(string more)
    {
        var household = AHousehold.Json.Replace("\"memberId\": \"m1\"", $"\"memberId\": \"m1{more}\"{new string(' ', 1_100_000)}", StringComparison.Ordinal);
        using var response = await service.AssessAsync($$"""{ "household": {{household}} }""");

        var problem = await ProblemAsync(response, 422);
        Assert.That(household, Has.Length.GreaterThan(1_100_000));
        Assert.That(CodesOf(problem), Is.EqualTo(new[] { "RE5002" }));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("pointer").GetString(), Is.EqualTo("/household"));
    }

    [TestCase("GET", "/v1/assessments", 405, "RE7045")]
    [TestCase("DELETE", "/v1/assessments", 405, "RE7045")]
    [TestCase("POST", "/health/live", 405, "RE7045")]
    [TestCase("GET", "/v1", 404, "RE7044")]
    [TestCase("GET", "/v1/assessments/h-1", 404, "RE7044")]
    [TestCase("POST", "/v2/assessments", 404, "RE7044")]
    public async Task A_wrong_method_or_address_gets_a_problem_too(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
        using var response = await service.Client.SendAsync(request);

        Assert.That(CodesOf(await ProblemAsync(response, status)), Is.EqualTo(new[] { code }));
        Assert.That(response.Content.Headers.Allow, status == 405 ? Is.Not.Empty : Is.Empty);
    }

    internal static IEnumerable<TestCaseData> Cases() =>
        from line in File.ReadLines(Path.Combine(TestContext.CurrentContext.TestDirectory, "Api", "refusals.cases.txt"))
        where line.Contains('⇶', StringComparison.Ordinal) && !line.StartsWith("//", StringComparison.Ordinal)
        let cells = line.Split('⇶', StringSplitOptions.TrimEntries)
        let status = int.Parse(cells[1], CultureInfo.InvariantCulture)
        select new TestCaseData(cells[0], status, cells[2], cells[3], cells[4]).SetName($"{status} {cells[0]}");

    /// <summary>A body as the table writes it; its first line says how.</summary>
    internal static byte[] Bytes(string body)
    {
        var many = string.Join(',', Enumerable.Range(0, 60).Select(number => $"\"wrong{number}\":0"));
        var text = body.Replace("$H", AHousehold.Json, StringComparison.Ordinal)
            .Replace("$N", many, StringComparison.Ordinal);
        var bytes = new List<byte>();
        foreach (var part in AByte().Split(text))
        {
            bytes.AddRange(part.Length == 4 && part.StartsWith("\\x", StringComparison.Ordinal)
                ? Convert.FromHexString(part[2..])
                : Encoding.UTF8.GetBytes(part));
        }

        return [.. bytes];
    }

    /// <summary>The problem document of a response, without the name of the request.</summary>
    internal static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/problem+json"));
        var parts = JsonNode.Parse(text)!.AsObject();
        Assert.That($"{parts["requestId"]}", Is.EqualTo(response.Headers.GetValues("X-Request-Id").Single()));

        // Another one for each request, so no part of what is approved.
        parts.Remove("requestId");
        var problem = JsonSerializer.SerializeToElement(parts);
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
        return problem;
    }

    internal static IEnumerable<string?> CodesOf(JsonElement problem) =>
        problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString());

    [GeneratedRegex(@"(\\x[0-9A-F]{2})")]
    private static partial Regex AByte();
}
