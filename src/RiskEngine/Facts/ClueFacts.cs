using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>A hint that the household may be at risk, seen from the as-of day.</summary>
public sealed class ClueFacts
{
    internal ClueFacts()
    {
    }

    /// <summary>The way on which it came.</summary>
    /// <value>A code; null when not known.</value>
    /// <remarks>Source: <c>/clues/*/channel</c>.</remarks>
    public ClueChannel? Channel { get; private set; }

    /// <summary>The department that gave it, in its own words.</summary>
    /// <value>1 to 100 characters; null when not known or none.</value>
    /// <remarks>Source: <c>/clues/*/department</c>.</remarks>
    public string? Department { get; private set; }

    /// <summary>Days from its receipt to the as-of day.</summary>
    /// <value>Days, negative when received later; null when the day is not known.</value>
    /// <remarks>Source: <c>/clues/*/receivedOn</c>.</remarks>
    [From("/clues/*/receivedOn")]
    public int? DaysSinceReceived { get; private set; }

    /// <summary>Whether it was verified at the household by the as-of day.</summary>
    /// <value>Yes or no, never unknown: in a clue that is there, no day of verification means not yet.</value>
    /// <remarks>Source: <c>/clues/*/verifiedOn</c>.</remarks>
    [From("/clues/*/verifiedOn")]
    public bool IsVerified { get; private set; }

    internal void Load(Clue clue, LocalDate asOf)
    {
        Channel = clue.Channel;
        Department = clue.Department;
        DaysSinceReceived = clue.ReceivedOn is { } received ? Period.DaysBetween(received, asOf) : null;
        IsVerified = clue.VerifiedOn is { } verified && verified <= asOf;
    }
}
