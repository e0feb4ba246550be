using System.IO.Compression;
using NodaTime;
using NUnit.Framework;
using RiskEngine.Cli;

namespace RiskEngine.Tests.Sheets;

/// <summary>The monitoring ledger of a county as it comes out of the printer.</summary>
internal sealed class LedgerTests
{
    private static readonly LocalDate Day = new(2020, 6, 30);

    [Test]
    public void The_ledger_lists_who_is_monitored_or_flagged_with_reasons_measures_and_dates_and_leaves_the_decision_to_people()
    {
        using var store = new ASheetStore();
        store.Import(RepositoryRoot.At("samples", "households", "county.ndjson"));

        Assert.That(store.Ledger("130828", Day, "ledger.xlsx"), Is.EqualTo(ExitCode.Done), () => store.Errors);
        var sheet = Part(store.At("ledger.xlsx"), "xl/worksheets/sheet1.xml");
        Assert.Multiple(() =>
        {
            Assert.That(RoundTripTests.Violations(store.At("ledger.xlsx")), Is.Empty);
            Assert.That(sheet, Does.Contain("130828 县(区)防止返贫监测帮扶台账").And.Contain("评估基准日:2020-06-30").And.Contain("@2020.1"));
            Assert.That(sheet, Does.Contain("入户核查").And.Contain("录入系统(2020-").And.Contain("人均收入低于监测线").And.Contain("(民政)"));
            Assert.That(sheet, Does.Contain("分值仅用于排序和说明原因,不代替认定").And.Contain("由人作出决定"));
            Assert.That(sheet, Does.Contain("orientation=\"landscape\"").And.Contain("第 &amp;P 页 / 共 &amp;N 页").And.Contain("paperSize=\"9\""));
            Assert.That(Part(store.At("ledger.xlsx"), "xl/workbook.xml"), Does.Contain("_xlnm.Print_Titles").And.Contain("'防贫台账'!$3:$3"));
        });
    }

    [Test]
    public void Every_department_of_the_rules_has_a_chinese_name()
    {
        using var store = new ASheetStore();
        store.Import(RepositoryRoot.At("samples", "households", "county.ndjson"));
        store.Ledger("130828", Day, "ledger.xlsx");
        var sheet = Part(store.At("ledger.xlsx"), "xl/worksheets/sheet1.xml");

        Assert.That(sheet, Does.Contain("(医保)").And.Contain("(人社)"));
        Assert.That(sheet, Does.Not.Match(@"\([A-Z_]{4,}\)"));
    }

    [Test]
    public void A_household_that_is_neither_monitored_nor_flagged_is_left_out()
    {
        using var store = new ASheetStore();
        store.Import(RepositoryRoot.At("samples", "households", "ordinary.json"));
        store.Ledger("130828", Day, "ledger.xlsx");

        Assert.That(Part(store.At("ledger.xlsx"), "xl/worksheets/sheet1.xml"), Does.Contain("在库 1 户,列入台账 0 户"));
    }

    [Test]
    public void A_county_of_which_nothing_is_stored_has_no_ledger()
    {
        using var store = new ASheetStore();
        store.Import(RepositoryRoot.At("samples", "households", "ordinary.json"));

        Assert.That(store.Ledger("130829", Day, "ledger.xlsx"), Is.EqualTo(ExitCode.Usage));
        Assert.That(store.Errors, Is.EqualTo("error: the store has no household of the county 130829 up to 2020-06-30" + Environment.NewLine));
        Assert.That(File.Exists(store.At("ledger.xlsx")), Is.False);
    }

    private static string Part(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }
}
