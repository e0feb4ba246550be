using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.RuleSets;
using static RiskEngine.Tests.Cli.Assessing;

namespace RiskEngine.Tests.Cli;

/// <summary>What somebody sees who holds the command the wrong way round.</summary>
internal sealed class AssessUsageTests
{
    private static string Ordinary => RepositoryRoot.At("samples", "households", "ordinary.json");

    [Test]
    public void A_file_that_is_not_there_is_named() => Refused(Run(Order("nosuch.json")), "there is no file `nosuch.json`");

    [Test]
    public void A_folder_is_no_file() => Refused(Run(Order(RepositoryRoot.At("samples"))), "is a folder");

    [Test]
    public void A_misspelt_option_is_not_taken_for_a_file() =>
        Refused(Run(Order(Ordinary, "--as-off")), "there is no option `--as-off`; did you mean `--as-of`?");

    [Test]
    public void A_file_is_not_overwritten_by_its_own_results() =>
        Refused(Run(Order(Ordinary), file: Ordinary), "would be overwritten by its own results");

    [Test]
    public void A_link_to_the_input_does_not_cost_the_input()
    {
        var input = Written("a.json", File.ReadAllText(Ordinary));
        var link = input + ".link";
        File.CreateSymbolicLink(link, input);

        var (exit, _, errors) = Run(Order(input), file: link);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.StartWith("error: "));
        Assert.That(File.ReadAllText(input), Is.EqualTo(File.ReadAllText(Ordinary)));
    }

    [Test]
    public void Longer_results_of_an_earlier_run_are_replaced_whole()
    {
        var output = Written("out.ndjson", new string('x', 100_000));

        Run(Order(Ordinary), file: output);

        Assert.That(File.ReadAllText(output), Does.StartWith("{\"householdId\"").And.EndsWith("}\n"));
    }

    [Test]
    public void An_output_without_a_name_is_refused() => Refused(Run(Order(Ordinary), file: ""), "--output needs the name of a file");

    [Test]
    public void Results_that_cannot_be_written_are_told() =>
        Refused(Run(Order(Ordinary), file: "/nosuch/folder/out.ndjson"), "/nosuch/folder");

    [TestCase("nosuch", "nosuch")]
    [TestCase("@2020.1", "no rule-set name")]
    [TestCase("national@1999.1", "national@1999.1")]
    public void A_rule_set_that_is_not_there_is_named(string pin, string said) =>
        Refused(Run(Order(Ordinary) with { RuleSet = pin }), said);

    [Test]
    public void Rules_that_are_not_there_are_told() => Refused(Run(Order(Ordinary), rules: "/nosuch/rules"), "/nosuch/rules");

    [Test]
    public void The_misspelt_sample_says_both_mistakes_with_their_places_and_what_was_meant()
    {
        var (exit, output, errors) = Run(Order(Ordinary), rules: RepositoryRoot.At("samples", "rule-sets", "misspelt-fact"));

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain("income.workflow.json(27,22): error RE2031: unknown fact `household.Incme`"));
        Assert.That(errors, Does.Contain("did you mean `household.Income`?"));
        Assert.That(errors, Does.Contain("income.workflow.json(39,50): error RE2045: unknown code `LIFTD`"));
        Assert.That(errors, Does.Contain("did you mean `LIFTED`?"));
    }

    [TestCase("national@2020.1", "")]
    [TestCase(null, "error: a rule set that households need has mistakes; they are told above")]
    public void A_rule_set_with_a_mistake_answers_nobody_and_says_where_it_is_wrong(string? pin, string last)
    {
        var folder = new ARulesFolder(
            ARuleSet.National.Changing("income.workflow.json", "household.Income.Wage ==", "household.Income.Wagge =="),
            ARuleSet.National.Version("2021.1", "2021-05-14", null));

        var (exit, output, errors) = Run(Order(Ordinary) with { RuleSet = pin }, rules: folder.Path);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Does.Not.Contain("\"category\""));
        Assert.That(errors, Does.Contain("2020.1/income.workflow.json(21,22): error RE2031: unknown fact `household.Income.Wagge`"));
        Assert.That(errors, Does.Contain("did you mean `household.Income.Wage`?"));
        Assert.That(errors, Does.Contain(last));
    }

    [Test]
    public void A_published_set_that_changed_is_told_with_the_results()
    {
        var folder = new ARulesFolder(ARuleSet.National, ARuleSet.National.Version("2021.1", "2021-05-14", null));
        var id = new RuleSetId("national", "2020.1");
        PublishedLock.Empty.With(id, "sha256:" + new string('0', 64)).Write(folder.Path);

        var (exit, output, errors) = Run(Order(Ordinary), rules: folder.Path);

        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(output, Does.Contain("\"category\""));
        Assert.That(errors, Does.Contain("error RE3102: `national@2020.1` is published and has changed"));
        Assert.That(errors, Does.Contain("error RE3101: `national@2021.1` is published and not locked"));
    }

    private static void Refused((ExitCode Exit, string Output, string Errors) run, string said)
    {
        Assert.That(run.Exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Output, Is.Empty);
        Assert.That(run.Errors, Does.Contain(said));
    }
}
