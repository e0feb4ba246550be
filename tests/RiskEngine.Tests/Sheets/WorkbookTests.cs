using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Storing;

namespace RiskEngine.Tests.Sheets;

/// <summary>Workbooks as counties send them, and files that only look like one.</summary>
internal sealed class WorkbookTests
{
    private static readonly string[] Heading = AWorkbook.Row("户编号", "行政区划代码", "采集日期", "工资性收入", "不愁吃");

    private static readonly (string, string[][], string) Members = ("家庭成员", [AWorkbook.Row("户编号", "人编号"), AWorkbook.Row("h-1", "m1")], "");

    [TestCase(" ><v>43997</v></c>", "2020-06-15", false, TestName = "A day as a number")]
    [TestCase(" ><v>43997.75</v></c>", "2020-06-15", false, TestName = "A day with a time")]
    [TestCase(" ><v>42535</v></c>", "2020-06-15", true, TestName = "A day counted from 1904")]
    [TestCase(" ><v>20200615</v></c>", "2020-06-15", false, TestName = "A day typed as one number")]
    [TestCase(" t=\"inlineStr\"><is><t>2020/6/15</t></is></c>", "2020-06-15", false, TestName = "A day with slashes")]
    [TestCase(" t=\"inlineStr\"><is><t>2020.06.15</t></is></c>", "2020-06-15", false, TestName = "A day with dots")]
    [TestCase(" t=\"str\"><f>TEXT(A1)</f><v>2020-06-15</v></c>", "2020-06-15", false, TestName = "A day that a formula made")]
    [TestCase(" ><v>59</v></c>", "1900-02-28", false, TestName = "The last day before the one that never was")]
    [TestCase(" ><v>61</v></c>", "1900-03-01", false, TestName = "The first day after it")]
    public void A_day_is_read(string cell, string expected, bool is1904)
    {
        using var store = new ASheetStore();
        string[] row = [AWorkbook.Text("h-1"), AWorkbook.Number("130828"), cell, AWorkbook.Number("1234.5599999999999"), " t=\"b\"><v>1</v></c>"];
        Import(store, [Heading, row], is1904: is1904);

        Assert.That(store.Lines(), Is.EqualTo(new[]
        {
            $$$"""{"householdId":"h-1","income":{"wage":1234.56},"living":{"foodSecured":true},"members":[{"memberId":"m1"}],"regionCode":"130828","snapshotDate":"{{{expected}}}"}""",
        }), () => store.Errors + string.Join('\n', store.Rejected));
    }

    [TestCase(" t=\"e\"><f>VLOOKUP(1)</f><v>#N/A</v></c>", "C 采集日期,RE6120,the cell holds the error `#N/A`")]
    [TestCase("><f>A1+1</f></c>", "C 采集日期,RE6120,the formula was never counted")]
    [TestCase("><v>60</v></c>", "C 采集日期,RE5012")]
    [TestCase("/>", "C 采集日期,RE5005")]
    public void A_bad_cell_is_named(string cell, string expected)
    {
        using var store = new ASheetStore();
        Import(store, [Heading, [AWorkbook.Text("h-1"), AWorkbook.Text("130828"), cell]]);

        Assert.That(store.Counts, Is.EqualTo("1 read, 0 new, 0 unchanged, 1 rejected"));
        Assert.That(store.Rejected, Has.One.StartsWith($"a.xlsx,家庭户,2,h-1,{expected}"));
    }

    [Test]
    public void Merged_cells_reject_the_rows_that_they_hide()
    {
        using var store = new ASheetStore();
        string[][] rows = [AWorkbook.Row("某县家庭情况表"), Heading, AWorkbook.Row("h-1", "130828", "2020-06-15", "1000"), AWorkbook.Row("h-2", "130828", "2020-06-15")];
        AWorkbook.Write(store.At("a.xlsx"),
        [
            ("家庭户", rows, "<mergeCells><mergeCell ref=\"A1:E1\"/><mergeCell ref=\"D3:D4\"/></mergeCells>"),
            ("家庭成员", [AWorkbook.Row("户编号", "人编号"), AWorkbook.Row("h-1", "m1"), AWorkbook.Row("", "m2"), AWorkbook.Row("h-2", "m1")], "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"),
        ]);
        store.Import(store.At("a.xlsx"));

        Assert.That(store.Counts, Is.EqualTo("3 read, 1 new, 0 unchanged, 2 rejected"));
        Assert.That(store.Rejected, Has.One.StartsWith("a.xlsx,家庭成员,3,,A 户编号,RE6121,").And.One.StartsWith("a.xlsx,家庭户,4,h-2,D 工资性收入,RE6125,"));
    }

