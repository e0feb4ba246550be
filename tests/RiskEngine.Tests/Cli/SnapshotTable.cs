using System.Globalization;
using System.Text.Json;

namespace RiskEngine.Tests.Cli;

/// <summary>The snapshot of the contract, written down once more and by hand, so that a slip of either shows.</summary>
internal static class SnapshotTable
{
    private const string Text = """
        householdId id
        regionCode id
        snapshotDate date
        povertyHistory NEVER_REGISTERED LIFTED NOT_LIFTED RETURNED
        liftedYear int 1900 2100
        householdSize int 1 1000000
        copingCapacity ADEQUATE WEAK NONE
        riskCauses[] ILLNESS EDUCATION DISABILITY NATURAL_DISASTER ACCIDENT INDUSTRY_FAILURE UNSTABLE_EMPLOYMENT
          LABOUR_SHORTAGE HOUSING WATER EPIDEMIC OTHER
        industryCondition bool
        creditGood bool
        developmentAidFeasible bool
        incomeAboveDibaoSince date
        members[].memberId id
        members[].age int 0 130
        members[].sex MALE FEMALE
        members[].isHead bool
        members[].schoolStage PRESCHOOL PRIMARY JUNIOR SENIOR VOCATIONAL_SECONDARY VOCATIONAL_TERTIARY
          TECHNICIAN BACHELOR GRADUATE NOT_IN_SCHOOL
        members[].dropoutReason ECONOMIC HEALTH_ASSESSED DEFERRED_APPROVED OTHER
        members[].isBoarder bool
        members[].seriousIllness bool
        members[].chronicIllness bool
        members[].hospitalised bool
        members[].disabilityLevel int 0 4
        members[].disabilityType VISUAL HEARING SPEECH LIMB INTELLECTUAL MENTAL MULTIPLE
        members[].selfCare FULL PARTIAL NONE
        members[].labourCapability SKILLED ORDINARY WEAK LOST NONE
        members[].employed bool
        members[].monthsWorked int 0 12
        members[].publicPost bool
        members[].basicMedicalInsurance RESIDENT EMPLOYEE NONE
        members[].pensionInsurance RESIDENT EMPLOYEE NONE
        members[].seriousIllnessInsurance bool
        members[].medicalAssistance bool
        members[].commercialSupplement bool
        members[].leftBehind bool
        members[].childProtection NONE ORPHAN DE_FACTO_UNSUPPORTED
        members[].hasLegalSupporter bool
        members[].diagnosisGroup NONE CEREBRAL_PALSY AUTISM OTHER
        members[].trainingCompleted bool
        income.wage money
        income.business money
        income.property money
        income.transfer money
        income.productionCost money
        income.claims money
        income.previousNetIncome money
        expenses.medicalOutOfPocket money
        expenses.medicalOutOfCatalogue money
        expenses.educationOutOfPocket money
        expenses.rehabilitation money
        expenses.disasterRecovery money
        expenses.otherRigid money
        expenses.necessaryEmploymentCost money
        living.foodSecured bool
        living.clothingSecured bool
        living.houseGrade A B C D NO_HOUSE
        living.onlyDwelling bool
        living.houseRepaired bool
        living.water.piped bool
        living.water.litresPerPersonDay int 0 100000
        living.water.tripMinutes int 0 100000
        living.water.outageDaysPerYear int 0 366
        living.water.longestOutageDays int 0 366
        living.water.quality PASS FAIL
        assets.vehicle bool
        assets.commercialHousing bool
        assets.businessEntity bool
        assets.largeDeposits bool
        events[].type ILLNESS DISABILITY NATURAL_DISASTER ACCIDENT EDUCATION_COST INDUSTRY_FAILURE JOB_LOSS
          PRICE_SLUMP EPIDEMIC HOUSE_DAMAGE WATER_OUTAGE
        events[].date date
        events[].loss money
        events[].incomeLoss money
        events[].expense money
        events[].compensation money
        events[].resolved bool
        clues[].channel CENTRALISED_INVESTIGATION SELF_DECLARATION DAILY_MONITORING DEPARTMENT_WARNING
          RELATED_MONITORING
        clues[].department id
        clues[].receivedOn date
        clues[].verifiedOn date
        enrolments[].programme DIBAO_ENROL TEKUN_ENROL DIS_LIVING DIS_NURSING ORPHAN_ALLOWANCE EMP_PUBLIC_POST
          EDU_YULU EDU_BOARDING_ALLOWANCE MED_PREMIUM_SUBSIDY PENSION_CONTRIB FIN_MICROCREDIT IND_SUPPORT
          INS_PREVENTION
        enrolments[].from date
        enrolments[].to date
        enrolments[].monthlyAmount money
        refusedApplications[].programme DIBAO_ENROL TEKUN_ENROL TEMP_ASSIST
        refusedApplications[].refusedOn date
        refusedApplications[].difficultyNoted bool
        monitoring.category UNSTABLE_LIFTED MARGINAL SUDDEN_SEVERE NONE
        monitoring.identifiedOn date
        monitoring.incomeAboveLineSince date
        monitoring.measures[].measure MED_ASSISTANCE MED_SERIOUS_ILLNESS EDU_SPECIAL_RELIEF DIS_LIVING
          IND_SUPPORT HOUSING_RENOVATION WATER_FIX DIBAO_ENROL EMP_PUBLIC_POST TRAIN_SKILLS EMP_PLACEMENT
          INS_PREVENTION TEMP_ASSIST
        monitoring.measures[].deliveredOn date
        monitoring.eliminatedOn date
        """;

