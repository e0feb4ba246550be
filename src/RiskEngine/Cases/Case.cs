using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Cases;

/// <summary>A worked example: one household on one day, and what must come out.</summary>
/// <param name="Name">A sentence that says what the case shows.</param>
/// <param name="Domain">The domain beside whose rules it stands.</param>
/// <param name="AsOf">The day of the assessment.</param>
/// <param name="Household">The ordinary household of the set with what differs.</param>
/// <param name="Expect">What must come out.</param>
public sealed record Case(
    string Name, string Domain, LocalDate AsOf, HouseholdSnapshot Household, CaseExpectation Expect)
{
    /// <summary>Path of the file, as its author would name it.</summary>
    public required string File { get; init; }

    /// <summary>Line of the case in its file, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column of the case in its line, counted from 1.</summary>
    public int Column { get; init; } = 1;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
