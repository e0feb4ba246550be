using System.Diagnostics;
using NUnit.Framework;
using RiskEngine.Api;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Api.Callers;
using Door = RiskEngine.Api.Program;

namespace RiskEngine.Tests.Api;

internal sealed class StartTests
{
    private const int WrongUsage = 2;

    private static string NewFolder =>
        Path.Combine(TestContext.CurrentContext.WorkDirectory, "StartTests", TestContext.CurrentContext.Test.ID);

    [Test]
    public async Task It_does_not_start_without_a_rules_folder()
    {
        var errors = new StringWriter();

        Assert.That(await Door.Run(["--rules", "no-such-folder"], errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.Contain("no-such-folder: error RE3"));
        Assert.That(errors.ToString(), Does.Contain("error: no rule set in `no-such-folder` can be used"));
    }

    [TestCase("serve")]
    [TestCase("start")]
    public async Task A_word_that_it_does_not_know_does_not_start_it(string word)
    {
        var errors = new StringWriter();

        Assert.That(await Door.Run([word], errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.StartWith("error: the first word can be `keys` or `health`"));
    }

    [TestCase("--ruels samples/rule-sets", "there is no option `--ruels`; did you mean `--rules`?")]
    [TestCase("--port 80", "there is no option `--port`")]
    [TestCase("--rules", "`--rules` needs a value")]
    [TestCase("--rules --urls http://127.0.0.1:5080", "`--rules` needs a value")]
    [TestCase("--rules=rules samples", "`samples` belongs to no option")]
    public async Task An_option_that_means_nothing_does_not_start_it(string options, string expected)
    {
        var errors = new StringWriter();

        Assert.That(await Door.Run(options.Split(' '), errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.StartWith($"error: {expected}{Environment.NewLine}usage: RiskEngine.Api [--rules DIR]"));
    }

    [TestCase("--help")]
    [TestCase("-h")]
    [TestCase("help")]
    public async Task Whoever_asks_for_help_is_told_and_served_nothing(string word)
    {
        var errors = new StringWriter();

        Assert.That(await Door.Run([word, "--urls", "nowhere"], errors), Is.Zero);
        Assert.That(errors.ToString(), Is.Empty);
    }

    [Test]
    public async Task Whoever_asks_for_the_version_is_told_it_and_served_nothing()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Door).Assembly.Location, "--version"]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;

        Assert.That((await process.StandardOutput.ReadToEndAsync()).Trim(), Is.EqualTo(typeof(Door).Assembly.GetName().Version!.ToString(3)));
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero);
    }

    [TestCase("--urls=http://127.0.0.1:0 --RiskEngine:Rate:Requests 5 --Kestrel:Certificates:Default:Path x")]
    [TestCase("--HTTP_PORTS 8080 --environment Production --OTEL_TRACES_SAMPLER always_off Logging:LogLevel:Default=None")]
    public void What_the_framework_reads_is_let_pass(string options) =>
        Assert.That(CommandLine.MistakesIn(options.Split(' ')), Is.Empty);

    [Test]
    public async Task It_does_not_start_when_no_set_can_be_used_and_shows_the_mistake()
    {
        var folder = NewFolder;
        ARuleSet.National.Changing("income.workflow.json", "Income.Wage /", "Incme.Wage /").WriteTo(folder);
        var errors = new StringWriter();

        Assert.That(await Door.Run(["--rules", Path.Combine(folder, "rules")], errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.Contain("income.workflow.json(5,").And.Contains("^^^^"));
    }

    [Test]
    public async Task It_does_not_start_when_one_published_set_among_others_cannot_be_used()
    {
        var folder = NewFolder;
        var broken = ARuleSet.National.Version("2021.1", "2021-05-14", to: null);
        broken.Changing("income.workflow.json", "Income.Wage /", "Incme.Wage /").WriteTo(folder);
        ChangingRules.Publish(ARuleSet.National, folder);

        Assert.That(await RefusalAsync(folder), Does.Contain("2021.1/income.workflow.json(5,").And.Contains("RE2031")
            .And.Contains("a published rule set in `").And.Contains("fix: did you mean `household.Income`?"));
    }

    [Test]
    public async Task It_does_not_start_on_a_published_set_that_has_changed_since()
    {
        var folder = NewFolder;
        ChangingRules.Publish(ARuleSet.National, folder);
        ARuleSet.National.Changing("income.workflow.json", "\"Points\": 5", "\"Points\": 6").WriteTo(folder);

        Assert.That(await RefusalAsync(folder), Does.Contain(
            "rules/published.lock.json(3,22): error RE3102: `national@2020.1` is published and has changed"));
    }

    [TestCase("""{ }""")]
    [TestCase(null)]
    public async Task It_does_not_start_on_a_published_set_that_is_not_locked(string? text)
    {
        var folder = NewFolder;
        ARuleSet.National.WriteTo(folder);
        if (text is not null)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "rules", PublishedLock.FileName), text);
        }

        Assert.That(await RefusalAsync(folder), Does.Contain(
            "ruleset.json(6,13): error RE3101: `national@2020.1` is published and not locked"));
    }

    [Test]
    public void It_opens_what_was_published_and_drafts_with_mistakes_beside_it()
    {
        var folder = NewFolder;
        ChangingRules.Publish(ARuleSet.National, folder);
        ChangingRules.Nation.Version("2021.1", "2021-05-14", to: null)
            .Changing("income.workflow.json", "Income.Wage /", "Incme.Wage /").WriteTo(folder);

        var rules = ServedRules.Open(["--rules", Path.Combine(folder, "rules")], TextWriter.Null)!;
        Assert.That(rules.Usable.Select(id => id.ToString()), Is.EqualTo(new[] { "national@2020.1" }));
        Assert.That(rules.IsReady);
    }

    [Test]
    public async Task It_says_when_the_address_is_taken()
    {
        await using var first = await RunningService.StartAsync();
        var folder = NewFolder;
        ChangingRules.Nation.WriteTo(folder);
        var errors = new StringWriter();
        string[] args = ["--rules", Path.Combine(folder, "rules"), "--urls", first.Client.BaseAddress!.ToString()];

        Assert.That(await Door.Run(args, errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.StartWith("error: the service cannot listen: ").And.Not.Contains("   at "));
    }

    [TestCase("http://127.0.0.1:99999", "Path=unused")]
    [TestCase("https://127.0.0.1:0", "Path=$rules/national/2020.1/ruleset.json")]
    [TestCase("https://127.0.0.1:0", "Path=no-such-file.pfx")]
    public async Task It_says_when_address_or_certificate_cannot_be_had(string url, string certificate)
    {
        var folder = NewFolder;
        ChangingRules.Nation.WriteTo(folder);
        var rules = Path.Combine(folder, "rules");
        var setting = certificate.Replace("$rules", rules, StringComparison.Ordinal);
        var errors = new StringWriter();
        string[] args = ["--rules", rules, "--urls", url, $"--Kestrel:Certificates:Default:{setting}"];

        Assert.That(await Door.Run(args, errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.StartWith("error: the service cannot listen: ").And.Not.Contains("   at "));
    }

    [TestCase("http://127.0.0.1:5080", null)]
    [TestCase("http://127.0.0.1:8080;http://127.0.0.1:8081/rules", "--urls=http://*:8080;http://192.0.2.1:8081/rules")]
    [TestCase("http://127.0.0.1:8080;http://127.0.0.1:8082", "--http_ports=8080;8082")]
    [TestCase("http://localhost:1;http://[::1]:2", "--urls=http://localhost:1;http://[::1]:2")]
    public async Task It_listens_on_this_machine_alone_while_nobody_is_known(string expected, string? argument)
    {
        string[] args = argument is null ? [] : [argument];
        await using var app = Door.Build(args, ServedRules.Of(RunningService.TwoSets));

        Assert.That(app.Configuration["urls"], Is.EqualTo(expected));
    }

    [Test]
    public async Task An_endpoint_of_the_server_keeps_to_this_machine_too()
    {
        await using var app = Door.Build(
            ["--Kestrel:Endpoints:All:Url=https://0.0.0.0:8443"], ServedRules.Of(RunningService.TwoSets));

        Assert.That(app.Configuration["Kestrel:Endpoints:All:Url"], Is.EqualTo("https://127.0.0.1:8443"));
    }

    [Test]
    public async Task Settings_that_change_do_not_open_it_to_others()
    {
        static string Endpoints(params string[] urls) =>
            $$$"""{ "Kestrel": { "Endpoints": { {{{string.Join(", ", urls.Select((url, index) => $$"""
                "E{{index}}": { "Url": "{{url}}" }
                """))}}} } } }""";

        var settings = Path.Combine(Directory.CreateDirectory(NewFolder).FullName, "appsettings.json");
        var (here, everywhere) = ($"http://127.0.0.1:{Storage.PostgresCluster.FreePort()}", Storage.PostgresCluster.FreePort());
        File.WriteAllText(settings, Endpoints(here));
        await using var app = Door.Build(["--contentRoot", Path.GetDirectoryName(settings)!], ServedRules.Of(RunningService.TwoSets));
        await app.StartAsync();
        Assert.That(app.Urls, Is.EqualTo(new[] { here }));

        File.WriteAllText(settings, Endpoints(here, $"http://0.0.0.0:{everywhere}"));
        Assert.That(await Eventually.HoldsAsync(() => app.Configuration["Kestrel:Endpoints:E1:Url"] is not null), Is.True);
        await Task.Delay(1_000);

        Assert.That(
            System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(listener => listener.Port),
            Has.None.EqualTo(everywhere));
        await app.StopAsync();
    }

    [Test]
    public async Task It_listens_where_it_is_told_once_somebody_is_known()
    {
        string[] key = [.. AKey.New().Settings.Select(setting => $"--RiskEngine:{setting}")];
        await using var asked = Door.Build(["--urls", "http://*:8080", .. key], ServedRules.Of(RunningService.TwoSets));
        await using var byDefault = Door.Build(key, ServedRules.Of(RunningService.TwoSets));

        Assert.That(asked.Configuration["urls"], Is.EqualTo("http://*:8080"));
        Assert.That(byDefault.Configuration["urls"], Is.EqualTo("http://127.0.0.1:5080"));
    }

    [TestCase("Rate:Requests=0", "error: RISKENGINE_RATE__REQUESTS must be a whole number above 0")]
    [TestCase("Limits:AtOnce=many", "error: RISKENGINE_LIMITS__ATONCE must be a whole number above 0")]
    [TestCase("Limits:AtOnce=", "error: RISKENGINE_LIMITS__ATONCE must be a whole number above 0; it is set and empty: leave it out for 1024")]
    [TestCase(
        "RULES_POLL_SECONDS=",
        "error: RISKENGINE_RULES_POLL_SECONDS must be a whole number from 1 to 3600; it is set and empty: leave it out for 10")]
    [TestCase("Jwt:ScopeClaim=", "error: RISKENGINE_JWT__SCOPECLAIM must name a claim; it is set and empty: leave it out for `scope`")]
    [TestCase("Limits:GraceSeconds=1", "error: RISKENGINE_LIMITS__GRACESECONDS must be a whole number above 1")]
    [TestCase("Keys:0:Hash=abc", "error: RISKENGINE_KEYS__0__HASH must be what the command `keys new` printed")]
    [TestCase("Keys:7:Scopes=assess,all", "error: RISKENGINE_KEYS__7__SCOPES must name some of assess, rules:read, rules:validate")]
    [TestCase("Jwt:Issuer=https://id.example", "error: RISKENGINE_JWT__KEYSFILE is missing: tokens need an issuer, an audience and keys")]
    public async Task It_says_which_setting_is_wrong(string setting, string expected)
    {
        var folder = NewFolder;
        ChangingRules.Nation.WriteTo(folder);
        var errors = new StringWriter();

        // The address cannot be had: with a setting that is let pass it would run for ever.
        string[] args = ["--rules", Path.Combine(folder, "rules"), "--urls", "http://127.0.0.1:99999", $"--RiskEngine:{setting}"];

        Assert.That(await Door.Run(args, errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString().Split(Environment.NewLine), Does.Contain(expected));
    }

    private static async Task<string> RefusalAsync(string folder)
    {
        var errors = new StringWriter();

        Assert.That(await Door.Run(["--rules", Path.Combine(folder, "rules")], errors), Is.EqualTo(WrongUsage));
        return errors.ToString();
    }
}
