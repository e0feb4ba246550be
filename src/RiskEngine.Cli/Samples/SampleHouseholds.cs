using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace RiskEngine.Cli.Samples;

/// <summary>A source of made-up households: the same seed and number give the same one, in whatever order.</summary>
/// <remarks>
/// The facts are drawn in the order in which life gives them: who lives together, their health and work, the money,
/// the house, what went wrong, and at last what the authorities know and do about it.
/// Not for two threads at once: the household that is filled is reused.
/// </remarks>
internal sealed class SampleHouseholds(ulong seed, string? regionCode, LocalDate asOf)
{
    private readonly Chance chance = new();

    // A stream of its own, so that these facts could be added and every other stayed as it was.
    private readonly Chance chanceOfAid = new();

    private readonly County[] counties = regionCode is null ? County.All() : [County.Of(regionCode)];

    private readonly SampleHousehold household = new();

    /// <summary>Draws one household.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The household; its content changes with the next call.</returns>
    public SampleHousehold Draw(long number)
    {
        chance.Start(seed, number);
        var county = counties[chance.Below(counties.Length)];
        household.Number = number;
        household.RegionCode = chance.Pick<string>(county.Villages);
        household.SnapshotDate = asOf;
        Families.Draw(chance, household);
        People.Draw(chance, household);
        Standing.DrawHistory(chance, household);
        Budgets.Draw(chance, household, county.MeanIncome);
        Dwellings.Draw(chance, household);
        Misfortunes.Draw(chance, household);
        Standing.Draw(chance, household);
        Programmes.Draw(chance, household);
        Ledger.Draw(chance, household);
        chanceOfAid.Start(~seed, number);
        AidFacts.Draw(chanceOfAid, household);
        Gaps.Draw(chance, household);
        return household;
    }

    /// <summary>Writes the households 1 to <paramref name="count"/>, one to a line.</summary>
    public void Write(long count, Stream output)
    {
        const int FlushAt = 1 << 17;
        var buffer = new ArrayBufferWriter<byte>(FlushAt + (1 << 15));
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        for (var number = 1L; number <= count; number++)
        {
            json.Reset(buffer);
            SnapshotLine.Write(json, Draw(number));
            json.Flush();
            buffer.Write("\n"u8);
            if (buffer.WrittenCount >= FlushAt || number == count)
            {
                output.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }
    }
}
