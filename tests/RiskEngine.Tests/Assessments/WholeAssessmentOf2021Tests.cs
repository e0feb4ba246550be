using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// Whole answers under the national rules of 2021, one for each monitored category and one whose risk is gone, with all
/// their reasons, as a person has approved them.
/// </summary>
internal sealed class WholeAssessmentOf2021Tests
{
    // A family in Shaanxi, lifted in 2018: the father's stay in hospital ate up the year, and he works no longer.
    private const string HospitalBill = """
        {
          "regionCode": "610602", "povertyHistory": "LIFTED", "liftedYear": 2018, "copingCapacity": "WEAK",
          "riskCauses": ["ILLNESS"],
          "income": {
            "wage": 9000, "business": 6500, "property": 0, "transfer": 2400, "productionCost": 2100, "claims": 3000,
            "previousNetIncome": 31000
          },
          "expenses": { "medicalOutOfPocket": 12800, "medicalOutOfCatalogue": 3100 },
          "members": [
            {
              "memberId": "m1", "age": 51, "sex": "MALE", "isHead": true, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": true, "chronicIllness": true, "hospitalised": true, "disabilityLevel": 0,
              "selfCare": "PARTIAL", "labourCapability": "LOST", "employed": false, "monthsWorked": 0,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            },
            {
              "memberId": "m2", "age": 48, "sex": "FEMALE", "isHead": false, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": false, "chronicIllness": false, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "ORDINARY", "employed": true, "monthsWorked": 8,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            },
            {
              "memberId": "m3", "age": 17, "sex": "FEMALE", "isHead": false, "schoolStage": "VOCATIONAL_SECONDARY",
              "isBoarder": true, "seriousIllness": false, "chronicIllness": false, "hospitalised": false,
              "disabilityLevel": 0, "selfCare": "FULL", "labourCapability": "NONE", "employed": false,
              "monthsWorked": 0, "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "NONE",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            }
          ],
          "events": [{
            "type": "ILLNESS", "date": "2021-03-02", "loss": 0, "incomeLoss": 9000, "expense": 21000,
            "compensation": 3000, "resolved": false
          }],
          "clues": [{ "channel": "DEPARTMENT_WARNING", "department": "医保局", "receivedOn": "2021-06-21" }],
          "snapshotDate": "2021-06-25"
        }
        """;

    // Never registered: migrant work broke off, and the son left school to earn money.
    private const string BackFromTheCity = """
        {
          "copingCapacity": "WEAK", "riskCauses": ["UNSTABLE_EMPLOYMENT", "EDUCATION"],
          "income": {
            "wage": 7600, "business": 3200, "property": 0, "transfer": 1500, "productionCost": 900,
            "previousNetIncome": 26000
          },
          "members": [
            {
              "memberId": "m1", "age": 43, "sex": "MALE", "isHead": true, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": false, "chronicIllness": false, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "ORDINARY", "employed": false, "monthsWorked": 4,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            },
            {
              "memberId": "m2", "age": 66, "sex": "FEMALE", "isHead": false, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": false, "chronicIllness": true, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "NONE", "employed": false, "monthsWorked": 0,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": true, "childProtection": "NONE", "hasLegalSupporter": true
            },
            {
              "memberId": "m3", "age": 14, "sex": "MALE", "isHead": false, "schoolStage": "NOT_IN_SCHOOL",
              "dropoutReason": "ECONOMIC", "isBoarder": false, "seriousIllness": false, "chronicIllness": false,
              "hospitalised": false, "disabilityLevel": 0, "selfCare": "FULL", "labourCapability": "NONE",
              "employed": false, "monthsWorked": 0, "publicPost": false, "basicMedicalInsurance": "RESIDENT",
              "pensionInsurance": "NONE", "seriousIllnessInsurance": true, "medicalAssistance": false,
              "commercialSupplement": false, "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            }
          ],
          "events": [{
            "type": "JOB_LOSS", "date": "2021-02-20", "loss": 0, "incomeLoss": 12000, "expense": 0, "compensation": 0,
            "resolved": false
          }],
          "clues": [{ "channel": "SELF_DECLARATION", "receivedOn": "2021-06-28" }],
          "snapshotDate": "2021-06-29"
        }
        """;

