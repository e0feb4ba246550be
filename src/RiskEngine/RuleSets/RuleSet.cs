using NodaTime;

namespace RiskEngine.RuleSets;

/// <summary>
/// One version of a rule set with everything it inherits, ready to compile; expressions are still text.
/// </summary>
public sealed record RuleSet
{
    /// <summary>Name and version.</summary>
    public required RuleSetId Id { get; init; }

    /// <summary>The set in a few words.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>How far this version has come.</summary>
    public required RuleSetStatus Status { get; init; }

    /// <summary>First day on which it is in force.</summary>
    public required LocalDate EffectiveFrom { get; init; }

    /// <summary>First day on which it is no longer in force; null while no end is known.</summary>
    public LocalDate? EffectiveTo { get; init; }

    /// <summary>The exact version that it inherits from; null for a set that stands alone.</summary>
    public RuleSetId? Extends { get; init; }

    /// <summary>Division code of the households it serves; empty for the whole country.</summary>
    public required string DivisionCode { get; init; }

    /// <summary>Who answers for it.</summary>
    public required string Owner { get; init; }

    /// <summary>One sentence against the version before.</summary>
    public required string Changes { get; init; }

    /// <summary>The domains, in reading order: a later one reads the outcomes of the earlier.</summary>
    public required IReadOnlyList<Domain> Domains { get; init; }

    /// <summary>The bands of the score, from 0 upwards.</summary>
    public required IReadOnlyList<Band> Bands { get; init; }

    /// <summary>Title of the answer that is given while missing facts would decide.</summary>
    public required Bilingual IndeterminateTitle { get; init; }

    /// <summary>The parameters with the values of every set in the line of inheritance.</summary>
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    /// <summary><c>sha256:</c> and 64 hex digits over everything that can change an answer or its wording.</summary>
    public required string Digest { get; init; }

    /// <summary>The inherited rules that do not apply, with their reasons.</summary>
    public required IReadOnlyList<TurnedOffRule> TurnedOff { get; init; }
}
