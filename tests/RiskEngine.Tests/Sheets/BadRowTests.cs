using NUnit.Framework;
using RiskEngine.Cli;

namespace RiskEngine.Tests.Sheets;

/// <summary>Rows and cells that cannot be taken: each is named with place, reason and cure, and the rest is imported.</summary>
internal sealed class BadRowTests
{
    private const string Heading = "householdId,regionCode,snapshotDate,povertyHistory,householdSize,riskCauses,income.wage,living.foodSecured,monitoring.identifiedOn,events";
    private const string Good = "h-1,130828,2020-06-15,LIFTED,3,ILLNESS,1234.50,true,2020-01-02,";

    [TestCase("h 2,130828,2020-06-15,,,,,,,", "A householdId,RE5010")]
    [TestCase("h-2,1308,2020-06-15,,,,,,,", "B regionCode,RE5011")]
    [TestCase("h-2,130828,2020-02-30,,,,,,,", "C snapshotDate,RE5012")]
    [TestCase("h-2,130828,,,,,,,,", "C snapshotDate,RE5005")]
    [TestCase("h-2,130828,2020-06-15,LIFTD,,,,,,", "D povertyHistory,RE5009,unknown code `LIFTD`,did you mean `LIFTED`?")]
    [TestCase("h-2,130828,2020-06-15,脱贫护,,,,,,", "D povertyHistory,RE5009,unknown code `脱贫护`,did you mean `脱贫户`?")]
    [TestCase("h-2,130828,2020-06-15,,0,,,,,", "E householdSize,RE5007")]
    [TestCase("h-2,130828,2020-06-15,,2.5,,,,,", "E householdSize,RE5006")]
    [TestCase("h-2,130828,2020-06-15,,,因病、因病,,,,", "F riskCauses,RE5016")]
    [TestCase("h-2,130828,2020-06-15,,,,about 3000,,,", "G income.wage,RE5006,\"expected a number, found text\"")]
    [TestCase("h-2,130828,2020-06-15,,,,-5,,,", "G income.wage,RE5007")]
    [TestCase("h-2,130828,2020-06-15,,,,1.234,,,", "G income.wage,RE5008")]
    [TestCase("h-2,130828,2020-06-15,,,,\"1234,5\",,,", "G income.wage,RE5006")]
    [TestCase("h-2,130828,2020-06-15,,,,,maybe,,", "H living.foodSecured,RE5006,\"expected true or false, found text\"")]
    [TestCase("h-2,130828,2020-06-15,,,,,,soon,", "I monitoring.identifiedOn,RE5012")]
    [TestCase("h-2,130828,2020-06-15,,,,,,,2", "J events,RE6124,the household has 2 of `Events` here and 0 rows there")]
    [TestCase("h-2,130828,2020-06-15,,,", "RE6126,\"the row has 6 cells, the first one has 10\"")]
    [TestCase("h-1,130828,2020-06-15,,,,,,,", "A householdId,RE6123,the household stands in row 2 already")]
    [TestCase(",130828,2020-06-15,,,,,,,", "A householdId,RE6121")]
    public void A_bad_cell_rejects_its_household_alone(string row, string expected)
    {
        using var store = new ASheetStore();
        var households = store.Write("county.csv", $"{Heading}\r\n{Good}\r\n{row}\r\n");
        var members = store.Write("county.members.csv", "householdId,memberId\r\nh-1,m1\r\nh-2,m1\r\n");

        Assert.That(store.Import(households, members), Is.EqualTo(ExitCode.Findings), () => store.Errors);
        Assert.That(store.Lines(), Has.Count.EqualTo(1));
        Assert.That(store.Rejected, Has.Some.StartsWith("county.csv,county.csv,3,").And.Some.Contains(expected));
    }

    [Test]
    public void A_member_without_household_is_a_rejected_row_and_one_of_a_rejected_household_names_its_own_cell()
    {
        using var store = new ASheetStore();
        var households = store.Write("county.csv", $"{Heading}\n{Good}\nh-2,130828,2020-06-15,,,,,,,\n");
        var members = store.Write("m.csv", "户编号,人编号,年龄\nh-1,m1,30\nh-2,m1,131\nh-9,m1,7\n");
        store.Import(households, members);

        Assert.That(store.Counts, Is.EqualTo("3 read, 1 new, 0 unchanged, 2 rejected"));
        Assert.That(store.Rejected, Is.EqualTo(new[]
        {
            "county.csv,m.csv,3,h-2,C 年龄,RE5007,the number must be from 0 to 130,",
            "county.csv,m.csv,4,h-9,A 户编号,RE6122,there is no household of this householdId in `Households`,\"add the household there, or mend the householdId here in `Members`\"",
        }));
    }

    [Test]
    public void A_household_without_members_is_rejected()
    {
        using var store = new ASheetStore();
        store.Import(store.Write("a.csv", $"{Heading}\n{Good}\n"), store.Write("m.csv", "householdId,memberId\nh-9,m1\n"));

        Assert.That(store.Rejected[0], Is.EqualTo("a.csv,a.csv,2,h-1,/members,RE5005,the member `members` is required,"));
    }
}
