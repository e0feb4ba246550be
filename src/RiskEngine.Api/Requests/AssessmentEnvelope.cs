using System.Text.Json;
using NodaTime;

namespace RiskEngine.Api.Requests;

/// <summary>The body of a request to assess: a household, and by what to assess it.</summary>
internal sealed class AssessmentEnvelope() : EnvelopeReader(HouseholdName, AsOfName, RuleSetName)
{
    internal const string AsOfName = "asOf";
    internal const string RuleSetName = "ruleSet";

    /// <summary>The day asked for; null for that of the snapshot.</summary>
    public LocalDate? AsOf { get; private set; }

    /// <summary>The rule set asked for; null for the one in force.</summary>
    public string? RuleSet { get; private set; }

    /// <inheritdoc/>
    protected override void ReadMember(ref Utf8JsonReader json, string name)
    {
        if (name == AsOfName)
        {
            AsOf = Day(ref json, "/asOf");
        }
        else
        {
            RuleSet = Pin(ref json, "/ruleSet");
        }
    }

    /// <inheritdoc/>
    protected override void Forget() => (AsOf, RuleSet) = (null, null);

    /// <inheritdoc/>
    protected override void Complete() => RefuseLaterThan(AsOf);
}
