using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.FactSheets;
using RiskEngine.Facts;

namespace RiskEngine.Tests.Cli;

internal sealed class RulesFactsTests
{
    private static readonly FactSheet Sheet = new();

    private static IEnumerable<Fact> Facts => Sheet.Parts.SelectMany(part => part.Facts);

    [Test]
    public void The_list_in_the_rules_folder_is_fresh()
    {
        var kept = File.ReadAllText(RepositoryRoot.At("rules", "FACTS.md"));

        Assert.That(kept, Is.EqualTo(Run(null, markdown: true).Output), "riskengine rules facts --markdown > rules/FACTS.md");
    }

    [Test]
    public void Every_fact_of_the_catalogue_is_listed_with_all_that_is_to_know()
    {
        var catalogue = FactCatalogue.OwnerTypes.Sum(owner => owner.GetProperties().Length);

        Assert.That(Facts.Count(), Is.EqualTo(catalogue).And.GreaterThan(100));
        Assert.That(Facts.Select(fact => fact.Path), Is.Unique);
        Assert.That(
            Facts.Where(fact => fact is { Meaning: "" } or { Values: "" } or { Unknown: "" } or { Source: "" }), Is.Empty);
    }

    [Test]
    public void Every_code_has_a_meaning()
    {
        var codes = Sheet.CodeLists.SelectMany(list => Enum.GetNames(list), Sheet.MeaningOf);

        Assert.That(codes, Has.None.Empty);
    }

    // The catalogue traces an unknown fact; the comment may name more, such as an end that only means "not yet".
    [Test]
    public void What_a_comment_calls_the_source_is_where_the_catalogue_traces_the_fact()
    {
        var documentation = FactDocumentation.Load();
        var apart =
            from owner in FactCatalogue.OwnerTypes
            from property in owner.GetProperties()
            from source in FactCatalogue.Sources(owner, property.Name)
            let said = documentation.Property(owner, property.Name, "remarks")
            where !said.Contains($"`{source.Template}", StringComparison.Ordinal)
            select $"{owner.Name}.{property.Name}: {source.Template}";

        Assert.That(apart, Is.Empty);
    }

    [TestCase("household.Income.Wage", "number", "CNY in the last 12 months, 0 or more", "when not surveyed", "`/income/wage`")]
    [TestCase("household.Size", "whole number", "Persons, 1 or more", "never, because the number of members stands in", "`/householdSize`")]
    [TestCase("household.Members.DiagnosisGroup", "code", "A code, `NONE` for whoever has no such diagnosis", "when not asked", "`/members/*/diagnosisGroup`")]
    [TestCase("household.RefusedApplications", "list", "Empty when there are none", "when not known", "`/refusedApplications`")]
    [TestCase("household.Living.Water.Piped", "yes or no", "Yes or no", "when not asked", "`/living/water/piped`")]
    public void A_fact_is_told(string path, string kind, string values, string unknown, string source)
    {
        var fact = Facts.Single(fact => fact.Path == path);

        Assert.That(
            (fact.Kind, fact.Values, fact.Unknown, fact.Source), Is.EqualTo((kind, values, unknown, source)));
    }

    [TestCase("household.Income", 7)]
    [TestCase("income", 7, TestName = "The case of letters and the leading word do not matter")]
    [TestCase("household.Living", 12, TestName = "A part is listed with the parts below it")]
    [TestCase("household.Members.Age", 1)]
    [TestCase("MonthsAgo", 2, TestName = "A last name alone finds every fact of that name")]
    [TestCase("household", 24, TestName = "The household alone is its own facts")]
    public void A_name_lists(string name, int facts)
    {
        Assert.That(Sheet.Named(name).Sum(part => part.Facts.Count), Is.EqualTo(facts));
        Assert.That(Run(name, markdown: false).Exit, Is.EqualTo(ExitCode.Done));
    }

    [TestCase("household.Incme", "error: there is no fact `household.Incme`; did you mean `household.Income`?")]
    [TestCase("Membrs.Age", "error: there is no fact `Membrs.Age`; did you mean `Members.Age`?")]
    [TestCase("SelfCaer", "error: there is no fact `SelfCaer`; did you mean `SelfCare`?")]
    [TestCase("sunshine", "error: there is no fact `sunshine`")]
    [TestCase("", "error: there is no fact ``")]
    public void A_misspelt_name_gets_the_nearest(string name, string message)
    {
        var (exit, output, errors) = Run(name, markdown: false);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Is.Empty);
        Assert.That(errors.ReplaceLineEndings("\n"), Does.StartWith(message + "\n  fix: the parts are household, "));
    }

    [Test]
    public void On_the_terminal_a_fact_is_a_paragraph()
    {
        Assert.That(Run("household.Members.Sex", markdown: false).Output, Is.EqualTo("""
            each of household.Members: The members.

              Sex (code)
                  Sex as registered.
                  Values: A code. Unknown: when not asked.
                  Codes: MALE, FEMALE
                  Source: /members/*/sex


            """.ReplaceLineEndings("\n")));
    }

    private static (ExitCode Exit, string Output, string Errors) Run(string? name, bool markdown)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var exit = RulesFactsCommand.Run(name, markdown, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
