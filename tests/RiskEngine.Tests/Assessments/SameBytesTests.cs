using System.Globalization;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Facts;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// An assessment is a pure function of household, rules and day: not of the machine, and not of what was assessed
/// before.
/// </summary>
internal sealed class SameBytesTests
{
    private static readonly CompiledRuleSet National = NationalRules.Compiled;

    private static readonly string[] Households = [.. NationalRules.Samples(200), .. NationalRules.Samples(200)
        .Select(new Mangler(5).Mangle)];

    [Test]
    public void The_machine_has_cultures_to_try() =>
        Assert.That(1.5m.ToString(CultureInfo.GetCultureInfo("de-DE")), Is.EqualTo("1,5"),
            "otherwise the next test shows nothing");

    [TestCase("de-DE")]
    [TestCase("tr-TR")]
    [TestCase("zh-CN")]
    [TestCase("ar-SA")]
    [TestCase("th-TH")]
    public void Whatever_the_culture(string culture)
    {
        var plain = Texts();
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

            Assert.That(Texts(), Is.EqualTo(plain));
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }

    [TestCase("Pacific/Kiritimati")]
    [TestCase("America/Los_Angeles")]
    public void Whatever_the_time_zone(string zone)
    {
        var plain = Texts();
        var before = Environment.GetEnvironmentVariable("TZ");
        try
        {
            Environment.SetEnvironmentVariable("TZ", zone);
            TimeZoneInfo.ClearCachedData();

            Assert.That(Texts(), Is.EqualTo(plain));
        }
        finally
        {
            Environment.SetEnvironmentVariable("TZ", before);
            TimeZoneInfo.ClearCachedData();
        }
    }

    [TestCase(Explain.None)]
    [TestCase(Explain.Summary)]
    [TestCase(Explain.Full)]
    public void Whatever_was_assessed_and_written_before(Explain explain)
    {
        var (row, facts, writer) = (National.NewAssessment(), new HouseholdFacts(), new AssessmentJson());
        List<string> reused = [];
        foreach (var household in Households.Concat(Households.Reverse()))
        {
            facts.Load(AHousehold.Read(household), NationalRules.Day);
            National.Assess(facts, row);
            reused.Add(System.Text.Encoding.UTF8.GetString(writer.Write(row, explain).Span));
        }

        string[] fresh = [.. Texts(explain)];
        Assert.That(reused, Is.EqualTo(fresh.Concat(fresh.Reverse())));
    }

    [Test]
    public void Whatever_other_threads_assess_meanwhile()
    {
        var plain = Texts();
        var shared = new string[plain.Count];

        Parallel.For(0, plain.Count, place => shared[place] = Text(Households[place], Explain.Full));

        Assert.That(shared, Is.EqualTo(plain));
    }

    [Test]
    public void Whatever_the_compilation() => Assert.That(
        Written.Text(NationalRules.Compile(National.RuleSet).Assess(AHousehold.Read(Households[0]), NationalRules.Day),
            Explain.Full),
        Is.EqualTo(Text(Households[0], Explain.Full)));

    private static List<string> Texts(Explain explain = Explain.Full) =>
        [.. Households.Select(household => Text(household, explain))];

    private static string Text(string household, Explain explain) =>
        Written.Text(National.Assess(AHousehold.Read(household), NationalRules.Day), explain);
}
