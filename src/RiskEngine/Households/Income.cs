namespace RiskEngine.Households;

/// <summary>Countable income of the household.</summary>
public sealed class Income : SnapshotPart
{
    internal Income()
    {
    }

    /// <summary>Wages, gross of the costs of going to work.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/wage</c>.</remarks>
    public decimal? Wage { get; internal set; }

    /// <summary>Income from own production and business; what it cost to make is the production cost.</summary>
    /// <value>CNY in the last 12 months, negative after a year of losses; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/business</c>.</remarks>
    public decimal? Business { get; internal set; }

    /// <summary>Income from property: rent, land transfer, dividends, interest.</summary>
    /// <value>CNY in the last 12 months, negative after a year of losses; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/property</c>.</remarks>
    public decimal? Property { get; internal set; }

    /// <summary>Transfers received: pensions, allowances, subsidies, money from family elsewhere.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/transfer</c>.</remarks>
    public decimal? Transfer { get; internal set; }

    /// <summary>Cost of own production, deducted from the four kinds of income.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/productionCost</c>.</remarks>
    public decimal? ProductionCost { get; internal set; }

    /// <summary>Insurance pay-outs received; not part of net income.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/claims</c>.</remarks>
    public decimal? Claims { get; internal set; }

    /// <summary>Net income of the 12 months before the last 12.</summary>
    /// <value>CNY in those 12 months, negative after a year of losses; null when not surveyed.</value>
    /// <remarks>Source: <c>/income/previousNetIncome</c>.</remarks>
    public decimal? PreviousNetIncome { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Wage = null;
        Business = null;
        Property = null;
        Transfer = null;
        ProductionCost = null;
        Claims = null;
        PreviousNetIncome = null;
    }
}
