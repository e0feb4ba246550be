using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using RiskEngine.Api;
using Door = RiskEngine.Api.Program;

namespace RiskEngine.Tests.Api;

/// <summary>A setting that means nothing is told, so that nobody relies on it.</summary>
internal sealed partial class SettingNameTests
{
    [TestCase("RISKENGINE_RATE__REQEUSTS", "did you mean `RISKENGINE_RATE__REQUESTS`?")]
    [TestCase("RISKENGINE_RATE_REQUESTS", "did you mean `RISKENGINE_RATE__REQUESTS`?")]
    [TestCase("RISKENGINE_RULE", "did you mean `RISKENGINE_RULES`?")]
    [TestCase("RISKENGINE_KEYS__3__HSAH", "did you mean `RISKENGINE_KEYS__3__HASH`?")]
    [TestCase("RISKENGINE_LIMITS", "the README of the service lists them")]
    [TestCase("riskengine_colour", "the README of the service lists them")]
    [TestCase("RISKENGINE_RATE__REQUESTS__0", "did you mean `RISKENGINE_RATE__REQUESTS`?")]
    public void A_misspelt_variable_is_told_with_the_name_that_was_meant(string variable, string fix) =>
        Assert.That(Found("{}", variable), Is.EqualTo(new[] { $"there is no setting `{variable}`; {fix}" }));

    [TestCase("RISKENGINE_RATE__REQUESTS", TestName = "A setting")]
    [TestCase("riskengine_limits__atonce", TestName = "A setting in small letters")]
    [TestCase("RISKENGINE_KEYS__county__OWNER", TestName = "A setting of a key with a name")]
    [TestCase("RISKENGINE_RULES", TestName = "The rules folder")]
    [TestCase("RISKENGINE_STORE", TestName = "A variable of the command line")]
    [TestCase("RISKENGINE_STORE_PASSWORD", TestName = "Another variable of the command line")]
    [TestCase("RISKENGINE_TEST_SQLSERVER", TestName = "A variable of the tests")]
    [TestCase("RISKENGINE_PORT", TestName = "Kubernetes: address of a Service riskengine")]
    [TestCase("RISKENGINE_PORT_5080_TCP", TestName = "Kubernetes: its port")]
    [TestCase("RISKENGINE_PORT_5080_TCP_ADDR", TestName = "Kubernetes: a part of its port")]
    [TestCase("RISKENGINE_SERVICE_HOST", TestName = "Kubernetes: its host")]
    [TestCase("RISKENGINE_SERVICE_PORT_HTTP", TestName = "Kubernetes: its named port")]
    [TestCase("RISKENGINE_API_SERVICE_PORT", TestName = "Kubernetes: a Service riskengine-api")]
    [TestCase("RISKENGINES_COLOUR", TestName = "A variable of somebody else")]
    public void A_variable_that_means_something_is_let_pass(string variable) => Assert.That(Found("{}", variable), Is.Empty);

    [Test]
    public void A_misspelt_name_in_a_file_is_told_and_no_value()
    {
        const string File = """
            { "RiskEngine": { "Rate": { "Reqeusts": 5, "Seconds": 60 }, "Jwt": { "Isuer": "zzsecret" }, "Rules": "zzsecret",
              "Keys": [ { "Id": "1", "Hsah": "zzsecret" } ], "Limits": {}, "zzfolder\n": [ "zzsecret" ] }, "Other": { "Name": 1 } }
            """;

        Assert.That(Found(File), Is.EqualTo(new[]
        {
            "there is no setting `RiskEngine:Jwt:Isuer`; did you mean `RiskEngine:Jwt:Issuer`?",
            "there is no setting `RiskEngine:Keys:0:Hsah`; did you mean `RiskEngine:Keys:0:Hash`?",
            "there is no setting `RiskEngine:Rate:Reqeusts`; did you mean `RiskEngine:Rate:Requests`?",
            "there is no setting `RiskEngine:Rules`; the README of the service lists them",
            "there is no setting `RiskEngine:zzfolder\uFFFD:0`; the README of the service lists them",
        }));
    }

    [Test]
    public void Every_setting_is_described_and_every_described_one_is_a_setting()
    {
        var described = Variables().Matches(File.ReadAllText(RepositoryRoot.At("src", "RiskEngine.Api", "README.md")))
            .Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        string[] keys = ["__OWNER", "__SCOPES", "__UNTIL", "__HASH"];
        var known = SettingNames.All.Select(name => name.Replace("*", "0", StringComparison.Ordinal))
            .Where(name => !keys.Any(name.EndsWith)).Append(ServedRules.Variable);

        Assert.That(described, Is.EquivalentTo(known));
    }

    [Test]
    public async Task The_service_does_not_start_with_one()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "SettingNameTests");
        ChangingRules.Nation.WriteTo(folder);
        var errors = new StringWriter();
        string[] args = ["--rules", Path.Combine(folder, "rules"), "--RiskEngine:Rate:Reqeusts", "zzsecret"];

        Assert.That(await Door.Run(args, errors), Is.EqualTo(2));
        Assert.That(
            errors.ToString().Trim(),
            Is.EqualTo("error: there is no setting `RiskEngine:Rate:Reqeusts`; did you mean `RiskEngine:Rate:Requests`?"));
    }

    [Test]
    public async Task Nor_does_the_process_with_a_variable()
    {
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AProcess.StartAsync("http", ("RISKENGINE_RATE__REQEUSTS", "zzsecret"), ("RISKENGINE_SERVICE_HOST", "10.0.0.1")));

        Assert.That(ended!.Message.ReplaceLineEndings("\n").Trim(), Is.EqualTo(
            "it ended with 2: error: there is no setting `RISKENGINE_RATE__REQEUSTS`; did you mean `RISKENGINE_RATE__REQUESTS`?"));
    }

    [Test]
    public async Task Nor_with_one_that_is_set_and_empty()
    {
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(
            () => AProcess.StartAsync("http", ("RISKENGINE_LIMITS__ATONCE", "")));

        Assert.That(ended!.Message.ReplaceLineEndings("\n").Trim(), Does.StartWith(
            "it ended with 2: error: RISKENGINE_LIMITS__ATONCE must be a whole number above 0; it is set and empty"));
    }

    private static List<string> Found(string file, params string[] variables)
    {
        var mistakes = new List<string>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var settings = new ConfigurationBuilder().AddJsonStream(stream).Build();
        SettingNames.Check(settings.GetSection("RiskEngine"), variables, mistakes);
        return mistakes;
    }

    // Names in the table alone: the text before it writes `RISKENGINE_STORE`, `…` and the like.
    [GeneratedRegex(@"(?<=^\| .*`)RISKENGINE_[A-Z0-9_]+(?=`)", RegexOptions.Multiline)]
    private static partial Regex Variables();
}
