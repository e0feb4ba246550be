using NUnit.Framework;
using RiskEngine.Api.Health;
using RiskEngine.Tests.Api.Callers;

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
    [TestCase("http://unix:/run/riskengine.sock")]
    public async Task What_is_no_address_is_said_to_be_none(string urls)
    {
        var errors = new StringWriter();

        Assert.That(await HealthProbe.Run(["--urls", urls], errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.StartWith("error: the settings of the service name no address to ask at"));
    }

    [Test]
    public async Task Settings_that_cannot_be_read_are_said_to_be_so()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "HealthProbeTests");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "appsettings.json"), "{ \"Kestrel\":");
        var errors = new StringWriter();

        Assert.That(await HealthProbe.Run(["--contentRoot", folder], errors), Is.EqualTo(1));
        Assert.That(errors.ToString(), Does.StartWith("error: the settings of the service cannot be read"));
    }

    [TestCase("http://127.0.0.1:5080/", "")]
    [TestCase("http://127.0.0.1:8080/", "--http_ports=8080;8081")]
    [TestCase("https://127.0.0.1:8443/", "--https_ports=8443;8444")]
    [TestCase("http://127.0.0.1:8080/", "--https_ports=8443 --http_ports=8080")]
    [TestCase("http://127.0.0.1:90/", "--urls=http://*:90;https://*:91 --http_ports=8080")]
    [TestCase("https://127.0.0.1:91/", "--Kestrel:Endpoints:Public:Url=https://*:91 --urls=http://*:90 --http_ports=8080")]
    [TestCase("http://127.0.0.1:92/", "--Kestrel:Endpoints:B:Url=https://*:91 --Kestrel:Endpoints:A:Url=http://0.0.0.0:92")]
    [TestCase("http://127.0.0.1:90/", "--urls=http://+:90")]
    [TestCase("http://127.0.0.1:90/", "--urls=http://0.0.0.0:90")]
    [TestCase("http://127.0.0.1:90/", "--urls=http://[::]:90")]
    [TestCase("http://127.0.0.1:90/", "--urls=http://127.0.0.1:90/")]
    [TestCase("http://[::1]:90/", "--urls=http://[::1]:90")]
    [TestCase("http://127.0.0.1:90/", "--urls=http://192.0.2.1:90")]
    public void It_asks_where_the_service_listens(string expected, string settings)
    {
        string[] args = settings.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(HealthProbe.AddressOf(args)?.ToString(), Is.EqualTo(expected));
    }

    [TestCase("https://127.0.0.1:91/", "https://*:91")]
    [TestCase("http://127.0.0.1:90/", "http://riskengine.example:90")]
    [TestCase("http://192.0.2.1:90/", "http://192.0.2.1:90")]
    public void With_callers_known_it_listens_where_it_is_told_and_is_asked_there(string expected, string url)
    {
        string[] key = [.. AKey.New().Settings.Select(setting => $"--RiskEngine:{setting}")];

        Assert.That(HealthProbe.AddressOf(["--urls", url, .. key])?.ToString(), Is.EqualTo(expected));
    }
}
