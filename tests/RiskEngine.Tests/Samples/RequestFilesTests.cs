using System.Net.Http.Headers;
using System.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Api;

namespace RiskEngine.Tests.Samples;

/// <summary>The requests under samples/requests, sent as an editor would send them, to our own rules.</summary>
internal sealed class RequestFilesTests
{
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        service = await RunningService.StartAsync(RuleSetLibrary.Load(RepositoryRoot.At("rules")));

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCaseSource(nameof(Requests))]
    public async Task Sent(string file, string title, string head, string body)
    {
        var lines = head.Split('\n');
        var call = lines[0].Split(' ', 2);
        var path = call[1].Replace("{{host}}", "", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Parse(call[0]), path);
        if (body.Length > 0)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(lines[1]["Content-Type: ".Length..]);
        }

        using var response = await service.Client.SendAsync(request);

        var expected = file == "mistakes.http" ? title.Split(':')[0] : "200";
        Assert.That($"{(int)response.StatusCode}", Is.EqualTo(expected), await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<TestCaseData> Requests() =>
        from path in Directory.EnumerateFiles(RepositoryRoot.At("samples", "requests"), "*.http")
        let file = Path.GetFileName(path)
        from part in File.ReadAllText(path).ReplaceLineEndings("\n").Split("### ").Skip(1)
        let pieces = part.Split('\n', 2)
        let message = pieces[1].Split("\n\n", 2)
        let body = message.ElementAtOrDefault(1)?.Trim() ?? ""
        select new TestCaseData(file, pieces[0], message[0].Trim(), body).SetName($"{file}: {pieces[0]}");
}
