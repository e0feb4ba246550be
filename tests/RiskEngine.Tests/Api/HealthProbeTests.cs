using NUnit.Framework;
using RiskEngine.Api.Health;

namespace RiskEngine.Tests.Api;

internal sealed class HealthProbeTests
{
    [Test]
    public async Task A_living_service_is_found_alive_and_a_dead_one_not()
    {
        var errors = new StringWriter();
        string[] args;
        await using (var service = await RunningService.StartAsync())
        {
            args = ["--urls", service.Client.BaseAddress!.ToString()];

            Assert.That(await HealthProbe.Run(args, errors), Is.Zero);
            Assert.That(errors.ToString(), Is.Empty);
        }

        Assert.That(await HealthProbe.Run(args, errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Is.EqualTo($"error: {args[1]} does not answer{Environment.NewLine}"));
    }

    [TestCase("nonsense")]
    [TestCase("ftp://127.0.0.1")]
    [TestCase("http://127.0.0.1:99999")]
    public async Task What_is_no_address_is_said_to_be_none(string urls)
    {
        var errors = new StringWriter();

        Assert.That(await HealthProbe.Run(["--urls", urls], errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.StartWith("error: --urls is no address; write one such as"));
    }

    [TestCase(null, null, "http://127.0.0.1:5080/")]
    [TestCase(null, "8080;8081", "http://127.0.0.1:8080/")]
    [TestCase("http://*:90;https://*:91", "8080", "http://127.0.0.1:90/")]
    [TestCase("http://+:90", null, "http://127.0.0.1:90/")]
    [TestCase("http://0.0.0.0:90", null, "http://127.0.0.1:90/")]
    [TestCase("http://[::]:90", null, "http://127.0.0.1:90/")]
    [TestCase("http://127.0.0.1:90/", null, "http://127.0.0.1:90/")]
    public void It_asks_where_the_service_listens(string? urls, string? ports, string expected) =>
        Assert.That(HealthProbe.AddressOf(urls, ports)?.ToString(), Is.EqualTo(expected));
}
