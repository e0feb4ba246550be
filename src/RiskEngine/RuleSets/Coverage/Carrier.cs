using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Coverage;

/// <summary>What can carry a row.</summary>
public enum CarrierKind
{
    /// <summary>A flag.</summary>
    Flag,

    /// <summary>A row of the decision on the category.</summary>
    Category,

    /// <summary>A measure.</summary>
    Measure,

    /// <summary>A next step.</summary>
    Step,

    /// <summary>A parameter, one of whose values has the row as its source.</summary>
    Parameter,
}

/// <summary>A rule or parameter that names a row.</summary>
/// <param name="Set">The set whose file holds it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its code or name.</param>
public sealed record Carrier(RuleSetId Set, CarrierKind Kind, string Name);

/// <summary>The place where a rule or parameter names a row, or something that looks like one.</summary>
internal sealed record Citation(string Row, Carrier Carrier, FileValue At);
