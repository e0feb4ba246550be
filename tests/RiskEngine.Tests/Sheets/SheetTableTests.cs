using NUnit.Framework;
using RiskEngine.Cli.Sheets;
using RiskEngine.Households;

namespace RiskEngine.Tests.Sheets;

/// <summary>The words of the sheets against the answers of a snapshot: nothing is left out, nothing means two things.</summary>
internal sealed class SheetTableTests
{
    [Test]
    public void There_is_a_sheet_for_the_household_and_one_for_each_list() =>
        Assert.That(
            SheetTable.All.Select(table => $"{table.Name} {table.Chinese} {table.Path}".Trim()),
            Is.EqualTo(new[]
            {
                "Households 家庭户", "Members 家庭成员 members", "Events 突发事件 events", "Clues 风险线索 clues", "Enrolments 享受政策 enrolments",
                "RefusedApplications 未批准申请 refusedApplications", "Measures 帮扶措施 monitoring.measures",
            }));

    [Test]
    public void Every_heading_of_a_sheet_means_one_column([ValueSource(nameof(Names))] string name)
    {
        var table = SheetTable.All.Single(candidate => candidate.Name == name);
        var headings = table.Columns.SelectMany(column => ChineseWords.HeadingNames(column.Path).Prepend(column.Path)).Select(Header.Word);

        Assert.That(headings, Is.Unique);
    }

    [Test]
    public void Every_code_has_a_word_that_leads_back_to_it()
    {
        var codes =
            from table in SheetTable.All
            from column in table.Columns
            from code in column.Codes
            select (column.Path, Code: code, Back: ChineseWords.Code(column.Path, ChineseWords.Label(column.Path, code)));

        Assert.That(codes.Count(), Is.GreaterThan(80));
        Assert.That(codes.Where(entry => entry.Code != entry.Back), Is.Empty);
    }

    [Test]
    public void The_layout_is_that_of_the_reader() =>
        Assert.That(
            SnapshotLayout.Household.Where(answer => answer.IsRequired).Select(answer => answer.Name),
            Is.EqualTo(new[] { "householdId", "regionCode", "snapshotDate", "members" }));

    private static IEnumerable<string> Names() => SheetTable.All.Select(table => table.Name);
}
