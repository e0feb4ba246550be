using System.Globalization;
using System.Text;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Households;

internal sealed class DecimalTextTests
{
    [TestCase("0", "0")]
    [TestCase("0.000", "0")]
    [TestCase("-0.00", "0")]
    [TestCase("9", "9")]
    [TestCase("10", "10")]
    [TestCase("-1.50", "-1.5")]
    [TestCase("100.00", "100")]
    [TestCase("0.05", "0.05")]
    [TestCase("-0.0002", "-0.0002")]
    [TestCase("999999999999.99", "999999999999.99")]
    [TestCase("18446744073709551615", "18446744073709551615")]
    [TestCase("1844674407370955161.5", "1844674407370955161.5")]
    [TestCase("18446744073709551616", "18446744073709551616")]
    [TestCase("-18446744073709551616.50", "-18446744073709551616.5")]
    [TestCase("79228162514264337593543950335", "79228162514264337593543950335")]
    [TestCase("0.0000000000000000001", "0.0000000000000000001")]
    [TestCase("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [TestCase("0.00000000000000000000", "0")]
    [TestCase("-0.00000000000000000000", "0")]
    public void A_decimal_is_written_exactly(string number, string expected) =>
        Assert.That(Written(decimal.Parse(number, CultureInfo.InvariantCulture)), Is.EqualTo(expected));

    [Test]
    public void Every_decimal_is_written_as_the_framework_writes_it_but_for_the_zeros_at_its_end()
    {
        var chance = new Random(20200630);
        for (var time = 0; time < 20_000; time++)
        {
            var high = chance.Next(3) == 0 ? chance.Next() : 0;
            var number = new decimal(chance.Next(), chance.Next(2) * chance.Next(), high, chance.Next(2) == 0, (byte)chance.Next(29));

            Assert.That(Written(number), Is.EqualTo(number.ToString("0.############################", CultureInfo.InvariantCulture)));
        }
    }

    private static string Written(decimal number)
    {
        Span<byte> text = stackalloc byte[DecimalText.MaxLength];
        return Encoding.ASCII.GetString(text[..DecimalText.Write(number, text)]);
    }
}
