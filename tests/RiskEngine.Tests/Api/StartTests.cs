using NUnit.Framework;
using RiskEngine.Api;
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
    public async Task It_says_when_the_address_is_taken()
    {
        await using var first = await RunningService.StartAsync();
        var folder = NewFolder;
        ARuleSet.National.WriteTo(folder);
        var errors = new StringWriter();
        string[] args = ["--rules", Path.Combine(folder, "rules"), "--urls", first.Client.BaseAddress!.ToString()];

        Assert.That(await Door.Run(args, errors), Is.EqualTo(WrongUsage));
        Assert.That(errors.ToString(), Does.StartWith("error: the service cannot listen: ").And.Not.Contains("   at "));
    }

    [Test]
    public async Task It_listens_on_this_machine_alone_until_somebody_says_otherwise()
    {
        await using var byDefault = Door.Build([], ServedRules.Of(RunningService.TwoSets));
        await using var asked = Door.Build(["--urls", "http://*:8080"], ServedRules.Of(RunningService.TwoSets));

        Assert.That(byDefault.Configuration["urls"], Is.EqualTo("http://127.0.0.1:5080"));
        Assert.That(asked.Configuration["urls"], Is.EqualTo("http://*:8080"));
    }
}
