using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// Three whole answers under the national rules of 2020, with all their reasons, as a person has approved them.
/// </summary>
internal sealed class WholeAssessmentTests
{
    private const string Ordinary = "{}";

    // 30 fen a head below the line of 4,827 yuan, and the wife, seriously ill, is in hospital without the second layer
    // of insurance.
    private const string Marginal = """
        {
          "income": {
            "wage": 11080.10, "business": 4500, "property": 0, "transfer": 1200, "productionCost": 2300,
            "previousNetIncome": 15000
          },
          "expenses": { "medicalOutOfPocket": 20000 },
          "riskCauses": ["ILLNESS"],
          "copingCapacity": "WEAK",
          "householdSize": 3,
          "members": [
            {
              "memberId": "m1", "age": 46, "sex": "MALE", "isHead": true, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": false, "chronicIllness": false, "hospitalised": false, "disabilityLevel": 0,
              "selfCare": "FULL", "labourCapability": "ORDINARY", "employed": true, "monthsWorked": 5,
              "publicPost": false, "basicMedicalInsurance": "RESIDENT", "pensionInsurance": "RESIDENT",
              "seriousIllnessInsurance": true, "medicalAssistance": false, "commercialSupplement": false,
              "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            },
            {
              "memberId": "m2", "age": 44, "sex": "FEMALE", "isHead": false, "schoolStage": "NOT_IN_SCHOOL",
              "seriousIllness": true, "chronicIllness": false, "hospitalised": true, "disabilityLevel": 2,
              "disabilityType": "LIMB", "selfCare": "PARTIAL", "labourCapability": "LOST", "employed": false,
              "monthsWorked": 0, "publicPost": false, "basicMedicalInsurance": "RESIDENT",
              "pensionInsurance": "RESIDENT", "seriousIllnessInsurance": false, "medicalAssistance": false,
              "commercialSupplement": false, "leftBehind": false, "childProtection": "NONE", "hasLegalSupporter": true
            }
          ],
          "events": [{
            "type": "ILLNESS", "date": "2020-04-20", "loss": 0, "incomeLoss": 3000, "expense": 20000,
            "compensation": 0, "resolved": false
          }],
          "clues": [{ "channel": "DEPARTMENT_WARNING", "department": "县医保局", "receivedOn": "2020-06-10" }]
        }
        """;

    // Poor and once lifted; nobody asked about the dwelling, the water, the monitoring or who can work.
    private const string Indeterminate = """
        {
          "povertyHistory": "LIFTED",
          "liftedYear": 2018,
          "income": {
            "wage": 4000, "business": 5000, "property": 0, "transfer": 1500, "productionCost": 900,
            "previousNetIncome": null
          },
          "living": { "houseGrade": null, "water": null },
          "monitoring": null
        }
        """;

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestCase("ordinary", Ordinary, "NONE", TestName = "An ordinary household")]
    [TestCase("marginal", Marginal, "MARGINAL", TestName = "A marginal household in many troubles")]
    [TestCase("indeterminate", Indeterminate, "INDETERMINATE", TestName = "A household of which too little is known")]
    public void A_whole_assessment(string name, string household, string category)
    {
        var answer = NationalRules.Compiled.Json(household, Explain.Full);

        Assert.That((string?)answer["category"]!["code"], Is.EqualTo(category));
        Verified.Match($"WholeAssessments/{name}", WithoutDigests(answer).ToJsonString(Readable));
    }

    // Every edit of any rule changes these; other tests say what they cover.
    private static JsonObject WithoutDigests(JsonObject answer)
    {
        answer["ruleSet"]!["digest"] = "…";
        answer["audit"]!["digest"] = "…";
        return answer;
    }
}
