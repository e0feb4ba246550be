namespace RiskEngine.Households;

/// <summary>
/// How far savings, kin and credit would carry a household through a shock, as the surveyor judged it.
/// </summary>
public enum CopingCapacity
{
    /// <summary>It would come through on its own.</summary>
    ADEQUATE,

    /// <summary>It would come through with difficulty.</summary>
    WEAK,

    /// <summary>It has nothing to fall back on.</summary>
    NONE,
}
