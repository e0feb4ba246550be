using NUnit.Framework;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>What a measure pays where its amount depends on the household; a case of a rule set tells no amounts.</summary>
internal sealed class AidAmountTests
{
    private const string Kind = "\"disabilityLevel\": 2, \"disabilityType\"";

    [TestCase(Kind + ": \"LIMB\", \"diagnosisGroup\": \"CEREBRAL_PALSY\"", 15_000, TestName = "Cerebral palsy has a rate of its own")]
    [TestCase(Kind + ": \"MENTAL\", \"diagnosisGroup\": \"AUTISM\"", 20_000, TestName = "Autism has the general rate")]
    [TestCase(Kind + ": \"HEARING\", \"diagnosisGroup\": \"NONE\"", 20_000, TestName = "So has deafness")]
    [TestCase(Kind + ": \"HEARING\"", null, TestName = "Without the diagnosis nobody can say which rate it is")]
    public void Rehabilitation(string child, int? expected) =>
        Assert.That(Amount("DIS_CHILD_REHAB", "NEVER_REGISTERED", "", child), Is.EqualTo((decimal?)expected));

    [TestCase("NEVER_REGISTERED", """{ "programme": "DIBAO_ENROL", "from": "2020-01-01" }""", 60, TestName = "In dibao")]
    [TestCase("NOT_LIFTED", "", null, TestName = "Outside dibao the source leaves the amount blank")]
    public void Living_subsidy(string history, string enrolment, int? expected) =>
        Assert.That(Amount("DIS_LIVING", history, enrolment, "\"disabilityLevel\": 3"), Is.EqualTo((decimal?)expected));

    private static decimal? Amount(string measure, string history, string enrolment, string child)
    {
        var answer = NationalRules.Compiled.Json($$"""
            {
              "povertyHistory": "{{history}}", "enrolments": [{{enrolment}}], "income": { "wage": 2600 },
              "members": [{ "memberId": "m1", "age": 5, {{child}} }]
            }
            """);
        var found = answer["measures"]!.AsArray().Single(one => (string?)one!["code"] == measure)!;
        return (decimal?)found["amount"]?["value"];
    }
}
