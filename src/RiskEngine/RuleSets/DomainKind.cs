namespace RiskEngine.RuleSets;

/// <summary>What the rules of a domain are.</summary>
public enum DomainKind
{
    /// <summary>Findings about the household, with points.</summary>
    Flags,

    /// <summary>Rows of the decision on the category; the first that is met decides.</summary>
    Categories,

    /// <summary>Help that can be proposed.</summary>
    Measures,

    /// <summary>What the case worker does next.</summary>
    Steps,
}
