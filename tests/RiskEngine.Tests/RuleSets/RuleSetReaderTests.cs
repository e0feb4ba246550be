using NodaTime;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class RuleSetReaderTests
{
    private static readonly RuleSet National = RuleSetLibrary.Of(ARuleSet.National.Files).RuleSets[0].RuleSet!;

    [Test]
    public void The_manifest_is_read_whole()
    {
        Assert.That(National.Id, Is.EqualTo(new RuleSetId("national", "2020.1")));
        Assert.That(National.Title, Is.EqualTo(new Bilingual("国家", "Nation")));
        Assert.That(National.Status, Is.EqualTo(RuleSetStatus.Published));
        Assert.That(National.EffectiveFrom, Is.EqualTo(new LocalDate(2020, 3, 20)));
        Assert.That(National.EffectiveTo, Is.EqualTo(new LocalDate(2021, 5, 14)));
        Assert.That(National.Extends, Is.Null);
        Assert.That(National.DivisionCode, Is.Empty);
        Assert.That(National.Owner, Is.EqualTo("Policy office"));
        Assert.That(National.Changes, Is.EqualTo("The first version."));
        Assert.That(National.IndeterminateTitle, Is.EqualTo(new Bilingual("待定", "Undecided")));
        Assert.That(National.Bands, Is.EqualTo(new[]
        {
            new Band(RiskLevel.LOW, 0), new Band(RiskLevel.MEDIUM, 30), new Band(RiskLevel.HIGH, 60),
        }));
        Assert.That(
            National.Domains.Select(domain => (domain.Name, domain.Kind, domain.Group)),
            Is.EqualTo(new (string, DomainKind, FlagGroup?)[]
            {
                ("income", DomainKind.Flags, FlagGroup.INCOME), ("categories", DomainKind.Categories, null),
                ("measures", DomainKind.Measures, null), ("steps", DomainKind.Steps, null),
            }));
    }

    [Test]
    public void A_flag_is_read_whole()
    {
        var flag = National.Domains[0].Rules[1];

        Assert.That(flag.Code, Is.EqualTo("WAGE_NONE"));
        Assert.That(flag.Expression.Text, Is.EqualTo("household.Income.Wage == 0"));
        Assert.That(flag.Enabled, Is.True);
        Assert.That(flag.Text, Is.EqualTo(new Bilingual("无工资", "Nobody earns a wage")));
        Assert.That(flag.Points, Is.EqualTo(5));
        Assert.That(flag.Basis, Is.EqualTo(new[] { "SD-009" }));
        Assert.That(flag.Why, Is.EqualTo("Said \"so\"."));
        Assert.That(flag.Origin, Is.EqualTo(National.Id));
        Assert.That(National.Domains[0].Globals.Select(global => global.Name), Is.EqualTo(new[] { "incomePerCapita" }));
    }

    [Test]
    public void A_measure_and_a_step_are_read_whole()
    {
        var measure = National.Domains[2].Rules[0];
        var step = National.Domains[3].Rules[0];

        Assert.That(measure.Department, Is.EqualTo("CIVIL_AFFAIRS"));
        Assert.That(measure.Addresses, Is.EqualTo(new[] { "INCOME_LOW", "MARGINAL", "INDETERMINATE" }));
        Assert.That(measure.Amount?.Value.Text, Is.EqualTo("parameters.PovertyLine"));
        Assert.That(measure.Amount?.Per, Is.EqualTo(AmountPeriod.YEAR));
        Assert.That(step.DueInDays?.Text, Is.EqualTo("parameters.DueDays"));
    }

    [Test]
    public void A_value_has_the_type_of_its_unit()
    {
        Assert.That(National.Parameters.Select(parameter => parameter.Type),
            Is.EqualTo(new[] { typeof(decimal), typeof(int) }));
        Assert.That(National.Parameters[0].Values[1].Value, Is.EqualTo(3218m).And.TypeOf<decimal>());
        Assert.That(National.Parameters[1].Values[0].Value, Is.EqualTo(15).And.TypeOf<int>());
    }

    [TestCase("national@2020.1", true)]
    [TestCase("weichang-130828@2020.12", true)]
    [TestCase("national", false)]
    [TestCase("national@", false)]
    [TestCase("national@2020", false)]
    [TestCase("national@2020.", false)]
    [TestCase("national@2020.1@2", false)]
    [TestCase("counties/x@2020.1", false)]
    [TestCase("..@2020.1", false)]
    [TestCase("@2020.1", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void An_id_is_a_set_and_a_version(string? text, bool isOne) =>
        Assert.That(RuleSetId.TryParse(text, out var id) && id.ToString() == text, Is.EqualTo(isOne));
}
