using System.Buffers;
using System.Security.Cryptography;
using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Storage.Snapshots;

/// <summary>A snapshot on its way into the store.</summary>
/// <param name="HouseholdId">The household.</param>
/// <param name="RegionCode">Where it lives: 6, 9 or 12 digits.</param>
/// <param name="Date">The day of the snapshot as a number: 20200630.</param>
/// <param name="Digest">SHA-256 of the body, 32 bytes.</param>
/// <param name="Body">Its canonical JSON in UTF-8.</param>
public sealed record SnapshotRow(string HouseholdId, string RegionCode, int Date, ReadOnlyMemory<byte> Digest, ReadOnlyMemory<byte> Body)
{
    /// <summary>The county: the first six digits of the region.</summary>
    public string County { get; } = RegionCode[..6];

    /// <summary>The row of a household.</summary>
    /// <param name="snapshot">A household that was read without a mistake.</param>
    /// <param name="texts">Its text and digest are added here, and the row is good as long as they stay.</param>
    public static SnapshotRow Of(HouseholdSnapshot snapshot, ArrayBufferWriter<byte> texts)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(texts);
        var start = texts.WrittenCount;
        CanonicalJson.Write(snapshot, texts);
        var length = texts.WrittenCount - start;
        texts.Advance(SHA256.HashData(texts.WrittenSpan[start..], texts.GetSpan(SHA256.HashSizeInBytes)));
        var written = texts.WrittenMemory[start..];
        return new SnapshotRow(
            snapshot.HouseholdId, snapshot.RegionCode, DayNumber.Of(snapshot.SnapshotDate), written[length..], written[..length]);
    }
}

/// <summary>A day as a number that sorts as days do and can be read: 20200630.</summary>
public static class DayNumber
{
    /// <summary>The number of a day.</summary>
    public static int Of(LocalDate day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    /// <summary>The day of a number.</summary>
    public static LocalDate ToDay(int number) => new(number / 10_000, number / 100 % 100, number % 100);
}
