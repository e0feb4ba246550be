using NUnit.Framework;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Tests.Language.Diagnostics;

/// <summary>The one finder of the name that was meant: slips of the pen are seen through, other words are not.</summary>
public sealed class NearestTests
{
    [TestCase("Wgae", "Wage", TestName = "Two swapped neighbours are one slip")]
    [TestCase("wage", "Wage", TestName = "Case is no slip")]
    [TestCase("H_O_U_S_E_GRADE", "HouseGrade", TestName = "Another house's spelling is no slip")]
    [TestCase("HOUSE-GRAD", "HouseGrade", TestName = "A missing letter is one slip")]
    [TestCase("家庭人数", "家庭人口", TestName = "One of four characters is a slip")]
    [TestCase("national@2020.2", "national@2020.1", TestName = "The first of two that are equally near")]
    public void What_was_meant_is_named(string typed, string expected) => Assert.That(Nearest.To(typed, Known), Is.EqualTo(expected));

    [TestCase("Age", TestName = "A third of the letters may differ and no more")]
    [TestCase("X", TestName = "One letter shares nothing with another")]
    [TestCase("", TestName = "Nothing was typed")]
    [TestCase("___", TestName = "Nothing but lines was typed")]
    [TestCase("户主年龄", TestName = "Another word in Chinese")]
    public void Another_word_is_not_taken_for_it(string typed) =>
        Assert.That(Nearest.To(typed, [.. Known.Where(name => name != "Wage"), "Wages", "Y"]), Is.Null);

    [Test]
    public void A_word_of_a_thousand_letters_is_not_compared() =>
        Assert.That(Nearest.To(new string('a', 1_000), [new string('a', 999)]), Is.Null);

    private static string[] Known => ["national@2021.1", "national@2020.1", "Wage", "HouseGrade", "家庭人口"];
}