    // A row that goes on in the next line is indented there.
    private static readonly Dictionary<string, string[]> Rows = Text
        .ReplaceLineEndings("\n")
        .Replace("\n  ", " ", StringComparison.Ordinal)
        .Split('\n')
        .Select(line => line.Split(' '))
        .ToDictionary(words => words[0], words => words[1..]);

    private static readonly string[] Order = [.. Rows.Keys];

    // An object or list stands where the first of its members does.
    private static readonly Dictionary<string, int> Places = Order
        .SelectMany((path, place) => Enumerable.Range(1, path.Length)
            .Where(length => length == path.Length || path[length] is '.' or '[')
            .Select(length => (Prefix: path[..length], place)))
        .DistinctBy(row => row.Prefix)
        .ToDictionary(row => row.Prefix, row => row.place);

    /// <summary>Everything in a snapshot that the table does not allow, with its place.</summary>
    public static IEnumerable<string> ProblemsOf(JsonElement snapshot) => ProblemsOf(snapshot, "");

    /// <summary>The paths that a snapshot speaks of.</summary>
    public static IEnumerable<string> PathsOf(JsonElement value, string path = "") => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject()
            .SelectMany(member => PathsOf(member.Value, Join(path, member.Name))),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => PathsOf(element, path + "[]")),
        _ => [path],
    };

    /// <summary>All paths of the table.</summary>
    public static IReadOnlyList<string> Paths => Order;

    private static IEnumerable<string> ProblemsOf(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => OutOfOrder(value, path).Concat(value.EnumerateObject()
            .SelectMany(member => ProblemsOf(member.Value, Join(path, member.Name)))),
        JsonValueKind.Array when !Order.Any(row => row.StartsWith(path + "[]", StringComparison.Ordinal)) => [$"{path} is no list"],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => ProblemsOf(element, path + "[]")),
        _ when !Rows.TryGetValue(path, out var row) => [$"{path} is unknown"],
        _ when !Fits(value, Rows[path]) => [$"{path} may not be {value}"],
        _ => [],
    };

    private static IEnumerable<string> OutOfOrder(JsonElement value, string path)
    {
        var places = value.EnumerateObject().Select(member => PlaceOf(Join(path, member.Name))).ToArray();
        return places.SequenceEqual(places.Distinct().Order()) ? [] : [$"the members of `{path}` are out of order"];
    }

    private static bool Fits(JsonElement value, string[] row) => row[0] switch
    {
        "bool" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "int" => value.TryGetInt32(out var number) && number >= Number(row[1]) && number <= Number(row[2]),
        "money" => value.TryGetDecimal(out var amount) && amount >= 0 && decimal.Round(amount, 2) == amount,
        "date" => NodaTime.Text.LocalDatePattern.Iso.Parse(value.GetString()!).Success,
        "id" => value.GetString() is { Length: >= 1 and <= 64 } id && id.All(IsOfId),
        _ => value.ValueKind is JsonValueKind.String && row.Contains(value.GetString()),
    };

    private static int PlaceOf(string path) => Places.GetValueOrDefault(path, -1);

    private static bool IsOfId(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
