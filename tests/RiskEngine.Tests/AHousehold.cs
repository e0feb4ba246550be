using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Tests;

/// <summary>
/// A plain, complete, unremarkable household: nothing is wrong with it; each test changes only what it is about.
/// </summary>
internal static class AHousehold
{
    public const string Json = """
        {
          "householdId": "h-000123",
          "regionCode": "130828",
          "snapshotDate": "2020-06-01",
          "povertyHistory": "NEVER_REGISTERED",
          "householdSize": 3,
          "copingCapacity": "ADEQUATE",
          "riskCauses": [],
          "industryCondition": true,
          "creditGood": true,
          "developmentAidFeasible": true,
          "incomeAboveDibaoSince": "2014-01-01",
          "members": [
            {
              "memberId": "m1", "age": 46, "sex": "MALE", "isHead": true, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": false, "chronicIllness": false, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "ORDINARY", "employed": true, "monthsWorked": 11,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true,
              "diagnosisGroup": "NONE", "trainingCompleted": false
            },
            {
              "memberId": "m2", "age": 44, "sex": "FEMALE", "isHead": false, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": false, "chronicIllness": false, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "ORDINARY", "employed": true, "monthsWorked": 9,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true,
              "diagnosisGroup": "NONE", "trainingCompleted": false
            },
            {
              "memberId": "m3", "age": 13, "sex": "MALE", "isHead": false, "schoolStage": "JUNIOR", "isBoarder": true,
              "seriousIllness": false, "chronicIllness": false, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "NONE", "employed": false, "monthsWorked": 0,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "NONE",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true,
              "diagnosisGroup": "NONE", "trainingCompleted": false
            }
          ],
          "income": {
            "wage": 26000, "business": 9500.50, "property": 400, "transfer": 1200,
            "productionCost": 3100, "claims": 0, "previousNetIncome": 32000
          },
          "expenses": {
            "medicalOutOfPocket": 650, "medicalOutOfCatalogue": 120, "educationOutOfPocket": 1500, "rehabilitation": 0,
            "disasterRecovery": 0, "otherRigid": 300, "necessaryEmploymentCost": 800
          },
          "living": {
            "foodSecured": true, "clothingSecured": true,
            "houseGrade": "B", "onlyDwelling": true, "houseRepaired": false,
            "water": {
              "piped": true, "litresPerPersonDay": 60, "tripMinutes": 0, "outageDaysPerYear": 4,
              "longestOutageDays": 2, "quality": "PASS"
            }
          },
          "assets": {
            "vehicle": false, "commercialHousing": false, "businessEntity": false, "largeDeposits": false
          },
          "events": [],
          "clues": [],
          "enrolments": [],
          "refusedApplications": [],
          "monitoring": { "category": "NONE", "measures": [] }
        }
        """;

    /// <summary>What the ordinary household has no reason to answer.</summary>
    public const string TheRest = """
        {
          "liftedYear": 2018,
          "riskCauses": ["ILLNESS", "OTHER"],
          "members": [{
            "memberId": "m1", "age": 9, "sex": "FEMALE", "isHead": false, "schoolStage": "NOT_IN_SCHOOL",
            "dropoutReason": "HEALTH_ASSESSED", "isBoarder": false, "seriousIllness": true, "chronicIllness": true,
            "hospitalised": true, "disabilityLevel": 2, "disabilityType": "LIMB", "selfCare": "PARTIAL",
            "labourCapability": "NONE", "employed": false, "monthsWorked": 0, "publicPost": false,
            "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "NONE", "seriousIllnessInsurance": true,
            "medicalAssistance": true, "commercialSupplement": false, "leftBehind": true, "childProtection": "ORPHAN",
            "hasLegalSupporter": false, "diagnosisGroup": "CEREBRAL_PALSY", "trainingCompleted": false
          }],
          "events": [{
            "type": "ILLNESS", "date": "2020-03-05", "loss": 10, "incomeLoss": 1200.75, "expense": 18000,
            "compensation": 0, "resolved": false
          }],
          "clues": [{
            "channel": "DEPARTMENT_WARNING", "department": "县医保局 \"一科\"", "receivedOn": "2020-04-01",
            "verifiedOn": "2020-04-12"
          }],
          "enrolments": [{
            "programme": "DIBAO_ENROL", "from": "2019-01-01", "to": "2020-01-01", "monthlyAmount": 310.5
          }],
          "refusedApplications": [{
            "programme": "TEMP_ASSIST", "refusedOn": "2019-11-20", "difficultyNoted": true
          }],
          "monitoring": {
            "category": "MARGINAL", "identifiedOn": "2020-01-31", "incomeAboveLineSince": "2020-02-29",
            "measures": [{ "measure": "PUBLIC_POST", "deliveredOn": "2020-03-01" }], "eliminatedOn": "2020-05-30"
          }
        }
        """;

    public static readonly LocalDate SnapshotDay = new(2020, 6, 1);

    public static readonly LocalDate AsOf = new(2020, 6, 30);

    public static byte[] Utf8 => Encoding.UTF8.GetBytes(Json);

    public static HouseholdSnapshot Ordinary => Read(Json);

    /// <summary>A household of which every question is answered, as text.</summary>
    public static string EveryAnswer => JsonWith(TheRest);

    /// <summary>The ordinary household with a patch merged into it (RFC 7396), as text.</summary>
    public static string JsonWith(string patch) => Merged(JsonNode.Parse(Json), JsonNode.Parse(patch))!.ToJsonString();

    /// <summary>
    /// The ordinary household with a patch merged into it (RFC 7396); <c>null</c> makes an answer unknown.
    /// </summary>
    public static HouseholdSnapshot With(string patch) => Read(JsonWith(patch));

    public static HouseholdSnapshot Read(string json)
    {
        var snapshot = new HouseholdSnapshot();
        var problems = new List<SnapshotProblem>();
        return new SnapshotReader().TryRead(Encoding.UTF8.GetBytes(json), snapshot, problems)
            ? snapshot
            : throw new ArgumentException(string.Join('\n', problems), nameof(json));
    }

    private static JsonNode? Merged(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes)
        {
            return patch?.DeepClone();
        }

        var merged = target is JsonObject known ? (JsonObject)known.DeepClone() : [];
        foreach (var (name, change) in changes)
        {
            merged.Remove(name, out var before);
            if (change is not null)
            {
                merged[name] = Merged(before, change);
            }
        }

        return merged;
    }
}
