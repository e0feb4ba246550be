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
public sealed record SnapshotRow(string HouseholdId, string RegionCode, int Date, byte[] Digest, byte[] Body)
{
    /// <summary>The county: the first six digits of the region.</summary>
    public string County { get; } = RegionCode[..6];

    /// <summary>The row of a household.</summary>
    /// <param name="snapshot">A household that was read without a mistake.</param>
    /// <param name="scratch">Room for its text; emptied first.</param>
    public static SnapshotRow Of(HouseholdSnapshot snapshot, ArrayBufferWriter<byte> scratch)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(scratch);
        scratch.ResetWrittenCount();
        CanonicalJson.Write(snapshot, scratch);
        return new SnapshotRow(
            snapshot.HouseholdId,
            snapshot.RegionCode,
            DayNumber.Of(snapshot.SnapshotDate),
            SHA256.HashData(scratch.WrittenSpan),
            scratch.WrittenSpan.ToArray());
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