    // Above the line in Hainan until a typhoon took roof and rubber trees; the county has 20 working days.
    private const string Typhoon = """
        {
          "regionCode": "460200", "copingCapacity": "NONE", "riskCauses": ["NATURAL_DISASTER"],
          "expenses": { "disasterRecovery": 9000 },
          "events": [{
            "type": "NATURAL_DISASTER", "date": "2022-05-11", "loss": 40000, "incomeLoss": 9000, "expense": 9000,
            "compensation": 2000, "resolved": false
          }],
          "clues": [{ "channel": "CENTRALISED_INVESTIGATION", "receivedOn": "2022-06-10" }],
          "snapshotDate": "2022-06-20"
        }
        """;

    // Identified a year before, helped, and above the line for seven months.
    private const string Steady = """
        {
          "povertyHistory": "LIFTED", "liftedYear": 2019,
          "monitoring": {
            "category": "UNSTABLE_LIFTED", "identifiedOn": "2021-06-01", "incomeAboveLineSince": "2021-11-10",
            "measures": [
              { "measure": "EMP_PUBLIC_POST", "deliveredOn": "2021-07-05" },
              { "measure": "MED_ASSISTANCE", "deliveredOn": "2021-08-20" }
            ]
          },
          "snapshotDate": "2022-06-15"
        }
        """;

    private static readonly CompiledRuleSet Rules = NationalRules.Of("2021.1");

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCase("hospital-bill", HospitalBill, 2021, "UNSTABLE_LIFTED", TestName = "A lifted family with a hospital bill")]
    [TestCase("back-from-the-city", BackFromTheCity, 2021, "MARGINAL", TestName = "A migrant without work, a son out of school")]
    [TestCase("typhoon", Typhoon, 2022, "SUDDEN_SEVERE", TestName = "A household above the line after a typhoon")]
    [TestCase("steady", Steady, 2022, "RISK_ELIMINATED", TestName = "A monitored household whose risk is gone")]
    public void A_whole_assessment(string name, string household, int year, string category)
    {
        var assessment = Rules.Assess(AHousehold.With(household), new LocalDate(year, 6, 30));
        var answer = JsonNode.Parse(Written.Text(assessment, Explain.Full))!.AsObject();

        Assert.That((string?)answer["category"]!["code"], Is.EqualTo(category));
        Verified.Match($"WholeAssessments/2021.1/{name}", WithoutDigests(answer).ToJsonString(Readable));
    }

    [TestCase("130828", "2021-06-30", "2021-07-08", "2021-07-13", TestName = "Fifteen days, the last five of them for the notice")]
    [TestCase("460200", "2022-06-30", "2022-07-21", "2022-07-26", TestName = "Twenty working days in Hainan")]
    public void The_notice_can_end_before_the_registration_is_due(
        string region, string day, string notice, string registration)
    {
        var asOf = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;
        var household = AHousehold.With($$"""
            {
              "regionCode": "{{region}}", "income": { "wage": 2600 }, "riskCauses": ["ILLNESS"],
              "clues": [{ "channel": "SELF_DECLARATION", "receivedOn": "{{asOf.PlusDays(-2):uuuu-MM-dd}}" }],
              "snapshotDate": "{{day}}"
            }
            """);

        var steps = JsonNode.Parse(Written.Text(Rules.Assess(household, asOf), Explain.None))!["nextSteps"]!.AsArray()
            .ToDictionary(step => (string)step!["code"]!, step => (string?)step!["dueOn"]);

        Assert.That((steps["VILLAGE_PUBLICITY"], steps["REGISTER"]), Is.EqualTo((notice, registration)));
    }

    // Every edit of any rule changes these; other tests say what they cover.
    private static JsonObject WithoutDigests(JsonObject answer)
    {
        answer["ruleSet"]!["digest"] = "…";
        answer["audit"]!["digest"] = "…";
        return answer;
    }
}
