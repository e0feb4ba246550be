namespace RiskEngine.Households;

/// <summary>Protected status of a child.</summary>
public enum ChildProtection
{
    /// <summary>Not a protected child.</summary>
    NONE,

    /// <summary>An orphan.</summary>
    ORPHAN,

    /// <summary>Has parents, none of whom can support it.</summary>
    DE_FACTO_UNSUPPORTED,
}
