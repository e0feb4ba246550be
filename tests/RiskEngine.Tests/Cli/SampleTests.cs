using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using NodaTime;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.Samples;

namespace RiskEngine.Tests.Cli;

internal sealed class SampleTests
{
    private static readonly LocalDate Day = new(2020, 6, 30);

    [Test]
    public void The_same_seed_gives_the_same_bytes_on_every_machine()
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Made(1000, seed: 1)));

        Assert.That(digest, Is.EqualTo("e4733d5218ce5785db9de6214b76d043e54434cd1e6bbbde59a7e7835ea4b8cc"));
    }

    [Test]
    public void Chance_is_SplitMix64_as_published()
    {
        var chance = new Chance(1234567);

        var first = new[] { chance.Next(), chance.Next(), chance.Next() };

        Assert.That(first, Is.EqualTo(new[] { 6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL }));
    }

    [Test]
    public void Another_seed_gives_other_households() =>
        Assert.That(Made(10, seed: 2), Is.Not.EqualTo(Made(10, seed: 1)));

    [Test]
    public void A_household_is_the_same_however_many_are_made() =>
        Assert.That(Lines(Made(500, seed: 7)).Take(20), Is.EqualTo(Lines(Made(20, seed: 7))));

    [Test]
    public void Households_can_be_made_in_any_order()
    {
        var inOrder = Lines(Made(3, seed: 5));
        var source = new SampleHouseholds(5, null, Day);

        var backwards = new[] { 3L, 2L, 1L }.Select(number => LineOf(source.Draw(number))).Reverse();

        Assert.That(backwards, Is.EqualTo(inOrder));
    }

    [TestCase("130828", 12)]
    [TestCase("130828101", 12)]
    [TestCase("130828101201", 12)]
    public void A_region_holds_villages_of_its_own(string region, int digits)
    {
        var source = new SampleHouseholds(1, region, Day);

        var codes = Enumerable.Range(1, 200).Select(number => source.Draw(number).RegionCode).Distinct().ToArray();

        Assert.That(codes, Is.Not.Empty);
        Assert.That(codes, Has.All.StartsWith(region));
        Assert.That(codes, Has.All.Length.EqualTo(digits));
    }

    [Test]
    public void Without_a_region_the_households_live_in_nine_counties()
    {
        var source = new SampleHouseholds(1, null, Day);

        var counties = Enumerable.Range(1, 500).Select(number => source.Draw(number).RegionCode[..6]).Distinct();

        Assert.That(counties.Count(), Is.EqualTo(9));
    }

    [TestCase(
        "--households 0 --seed 1",
        "--households must be a whole number from 1 to 100000000, not `0`")]
    [TestCase(
        "--households 100000001 --seed 1",
        "--households must be a whole number from 1 to 100000000, not `100000001`")]
    [TestCase(
        "--households many --seed 1",
        "--households must be a whole number from 1 to 100000000, not `many`")]
    [TestCase(
        "--households 1 --seed -1",
        "--seed must be a whole number from 0 to 18446744073709551615, not `-1`")]
    [TestCase(
        "--households 1 --seed 1 --region 1308",
        "--region must be a code of 6, 9 or 12 digits (county, township, village), not `1308`")]
    [TestCase(
        "--households 1 --seed 1 --as-of 2020-02-30",
        "--as-of must be a day from 2015-01-01 to 2099-12-31, written yyyy-MM-dd, not `2020-02-30`")]
    [TestCase("--seed 1", "Option '--households' is required.")]
    [TestCase("--households 1", "Option '--seed' is required.")]
    public void Wrong_usage_is_explained(string arguments, string message)
    {
        var parsed = SampleCommand.Create().Parse(arguments);

        Assert.That(parsed.Errors.Select(error => error.Message), Is.EqualTo(new[] { message }));
    }

    [TestCase("--households 1 --seed 0")]
    [TestCase("--households 100000000 --seed 18446744073709551615 --region 130828101201 --as-of 2099-12-31 --output h")]
    public void Right_usage_is_accepted(string arguments) =>
        Assert.That(SampleCommand.Create().Parse(arguments).Errors, Is.Empty);

    [Test]
    public void A_file_that_cannot_be_written_is_wrong_usage()
    {
        var errors = new StringWriter();
        var folder = TestContext.CurrentContext.TestDirectory;

        var exit = SampleCommand.Run(new SampleOrder(1, 1, null, Day), folder, () => Stream.Null, errors);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors.ToString(), Does.StartWith($"error: cannot write `{folder}`"));
    }

    [TestCase(2015)]
    [TestCase(2021)]
    [TestCase(2099)]
    public void Every_year_of_survey_gives_households(int year) =>
        Assert.That(Lines(Made(300, seed: 3, new LocalDate(year, 12, 31))), Has.Length.EqualTo(300));

    internal static byte[] Made(long households, ulong seed, LocalDate? day = null, string? region = null)
    {
        var output = new MemoryStream();
        var order = new SampleOrder(households, seed, region, day ?? Day);
        var exit = SampleCommand.Run(order, null, () => output, TextWriter.Null);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        return output.ToArray();
    }

    internal static string[] Lines(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        Assert.That(text, Does.EndWith("\n").And.Not.Contain("\r"));
        return text[..^1].Split('\n');
    }

    private static string LineOf(SampleHousehold household)
    {
        var bytes = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(bytes))
        {
            SnapshotLine.Write(json, household);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
