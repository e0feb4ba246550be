namespace RiskEngine.RuleSets;

/// <summary>How far a version of a rule set has come; only a published one is chosen without being asked for.</summary>
public enum RuleSetStatus
{
    /// <summary>Being written; may change.</summary>
    Draft,

    /// <summary>Decided; its files never change again.</summary>
    Published,

    /// <summary>Taken back; kept so that earlier assessments can be repeated.</summary>
    Retired,
}
