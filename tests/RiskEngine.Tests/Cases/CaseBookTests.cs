using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Cases;

internal sealed class CaseBookTests
{
    [Test]
    public void A_file_gives_its_cases_in_order()
    {
        var book = ACasesFile.Read(ACasesFile.Text);

        Assert.That(book.Findings, Is.Empty);
        Assert.That(book.Cases.Select(one => (one.Name, one.Domain, one.File, one.Line)), Is.EqualTo(new[]
        {
            ("Below the line is low", "income", "rules/national/2020.1/income.cases.json", 5),
            ("Above the line is not low", "income", "rules/national/2020.1/income.cases.json", 10),
        }));
    }

    [Test]
    public void A_case_may_have_a_day_of_its_own()
    {
        var book = ACasesFile.Read(ACasesFile.Changing("\"Household\"", "\"AsOf\": \"2020-12-31\", \"Household\""));

        Assert.That(book.Cases.Select(one => one.AsOf.ToString("uuuu-MM-dd", null)),
            Is.EqualTo(new[] { "2020-12-31", "2020-06-30" }));
    }

    [Test]
    public void A_patch_changes_what_it_names_and_nothing_else()
    {
        var household = Patched("""{ "income": { "business": 5 } }""");

        Assert.That((household.Income.Wage, household.Income.Business), Is.EqualTo((30000m, 5m)));
    }

    [Test]
    public void Null_makes_an_answer_unknown()
    {
        var household = Patched("""{ "income": { "wage": null } }""");

        Assert.That((household.Income.IsPresent, household.Income.Wage), Is.EqualTo((true, (decimal?)null)));
    }

    [Test]
    public void Null_makes_a_whole_part_unknown() =>
        Assert.That(Patched("""{ "income": null }""").Income.IsPresent, Is.False);

    [Test]
    public void A_part_that_the_ordinary_household_lacks_is_added() =>
        Assert.That(Patched("""{ "living": { "water": { "piped": true } } }""").Living.Water.Piped, Is.True);

    [Test]
    public void An_object_of_members_changes_them_by_id() => Assert.That(
        Patched("""{ "members": { "m2": { "age": null, "employed": true } } }""")
            .Members.Select(member => (member.MemberId, member.Age, member.Employed)),
        Is.EqualTo(new[] { ("m1", (int?)40, (bool?)null), ("m2", null, true), ("m3", 7, null) }));

    [Test]
    public void Null_takes_a_member_away() =>
        Assert.That(Patched("""{ "members": { "m2": null } }""").Members.Select(member => member.MemberId),
            Is.EqualTo(new[] { "m1", "m3" }));

    [Test]
    public void A_list_of_members_replaces_them_all() =>
        Assert.That(Patched("""{ "members": [{ "memberId": "x" }] }""").Members.Select(member => member.MemberId),
            Is.EqualTo(new[] { "x" }));

    [Test]
    public void An_overlay_starts_from_the_household_of_its_parent_unless_it_has_one()
    {
        var county = ARuleSet.County.With("income.cases.json", ACasesFile.Text);

        var inherited = ACasesFile.Read(ACasesFile.Rules, county);
        var own = ACasesFile.Read(ACasesFile.Rules, county.With("ordinary.household.json", """
            {
              "householdId": "o", "regionCode": "130828", "snapshotDate": "2020-06-01",
              "members": [{ "memberId": "only" }]
            }
            """));

        Assert.That(inherited.Cases[0].Household.Members, Has.Count.EqualTo(3));
        Assert.That(own.Cases[0].Household.Members, Has.Count.EqualTo(1));
    }

    private static HouseholdSnapshot Patched(string patch)
    {
        var book = ACasesFile.Read(ACasesFile.Changing("""{ "income": { "wage": 9000 } }""", patch));
        Assert.That(book.Findings, Is.Empty);
        return book.Cases[0].Household;
    }
}
