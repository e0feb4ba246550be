namespace RiskEngine.Households;

/// <summary>What the household owns that a means check looks for: that it is there, never what or how much.</summary>
public sealed class Assets : SnapshotPart
{
    internal Assets()
    {
    }

    /// <summary>Whether a motor vehicle is registered to the household.</summary>
    /// <value>Yes or no; null when not matched with the registers.</value>
    /// <remarks>Source: <c>/assets/vehicle</c>.</remarks>
    public bool? Vehicle { get; internal set; }

    /// <summary>Whether it owns commercial housing beside its home.</summary>
    /// <value>Yes or no; null when not matched with the registers.</value>
    /// <remarks>Source: <c>/assets/commercialHousing</c>.</remarks>
    public bool? CommercialHousing { get; internal set; }

    /// <summary>Whether a company or other business entity is registered to a member.</summary>
    /// <value>Yes or no; null when not matched with the registers.</value>
    /// <remarks>Source: <c>/assets/businessEntity</c>.</remarks>
    public bool? BusinessEntity { get; internal set; }

    /// <summary>Whether it holds large bank deposits, as the county defines large.</summary>
    /// <value>Yes or no; null when not matched with the registers.</value>
    /// <remarks>Source: <c>/assets/largeDeposits</c>.</remarks>
    public bool? LargeDeposits { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Vehicle = null;
        CommercialHousing = null;
        BusinessEntity = null;
        LargeDeposits = null;
    }
}
