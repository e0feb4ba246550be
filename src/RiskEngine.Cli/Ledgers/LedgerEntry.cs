using System.Buffers;
using System.Globalization;
using System.Text.Json;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Ledgers;

/// <summary>One household of the monitoring ledger, in Chinese.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="Score">Its score, by which the ledger is ordered.</param>
/// <param name="Cells">What its row says, in the order of the columns behind the running number.</param>
internal sealed record LedgerEntry(string HouseholdId, int Score, IReadOnlyList<string> Cells)
{
    /// <summary>Headings and widths, the running number first.</summary>
    public static IReadOnlyList<(string Heading, double Width)> Columns { get; } =
    [
        ("序号", 5), ("户编号", 13), ("行政区划", 13), ("人口", 5), ("评估类别", 13), ("现监测类别\n识别日期", 13), ("风险等级\n(分值)", 9),
        ("主要原因", 30), ("建议帮扶措施(责任部门)", 34), ("已落实措施", 20), ("下一步工作及期限", 22), ("待补充信息", 16), ("核实人签字", 10),
    ];

    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        ["VERIFY_HOUSEHOLD"] = "入户核查",
        ["VILLAGE_PUBLICITY"] = "村级公示",
        ["TOWNSHIP_REVIEW"] = "乡镇审核",
        ["COUNTY_DECISION"] = "县级审定",
        ["REGISTER"] = "录入系统",
        ["REVIEW_ELIMINATION"] = "风险消除复核",
        ["COLLECT_FACTS"] = "补充采集信息",
    };

    private static readonly Dictionary<string, string> Departments = new(StringComparer.Ordinal)
    {
        ["AGRICULTURE"] = "农业农村",
        ["CHARITY"] = "慈善社会组织",
        ["CIVIL_AFFAIRS"] = "民政",
        ["DISABLED_PERSONS_FEDERATION"] = "残联",
        ["EDUCATION"] = "教育",
        ["EMERGENCY"] = "应急管理",
        ["FINANCE"] = "财政金融",
        ["HEALTH"] = "卫生健康",
        ["HOUSING"] = "住建",
        ["HUMAN_RESOURCES"] = "人社",
        ["INSURER"] = "保险机构",
        ["MEDICAL_INSURANCE"] = "医保",
        ["TOWNSHIP"] = "乡镇",
        ["VILLAGE"] = "村委会",
        ["WATER"] = "水利",
    };

    private static readonly Dictionary<string, string> Periods = new(StringComparer.Ordinal)
    {
        ["MONTH"] = "月",
        ["YEAR"] = "年",
        ["TERM"] = "学期",
        ["ONCE"] = "次",
    };

    /// <summary>The entry of a household; null for one that is neither monitored nor flagged.</summary>
    public static LedgerEntry? Of(Assessment assessment, AssessmentJson writer)
    {
        var household = assessment.Household;
        var isMonitored = household.Monitoring is
        {
            Category: MonitoringCategory.UNSTABLE_LIFTED or MonitoringCategory.MARGINAL or MonitoringCategory.SUDDEN_SEVERE, EliminatedOn: null,
        };
        if (!isMonitored && assessment.Category == nameof(MonitoringCategory.NONE))
        {
            return null;
        }

        var bytes = new ArrayBufferWriter<byte>();
        writer.Write(assessment, Explain.Summary, bytes);
        using var json = JsonDocument.Parse(bytes.WrittenMemory);
        var root = json.RootElement;
        return new LedgerEntry(household.HouseholdId, assessment.Score,
        [
            household.HouseholdId,
            household.RegionCode,
            (household.HouseholdSize ?? household.Members.Count).ToString(CultureInfo.InvariantCulture),
            Title(root.GetProperty("category")),
            Standing(household),
            string.Create(CultureInfo.InvariantCulture, $"{Level(assessment.Level)}\n({assessment.Score}{(assessment.HighestScore > assessment.Score ? $"~{assessment.HighestScore}" : "")})"),
            Lines(root.GetProperty("flags").EnumerateArray().Select(Title)),
            Lines(root.GetProperty("measures").EnumerateArray().Select(Measure)),
            Delivered(household),
            Lines(root.GetProperty("nextSteps").EnumerateArray().Select(Step)),
            Lines(root.GetProperty("dataGaps").EnumerateArray().Select(gap => Gap(gap.GetProperty("pointer").GetString()!)).Distinct()),
            "",
        ]);
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);

    private static string Title(JsonElement part) => part.GetProperty("title").GetProperty("zh").GetString()!;

    private static string Level(RiskLevel level) => level switch
    {
        RiskLevel.HIGH => "高",
        RiskLevel.MEDIUM => "中",
        _ => "低",
    };

    private static string Standing(HouseholdSnapshot household) => household.Monitoring.Category is { } category
        ? Sheets.ChineseWords.Label("monitoring.category", category.ToString())
            + (household.Monitoring.IdentifiedOn is { } day ? "\n" + NodaTime.Text.LocalDatePattern.Iso.Format(day) : "")
        : "未知";

    private static string Delivered(HouseholdSnapshot household)
    {
        if (household.Monitoring.Measures is not { } measures)
        {
            return "未知";
        }

        var lines = new List<string>();
        foreach (var measure in measures)
        {
            var day = measure.DeliveredOn is { } delivered ? NodaTime.Text.LocalDatePattern.Iso.Format(delivered) : "未落实";
            lines.Add($"{(measure.Measure is { } code ? Sheets.ChineseWords.Label("measure", code) : "未知")} {day}");
        }

        return lines.Count == 0 ? "无" : Lines(lines);
    }

    private static string Measure(JsonElement measure)
    {
        var amount = measure.TryGetProperty("amount", out var stated) && stated.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.Number
            ? $" {value.GetRawText()}元/{(stated.GetProperty("per").GetString() is { } per ? Periods.GetValueOrDefault(per, per) : "")}"
            : "";
        var department = measure.TryGetProperty("department", out var named) && named.GetString() is { } code
            ? $"({Departments.GetValueOrDefault(code, code)})"
            : "";
        return Title(measure) + amount + department;
    }

    private static string Step(JsonElement step)
    {
        var code = step.GetProperty("code").GetString()!;
        return Steps.GetValueOrDefault(code, code) + (step.TryGetProperty("dueOn", out var due) && due.GetString() is { } day ? $"({day}前)" : "");
    }

    // /members/1/age → 年龄: which member it is stands in the assessment, and in the sheet that is to be filled in.
    private static string Gap(string pointer)
    {
        var names = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(name => !char.IsAsciiDigit(name[0])).ToArray();
        var path = string.Join('.', names);
        return Sheets.ChineseWords.Words(path) ?? Sheets.ChineseWords.Words(names[^1]) ?? pointer;
    }
}
