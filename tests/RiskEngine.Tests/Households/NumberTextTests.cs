using System.Text;
using NUnit.Framework;
using RiskEngine.Households.Fields;

namespace RiskEngine.Tests.Households;

internal sealed class NumberTextTests
{
    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("-0.00", "0")]
    [TestCase("0e5", "0")]
    [TestCase("0.0e-999999999999", "0")]
    [TestCase("7", "7")]
    [TestCase("100", "100")]
    [TestCase("1.5", "1.5")]
    [TestCase("1.50", "1.5")]
    [TestCase("1.500000000000000000000000000", "1.5")]
    [TestCase("0.05", "0.05")]
    [TestCase("-12.34", "-12.34")]
    [TestCase("999999999999.99", "999999999999.99")]
    [TestCase("-999999999999.99", "-999999999999.99")]
    [TestCase("15e-1", "1.5")]
    [TestCase("1.5E+3", "1500")]
    [TestCase("1e11", "100000000000")]
    [TestCase("100000000000000000000e-20", "1")]
    [TestCase("0.000000000000000000000000000125e28", "1.25")]
    [TestCase("999999999999.990", "999999999999.99")]
    [TestCase("4294967296", "4294967296")]
    [TestCase("2147483648.5", "2147483648.5")]
    public void A_number_is_read_exactly(string text, string expected)
    {
        var outcome = NumberText.Read(Encoding.ASCII.GetBytes(text), 2, out var number);

        Assert.That(outcome, Is.EqualTo(NumberOutcome.Exact));
        Assert.That(FormattableString.Invariant($"{number.Value}"), Is.EqualTo(expected));
    }

    [TestCase("1000000000000", ExpectedResult = NumberOutcome.TooLarge)]
    [TestCase("-1e12", ExpectedResult = NumberOutcome.TooLarge)]
    [TestCase("1e999999999999", ExpectedResult = NumberOutcome.TooLarge)]
    [TestCase("123456789012345678901234567890.1", ExpectedResult = NumberOutcome.TooLarge)]
    [TestCase("0.001", ExpectedResult = NumberOutcome.TooPrecise)]
    [TestCase("1.005", ExpectedResult = NumberOutcome.TooPrecise)]
    [TestCase("1e-3", ExpectedResult = NumberOutcome.TooPrecise)]
    [TestCase("1e-999999999999", ExpectedResult = NumberOutcome.TooPrecise)]
    [TestCase("0.33333333333333333333333333333333", ExpectedResult = NumberOutcome.TooPrecise)]
    [TestCase("999999999999.999", ExpectedResult = NumberOutcome.TooPrecise)]
    public object A_number_that_does_not_fit_is_refused_and_not_rounded(string text) =>
        NumberText.Read(Encoding.ASCII.GetBytes(text), 2, out _);
}
