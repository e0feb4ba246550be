using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NUnit.Framework;
using RiskEngine.Api.Health;
using RiskEngine.Tests.Api.Callers;

namespace RiskEngine.Tests.Api;

/// <summary>The service as a process: how it ends, what it writes, and its certificate.</summary>
internal sealed class ProcessTests
{
    private const string Batch = "/v1/assessments/batch?explain=none";
    private const string Secret = "zzsecret";

    [Test]
    public async Task Asked_to_stop_it_finishes_what_it_began_and_takes_nothing_new()
    {
        using var service = await AProcess.StartAsync();
        using var going = await LiveCall.StartAsync(service.Address, Batch);
        await going.WriteAsync(AHousehold.Json.ReplaceLineEndings(" ") + "\n");
        Assert.That(await going.ReadAsync(), Does.StartWith("""{"householdId":"h-000123","""));

        service.Terminate();
        while (await service.ListensAsync())
        {
            await Task.Delay(20);
        }

        await going.WriteAsync(AHousehold.Json.ReplaceLineEndings(" ") + "\n");
        Assert.That(await going.ReadAsync(), Does.StartWith("""{"householdId":"h-000123","""));
        await going.EndAsync();
        Assert.That(await going.ReadAsync(), Does.StartWith("""{"summary":{"read":2,"assessed":2,"""));
        Assert.That(await service.ExitCodeAsync(), Is.Zero, service.Written);
    }

    [Test]
    public async Task Whatever_is_sent_nothing_of_it_is_written_or_shown_to_others()
    {
        var key = AKey.New("assess rules:read rules:validate");
        var variables = key.Settings.Select(setting => setting.Split('=', 2))
            .Select(pair => ($"RISKENGINE_{pair[0].Replace(":", "__", StringComparison.Ordinal)}", pair[1]));
        using var service = await AProcess.StartAsync("http", [.. variables]);
        using var client = new HttpClient { BaseAddress = service.Address };
        var household = AHousehold.Json.Replace("h-000123", Secret, StringComparison.Ordinal)
            .Replace("26000", "48213.77", StringComparison.Ordinal);
        string[] authorizations = [$"Bearer {key.Text}", $"Bearer {key.Text}x", $"Bearer eyJ{Secret}.eyJ{Secret}.x", $"Basic {Secret}", Secret];
        string[] formats = ["application/json", "application/x-ndjson", $"text/{Secret}"];
        var refusals = new StringBuilder();
        var answered = 0;
        foreach (var authorization in authorizations)
        {
            foreach (var body in Bodies(household))
            {
                foreach (var path in Paths)
                {
                    using var request = new HttpRequestMessage(HttpMethod.Post, path);
                    request.Headers.TryAddWithoutValidation("Authorization", authorization);
                    request.Headers.TryAddWithoutValidation("X-Request-Id", "run-1");
                    request.Headers.TryAddWithoutValidation("User-Agent", Secret);
                    request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", formats[answered++ % formats.Length]);
                    using var response = await client.SendAsync(request);
                    if (!response.IsSuccessStatusCode)
                    {
                        refusals.AppendLine(await response.Content.ReadAsStringAsync());
                    }

                    Assert.That((int)response.StatusCode, Is.LessThan(500));
                }
            }
        }

        service.Terminate();
        Assert.That(await service.ExitCodeAsync(), Is.Zero);
        Assert.That(answered, Is.EqualTo(authorizations.Length * Paths.Length * Bodies(household).Length));
        Assert.That(service.Written, Does.Contain("listening on"));
        Assert.That(service.Written, Does.Not.Contain(Secret).And.Not.Contains("48213").And.Not.Contains(key.Text.Split('_', 3)[2]));
        Assert.That(refusals.ToString(), Does.Not.Contain(Secret).And.Not.Contains("48213").And.Not.Contains("   at "));
    }

    [TestCase("pem")]
    [TestCase("pfx")]
    public async Task It_speaks_TLS_with_the_certificate_that_is_configured(string form)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var folder = Directory.CreateTempSubdirectory("riskengine-tls");
        try
        {
            using var service = await AProcess.StartAsync("https", Certificate(form, folder.FullName, certificate, key));
            using var handler = new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
            };
            using var client = new HttpClient(handler) { BaseAddress = service.Address };
            using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(await HealthProbe.Run(["--urls", service.Address.ToString()], TestContext.Out), Is.Zero, "its own probe");
            service.Terminate();
            Assert.That(await service.ExitCodeAsync(), Is.Zero);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task What_keeps_it_from_listening_is_told_once_and_without_a_stack_trace()
    {
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AProcess.StartAsync("https", ("Kestrel__Certificates__Default__Path", "no-such-file.pfx")));

        Assert.That(ended!.Message, Does.StartWith("it ended with 2: ").And.Contains("error: the service cannot listen: "));
        Assert.That(ended.Message, Does.Not.Contain("   at ").And.Not.Contains("Exception"));
    }

    private static string[] Paths =>
    [
        "/v1/assessments", Batch, "/v1/comparisons", "/v1/replays", "/v1/rulesets/validate",
        $"/v1/{Secret}", "/v1/limits", "/v1/assessments?explain=full&asOf=%ff",
    ];

    private static string[] Bodies(string household) =>
    [
        $$"""{ "household": {{household}} }""",
        household.ReplaceLineEndings(" "),
        $$"""{ "household": {{household}}, "asOf": "{{Secret}}" }""",
        $$"""{ "household": {{household}} """,
        $$"""{ "household": { "householdId": "{{Secret}}!", "members": [{ "memberId": "{{Secret}} {{Secret}}", "age": "{{Secret}}" }], "income": { "wage": 48213.777 } } }""",
        $"{Secret}\n[\"{Secret}\", 48213]\n",
    ];

    private static (string Name, string Value)[] Certificate(string form, string folder, X509Certificate2 certificate, ECDsa key)
    {
        var file = Path.Combine(folder, $"service.{form}");
        if (form == "pfx")
        {
            File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "pass"));
            return [("Kestrel__Certificates__Default__Path", file), ("Kestrel__Certificates__Default__Password", "pass")];
        }

        File.WriteAllText(file, certificate.ExportCertificatePem());
        File.WriteAllText($"{file}.key", key.ExportPkcs8PrivateKeyPem());
        return [("Kestrel__Certificates__Default__Path", file), ("Kestrel__Certificates__Default__KeyPath", $"{file}.key")];
    }
}
