namespace RiskEngine.Households;

/// <summary>A part of a snapshot that is filled again for each household.</summary>
public abstract class SnapshotPart
{
    private protected SnapshotPart()
    {
    }

    /// <summary>Whether the snapshot has this part at all; without it every answer in it is unknown.</summary>
    internal bool IsPresent { get; set; }

    /// <summary>Makes every answer of the part unknown.</summary>
    internal abstract void Clear();
}