    [Test]
    public void Shared_texts_are_read_with_their_runs_and_without_their_readings()
    {
        using var store = new ASheetStore();
        string[] row = [" t=\"s\"><v>0</v></c>", " t=\"s\"><v>1</v></c>", " t=\"s\"><v>2</v></c>"];
        Import(store, [Heading, row], ["<r><t>h-</t></r><r><t>1</t></r>", "<t>130828</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh>", "<t xml:space=\"preserve\"> 2020-06-15 </t>"]);

        Assert.That(store.Lines(), Has.Count.EqualTo(1), () => string.Join('\n', store.Rejected));
    }

    [TestCase("家庭护", "Members", "has no sheet `Households` (`家庭户`)", "is it `家庭护`? then rename it")]
    [TestCase("Housholds", "Members", "has a sheet `Housholds` that is not known", "did you mean `Households`?")]
    [TestCase("Households", "Table1", "has no sheet `Members` (`家庭成员`)", "store template")]
    public void A_wrong_sheet_is_named_with_the_right_one(string households, string members, string what, string fix)
    {
        using var store = new ASheetStore();
        AWorkbook.Write(store.At("a.xlsx"), [(households, [Heading], ""), (members, Members.Item2, "")]);

        Assert.That(store.Import(store.At("a.xlsx")), Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Errors, Does.Contain(what).And.Contain(fix));
    }

    [Test]
    public void What_is_no_workbook_is_refused([Values("text", "cut", "empty", "old", "other zip")] string kind)
    {
        using var store = new ASheetStore();
        var path = AWorkbook.Write(store.At("a.xlsx"), [("家庭户", [Heading], ""), Members]);
        var whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, kind switch
        {
            "text" => "householdId"u8.ToArray(),
            "cut" => whole[..(whole.Length / 2)],
            "old" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1],
            "other zip" => [0x50, 0x4B, 5, 6, .. new byte[18]],
            _ => [],
        });

        Assert.That(store.Import(path), Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Errors, Does.Contain("save it as .xlsx without a password"));
    }

    [Test]
    public void A_sheet_that_is_damaged_inside_is_refused()
    {
        using var store = new ASheetStore();
        Import(store, [Heading, [AWorkbook.Text("h-1"), " t=\"s\"><v>99</v></c>", "><v>x"]]);

        Assert.That(store.Errors, Does.Contain("its sheet `家庭户` is damaged"));
        Assert.That(store.Lines(), Is.Empty);
    }

    [Test]
    public void The_small_sample_is_what_the_commands_make_of_the_first_households()
    {
        using var store = new ASheetStore();
        store.Import(store.Write("first.ndjson", string.Join('\n', File.ReadLines(RepositoryRoot.At("samples", "households", "county.ndjson")).Take(20))));
        store.Export(ExportFormat.Xlsx, "county-small.xlsx");

        store.Export(ExportFormat.Csv, "county-small.csv");

        foreach (var path in store.Files("county-small*"))
        {
            var name = Path.GetFileName(path);
            var sample = name.EndsWith(".csv", StringComparison.Ordinal) ? RepositoryRoot.At("samples", "households", "county-small", name) : RepositoryRoot.At("samples", "households", name);
            Assert.That(File.ReadAllBytes(sample), Is.EqualTo(File.ReadAllBytes(path)), name);
        }
    }

    private static void Import(ASheetStore store, string[][] rows, string[]? shared = null, bool is1904 = false) =>
        store.Import(AWorkbook.Write(store.At("a.xlsx"), [("家庭户", rows, ""), Members], shared, is1904));
}
