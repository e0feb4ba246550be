using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Households;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Coverage;

namespace RiskEngine.Tests.Schemas;

/// <summary>The closed lists of the schemas are those of the code.</summary>
internal sealed class CodeListsTests
{
    private static readonly (string Place, IEnumerable<string> Codes)[] Lists =
    [
        ("snapshot /properties/povertyHistory", Enum.GetNames<PovertyHistory>()),
        ("snapshot /properties/copingCapacity", Enum.GetNames<CopingCapacity>()),
        ("snapshot /properties/riskCauses/items", Enum.GetNames<RiskCause>()),
        ("snapshot /$defs/memberFacts/properties/sex", Enum.GetNames<Sex>()),
        ("snapshot /$defs/memberFacts/properties/schoolStage", Enum.GetNames<SchoolStage>()),
        ("snapshot /$defs/memberFacts/properties/dropoutReason", Enum.GetNames<DropoutReason>()),
        ("snapshot /$defs/memberFacts/properties/disabilityType", Enum.GetNames<DisabilityType>()),
        ("snapshot /$defs/memberFacts/properties/selfCare", Enum.GetNames<SelfCare>()),
        ("snapshot /$defs/memberFacts/properties/labourCapability", Enum.GetNames<LabourCapability>()),
        ("snapshot /$defs/memberFacts/properties/basicMedicalInsurance", Enum.GetNames<Insurance>()),
        ("snapshot /$defs/memberFacts/properties/pensionInsurance", Enum.GetNames<Insurance>()),
        ("snapshot /$defs/memberFacts/properties/childProtection", Enum.GetNames<ChildProtection>()),
        ("snapshot /$defs/memberFacts/properties/diagnosisGroup", Enum.GetNames<DiagnosisGroup>()),
        ("snapshot /$defs/living/properties/houseGrade", Enum.GetNames<HouseGrade>()),
        ("snapshot /$defs/water/properties/quality", Enum.GetNames<WaterQuality>()),
        ("snapshot /$defs/event/properties/type", Enum.GetNames<EventType>()),
        ("snapshot /$defs/clue/properties/channel", Enum.GetNames<ClueChannel>()),
        ("snapshot /$defs/monitoring/properties/category", Enum.GetNames<MonitoringCategory>()),
        ("cases /$defs/expect/properties/Category", Enum.GetNames<MonitoringCategory>()),
        ("assessment /properties/category/properties/code", Enum.GetNames<MonitoringCategory>()),
        ("assessment /properties/risk/properties/level", Enum.GetNames<RiskLevel>()),
        ("assessment /$defs/flag/properties/group", Enum.GetNames<FlagGroup>()),
        ("assessment /$defs/measure/properties/amount/properties/per", Enum.GetNames<AmountPeriod>()),
        ("workflow /$defs/properties/properties/Amount/properties/Per", Enum.GetNames<AmountPeriod>()),
        ("ruleset /$defs/domain/properties/Group", Enum.GetNames<FlagGroup>()),
        ("ruleset /$defs/band/properties/Level", Enum.GetNames<RiskLevel>()),
        ("ruleset /properties/Status", ["draft", "published", "retired"]),
        ("ruleset /$defs/domain/properties/Kind", ["flags", "categories", "measures", "steps"]),
        ("parameters /$defs/parameter/properties/Unit", ParameterUnits.All),
        ("parameters /$defs/parameter/properties/OverridableBy/items", ["province", "county"]),
        ("parameters /$defs/parameter/properties/Lookup", ["PriorYear"]),
        ("coverage /$defs/kind", Enum.GetNames<RowKind>().Select(kind => kind.ToLowerInvariant())),
        ("assessment /$defs/outcome", ["MET", "NOT_MET", "UNKNOWN"]),
    ];

    private static IEnumerable<TestCaseData> Places() =>
        Lists.Select(list => new TestCaseData(list.Place, list.Codes).SetName($"{list.Place} is the list of the code"));

    [TestCaseSource(nameof(Places))]
    public void A_list_is_the_same_in_schema_and_code(string place, IEnumerable<string> codes) =>
        Assert.That(CodesAt(place), Is.EquivalentTo(codes));

    [Test]
    public void No_list_of_a_schema_is_left_out()
    {
        var lists = Directory.GetFiles(RepositoryRoot.At("rules", "schema")).SelectMany(File.ReadLines)
            .Count(line => line.Contains("\"enum\": [", StringComparison.Ordinal));

        // Three more are parts of a list that is in the table: kinds that are no flags, and units by kind of number.
        Assert.That(lists, Is.EqualTo(Lists.Length + 3));
    }

    private static IEnumerable<string> CodesAt(string place)
    {
        var (kind, pointer) = place.Split(' ') is [var file, var path] ? (file, path) : default;
        var schema = JsonElement.Parse(File.ReadAllText(Published.PathOf(kind)));
        return pointer.Split('/').Skip(1).Aggregate(schema, (at, step) => at.GetProperty(step)).GetProperty("enum")
            .EnumerateArray().Where(code => code.ValueKind == JsonValueKind.String).Select(code => code.GetString()!);
    }
}
