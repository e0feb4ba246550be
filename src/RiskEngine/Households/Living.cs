namespace RiskEngine.Households;

/// <summary>The two worries and the dwelling.</summary>
public sealed class Living : SnapshotPart
{
    internal Living()
    {
    }

    /// <summary>Whether the household eats enough, staples and protein, all year.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/living/foodSecured</c>.</remarks>
    public bool? FoodSecured { get; internal set; }

    /// <summary>Whether it has clothes and bedding for every season.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/living/clothingSecured</c>.</remarks>
    public bool? ClothingSecured { get; internal set; }

    /// <summary>Safety grade of the house it lives in; <c>NO_HOUSE</c> when there is none.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/living/houseGrade</c>.</remarks>
    public HouseGrade? HouseGrade { get; internal set; }

    /// <summary>Whether that house is its only dwelling.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/living/onlyDwelling</c>.</remarks>
    public bool? OnlyDwelling { get; internal set; }

    /// <summary>Whether that house was repaired or rebuilt since it was graded.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/living/houseRepaired</c>.</remarks>
    public bool? HouseRepaired { get; internal set; }

    /// <summary>Drinking water of the household.</summary>
    /// <value>Always there; its answers are null when the water was not surveyed.</value>
    /// <remarks>Source: <c>/living/water</c>.</remarks>
    public Water Water { get; } = new();

    internal override void Clear()
    {
        IsPresent = false;
        FoodSecured = null;
        ClothingSecured = null;
        HouseGrade = null;
        OnlyDwelling = null;
        HouseRepaired = null;
        Water.Clear();
    }
}
