using System.Text.Json;
using NodaTime;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.Comparisons;

/// <summary>The body of a request to compare: a household, and by what to assess it first and then.</summary>
internal sealed class ComparisonEnvelope() : EnvelopeReader(HouseholdName, BeforeName, AfterName)
{
    private const string BeforeName = "before";
    private const string AfterName = "after";
    private static readonly string[] Known = [AssessmentEnvelope.AsOfName, AssessmentEnvelope.RuleSetName];

    /// <summary>By what to assess first.</summary>
    public ComparisonSide Before { get; private set; } = ComparisonSide.Missing;

    /// <summary>By what to assess then.</summary>
    public ComparisonSide After { get; private set; } = ComparisonSide.Missing;

    /// <inheritdoc/>
    protected override void ReadMember(ref Utf8JsonReader json, string name)
    {
        var side = ReadSide(ref json, name);
        if (name == BeforeName)
        {
            Before = side;
        }
        else
        {
            After = side;
        }
    }

    /// <inheritdoc/>
    protected override void Forget() => (Before, After) = (ComparisonSide.Missing, ComparisonSide.Missing);

    /// <inheritdoc/>
    protected override void Complete()
    {
        Check(Before, BeforeName);
        Check(After, AfterName);
    }

    private void Check(ComparisonSide side, string name)
    {
        if (side == ComparisonSide.Missing)
        {
            Problems.Add(RequestMistakes.NoSide(name));
        }

        RefuseLaterThan(side.AsOf);
    }

    private ComparisonSide ReadSide(ref Utf8JsonReader json, string name)
    {
        LocalDate? asOf = null;
        string? ruleSet = null;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Problems.Add(RequestMistakes.NotObject(name));
            json.Skip();
            return new ComparisonSide("/" + name, null, null);
        }

        ReadMembers(ref json, "/" + name, Known, (ref Utf8JsonReader value, string member) =>
        {
            if (member == AssessmentEnvelope.AsOfName)
            {
                asOf = Day(ref value, $"/{name}/{member}");
            }
            else
            {
                ruleSet = Pin(ref value, $"/{name}/{member}");
            }
        });
        return new ComparisonSide("/" + name, asOf, ruleSet);
    }
}

/// <summary>By what one side of a comparison is assessed.</summary>
/// <param name="Pointer">Its place in the body.</param>
/// <param name="AsOf">The day; null for that of the snapshot.</param>
/// <param name="RuleSet">The rule set; null for the one in force.</param>
internal sealed record ComparisonSide(string Pointer, LocalDate? AsOf, string? RuleSet)
{
    internal static ComparisonSide Missing { get; } = new("", null, null);
}
