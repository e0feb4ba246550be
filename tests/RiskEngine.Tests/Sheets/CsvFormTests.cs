using System.Text;
using NUnit.Framework;
using RiskEngine.Cli;

namespace RiskEngine.Tests.Sheets;

/// <summary>The forms in which spreadsheets save CSV, and files that are none.</summary>
internal sealed class CsvFormTests
{
    private const string Households = "户编号,行政区划代码,采集日期,户类型,致贫返贫风险,工资性收入,不愁吃\nh-1,130828,2020年6月15日,脱贫户,因病、因残,\"12,345.50元\",是\n";
    private const string Members = "户编号,人编号,在校生状况,劳动技能\nh-1,m1,七年级,弱劳动力或半劳动力\n";
    private const string Expected = """{"householdId":"h-1","income":{"wage":12345.5},"living":{"foodSecured":true},"members":[{"labourCapability":"WEAK","memberId":"m1","schoolStage":"JUNIOR"}],"povertyHistory":"LIFTED","regionCode":"130828","riskCauses":["ILLNESS","DISABILITY"],"snapshotDate":"2020-06-15"}""";

    private static IEnumerable<TestCaseData> Encodings() =>
    [
        new TestCaseData(new UTF8Encoding(false)).SetArgDisplayNames("UTF-8"),
        new TestCaseData(new UTF8Encoding(true)).SetArgDisplayNames("UTF-8 with its mark"),
        new TestCaseData(Encoding.Unicode).SetArgDisplayNames("UTF-16"),
        new TestCaseData(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")).SetArgDisplayNames("GBK"),
    ];

    [TestCaseSource(nameof(Encodings))]
    public void Chinese_is_read_in(Encoding encoding)
    {
        using var store = new ASheetStore();

        Assert.That(store.Import(store.Write("a.csv", Households, encoding), store.Write("b.csv", Members, encoding)), Is.EqualTo(ExitCode.Done), () => store.Errors + string.Join('\n', store.Rejected));
        Assert.That(store.Lines(), Is.EqualTo(new[] { Expected }));
    }

    [TestCase(";")]
    [TestCase("\t")]
    public void Cells_may_be_parted_by(string delimiter)
    {
        using var store = new ASheetStore();
        var text = Households.Replace("\"12,345.50元\"", "12345.5", StringComparison.Ordinal).Replace(",", delimiter, StringComparison.Ordinal);
        store.Import(store.Write("a.csv", text), store.Write("b.csv", Members));

        Assert.That(store.Lines(), Is.EqualTo(new[] { Expected }));
    }

    [TestCase("householdId,regionCode,snapshotDate,povertyHistroy\n", "unknown heading `povertyHistroy`", "did you mean `povertyHistory`?")]
    [TestCase("户编号,行政区划代码,采集日期,户类形\n", "unknown heading `户类形`", "did you mean `户类型`?")]
    [TestCase("householdId,regionCode,snapshotDate,户编号\n", "columns A and D: `户编号` stands twice", "keep one of the two")]
    [TestCase("householdId,regionCode,snapshotDate,姓名\n", "`姓名` tells who the people are", "remove the column")]
    [TestCase("householdId,regionCode\n", "has no column `snapshotDate` (`采集日期`)", "add the column")]
    [TestCase("a,b,c\n1,2,3\n", "has no row of headings", "store template")]
    [TestCase("", "has no row of headings", "store template")]
    [TestCase("householdId,regionCode,snapshotDate\n\"h-1,130828,2020-06-15\n", "no row of headings", null)]
    public void A_file_with_wrong_headings_is_refused_whole(string text, string what, string? fix)
    {
        using var store = new ASheetStore();
        var exit = store.Import(store.Write("a.csv", text), store.Write("b.csv", "householdId,memberId\nh-1,m1\n"));
        if (fix is null)
        {
            // Headings are fine here; the quote that nobody closes takes the rest for one cell.
            Assert.That((exit, store.Counts), Is.EqualTo((ExitCode.Findings, "2 read, 0 new, 0 unchanged, 2 rejected")));
            return;
        }

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Errors, Does.Contain(what).And.Contain(fix));
        Assert.That(store.Lines(), Is.Empty);
    }

    [Test]
    public void A_column_that_is_not_ours_can_be_passed_over()
    {
        using var store = new ASheetStore();
        string[] files = [store.Write("a.csv", "householdId,regionCode,snapshotDate,备注\nh-1,130828,2020-06-15,x\n"), store.Write("b.csv", "householdId,memberId\nh-1,m1\n")];

        Assert.That(store.Import(files), Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Import(files, ["备注"]), Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public void A_set_without_members_says_which_file_is_missing()
    {
        using var store = new ASheetStore();

        Assert.That(store.Import(store.Write("a.csv", Households)), Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Errors, Does.Contain("there is no file of `Members`").And.Contain("name all files of the set on one command line"));
    }

    [Test]
    public void Text_in_no_known_encoding_is_refused()
    {
        using var store = new ASheetStore();
        File.WriteAllBytes(store.At("a.csv"), [.. "householdId,regionCode,"u8, 0xFF, 0xFF, 0x80, 0x20]);

        Assert.That(store.Import(store.At("a.csv")), Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Errors, Does.Contain("neither UTF-8 nor GB18030"));
    }
}
