using System.Net;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>A call that takes no query refuses one, as the others refuse a name that they do not know.</summary>
internal sealed class QueryGateTests
{
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("/v1/rulesets")]
    [TestCase("/v1/rulesets/national")]
    [TestCase("/v1/rulesets/national/versions/2020.1")]
    [TestCase("/v1/schemas/snapshot")]
    [TestCase("/v1/limits")]
    [TestCase("/openapi/v1.json")]
    public async Task A_name_that_means_nothing_and_a_broken_escape_are_refused(string path)
    {
        using var unknown = await service.GetAsync(path + "?nonsense=1");
        using var broken = await service.GetAsync(path + "?nonsense=1&x=%ff");

        var mistake = (await RefusalTests.ProblemAsync(unknown, 422)).GetProperty("errors")[0];
        Assert.That(mistake.GetProperty("code").GetString(), Is.EqualTo("RE7021"));
        Assert.That(mistake.GetProperty("suggestion").GetString(), Is.EqualTo("this call has none"));
        var escape = (await RefusalTests.ProblemAsync(broken, 400)).GetProperty("errors");
        Assert.That(escape.GetArrayLength(), Is.EqualTo(1));
        Assert.That(escape[0].GetProperty("code").GetString(), Is.EqualTo("RE7024"));
    }

    [Test]
    public async Task HEAD_is_refused_as_GET_is()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/v1/limits?nonsense=1");
        using var head = await service.Client.SendAsync(request);

        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }

    [TestCase("/docs?x=%ff", 200)]
    [TestCase("/health/live?x=%ff", 200)]
    [TestCase("/health/ready?probe=1", 200)]
    [TestCase("/v1/limits?", 200)]
    [TestCase("/nowhere?x=1", 404)]
    public async Task Pages_for_people_probes_and_what_is_no_call_are_left_alone(string path, int status)
    {
        using var response = await service.GetAsync(path);

        Assert.That((int)response.StatusCode, Is.EqualTo(status));
    }
}
