using NUnit.Framework;
using RiskEngine.RuleSets.Coverage;

namespace RiskEngine.Tests.RuleSets.Coverage;

public sealed class CoverageRegisterTests
{
    [Test]
    public void A_row_is_read_whole()
    {
        var row = ARegister.Read(ARegister.Of(
            """
            { "Id": "SD-033", "Places": ["S3 Ch.3", "S4"], "Kinds": ["check", "measure"], "Says": "School.", "Later": "Soon." }
            """)).Rows.Single();

        Assert.That(row.Id, Is.EqualTo("SD-033"));
        Assert.That(row.Places, Is.EqualTo(new[] { "S3 Ch.3", "S4" }));
        Assert.That(row.Kinds, Is.EqualTo(new[] { RowKind.Check, RowKind.Measure }));
        Assert.That(row.Says, Is.EqualTo("School."));
        Assert.That(row.Later, Is.EqualTo("Soon."));
        Assert.That(row.HasToBeARule);
    }

    [TestCase("procedure", false)]
    [TestCase("governance", false)]
    [TestCase("report", false)]
    [TestCase("measure", true)]
    public void What_has_to_be_a_rule(string kind, bool expected) =>
        Assert.That(ARegister.Read(ARegister.Of(ARegister.Row("SD-001", kind))).Rows.Single().HasToBeARule, Is.EqualTo(expected));

    [TestCase(""", "NotHere": "So.", "Later": "So." """, "(2,1): error RE1605: `SD-001` has `NotHere`, `Later`")]
    [TestCase(""", "Fields": ["/houseGrade"] """, "(2,103): error RE1607: the snapshot has no answer `/houseGrade`")]
    [TestCase(""", "Fields": ["/living/houseGrade/x"] """, "(2,103): error RE1607: the snapshot has no answer `/living/houseGrade/x`")]
    [TestCase(""", "Field": ["/riskCauses"] """, "(2,92): error RE1011: a row has no `Field`")]
    [TestCase(""", "Output": "x" """, "(2,102): error RE1015: `Output` has to be a list, and here is a text")]
    public void A_mistake_is_shown_with_its_place(string more, string expected) => Assert.That(
        Findings(ARegister.Of(ARegister.Row("SD-001", "procedure", more))), Is.EqualTo(new[] { ARegister.Path + expected }));

    [TestCase("SD-001", "SD-001", "RE1606: `SD-001` stands after `SD-001`", TestName = "A row that stands twice")]
    [TestCase("SD-002", "SD-001", "RE1606: `SD-001` stands after `SD-002`", TestName = "Rows out of order")]
    [TestCase("SD-001", "SD-2", "RE1019: `Id` cannot be `SD-2`", TestName = "An id of another shape")]
    public void Rows(string first, string second, string expected) => Assert.That(
        Findings(ARegister.Of(ARegister.Row(first, "report"), ARegister.Row(second, "report"))),
        Has.One.EndsWith(expected));

    [Test]
    public void An_unknown_kind_is_refused() => Assert.That(
        Findings(ARegister.Of(ARegister.Row("SD-001", "mesure"))), Has.One.Contains("RE1018").And.One.Contains("mesure"));

    [Test]
    public void A_folder_without_a_register_is_told()
    {
        var register = CoverageRegister.Load(Directory.CreateTempSubdirectory("register-").FullName);

        Assert.That(register.Findings.Select(finding => finding.What), Is.EqualTo(new[] { "there is no `coverage.json`" }));
    }

    private static List<string> Findings(string text) =>
        [.. ARegister.Read(text).Findings.Select(finding => finding.ToString())];
}
