using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Cli.Sheets;
using RiskEngine.Households;

namespace RiskEngine.Cli.Ledgers;

/// <summary>What became of the households of a ledger.</summary>
internal readonly record struct LedgerCount(int Listed, long Read, long Rejected);

/// <summary>
/// The monitoring ledger (防贫台账) of a county. Households are assessed on the fly: titles, reasons and dates come from the assessment
/// itself, so that no run has to have been made, and what is printed is what `assess` says of the same snapshots on the same day.
/// </summary>
internal sealed class LedgerRun(RuleSetShelf shelf, string county, LocalDate asOf)
{
    // Of the list only: a county has some hundreds of thousands of households, of which few are listed.
    private readonly List<LedgerEntry> entries = [];
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot household = new();
    private readonly List<SnapshotProblem> problems = [];
    private readonly AssessmentJson json = new();
    private readonly Assessor assessor = new(shelf);
    private readonly SortedSet<string> ruleSets = new(StringComparer.Ordinal);
    private long read;

    /// <summary>Households that could not be assessed.</summary>
    public long Rejected { get; private set; }

    /// <summary>Why the first of them could not; null when all could.</summary>
    public SnapshotProblem? FirstProblem { get; private set; }

    /// <summary>Assesses a household.</summary>
    public void Take(byte[] body)
    {
        read++;
        problems.Clear();
        if (!reader.TryRead(body, household, problems) || assessor.Assess(household, asOf, problems) is not { } assessment)
        {
            Rejected++;
            FirstProblem ??= problems[0];
            return;
        }

        ruleSets.Add(assessment.RuleSet.Id.ToString());
        if (LedgerEntry.Of(assessment, json) is { } entry)
        {
            entries.Add(entry);
        }
    }

    /// <summary>Writes the workbook, the highest score first.</summary>
    public LedgerCount Save(string path)
    {
        var columns = LedgerEntry.Columns;
        var last = RawSheet.Letters(columns.Count - 1);
        using var workbook = new WorkbookWriter();
        var sheet = workbook.Add(new SheetLayout("防贫台账")
        {
            Columns = [.. columns.Select(column => (column.Width, CellStyle.Plain))],
            HeaderRows = 3,
            IsPrinted = true,
            Merged = [$"A1:{last}1", $"A2:{last}2"],
        });
        sheet.Row([SheetCell.Text($"{county} 县(区)防止返贫监测帮扶台账", CellStyle.Title)], height: 32);
        sheet.Row([SheetCell.Text(string.Create(CultureInfo.InvariantCulture,
            $"评估基准日:{LocalDatePattern.Iso.Format(asOf)}    规则集:{string.Join("、", ruleSets)}    在库 {read} 户,列入台账 {entries.Count} 户{(Rejected > 0 ? $",无法评估 {Rejected} 户" : "")}"), CellStyle.Subtitle)], height: 20);
        sheet.Row(columns.Select(column => SheetCell.Text(column.Heading, CellStyle.Heading)), height: 32);
        var number = 0;
        foreach (var entry in entries.OrderByDescending(entry => entry.Score).ThenBy(entry => entry.HouseholdId, StringComparer.Ordinal))
        {
            number++;
            var cells = entry.Cells.Select((cell, index) => SheetCell.Text(cell, index is 2 or 5 ? CellStyle.RuledCentre : CellStyle.Ruled))
                .Prepend(SheetCell.Number(number.ToString(CultureInfo.InvariantCulture), CellStyle.RuledCentre));
            sheet.Row(cells, Height(entry));
        }

        sheet.Row([SheetCell.Text("说明:本台账由系统按公布的规则集测算,分值仅用于排序和说明原因,不代替认定。监测对象的纳入、帮扶和风险消除,须经入户核查、民主评议、公示和县级审定,由人作出决定。“待补充信息”未采集前,评估结果可能变化。", CellStyle.Note)], height: 32);
        sheet.MergeRow(columns.Count);
        workbook.Save(path);
        return new LedgerCount(entries.Count, read, Rejected);
    }

    // Programs that open the file fit a row to its text only when a person asks for it; so it is done here, by the number of lines.
    private static double Height(LedgerEntry entry)
    {
        var lines = entry.Cells.Select((cell, index) =>
            cell.Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(Width(line) / (LedgerEntry.Columns[index + 1].Width - 1))))).Max();
        return Math.Min(400, 4 + (lines * 13.5));
    }

    // A Chinese character is two wide.
    private static double Width(string line) => line.Sum(unit => unit < 128 ? 1.0 : 1.9);
}
