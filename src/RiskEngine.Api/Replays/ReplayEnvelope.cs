using System.Text.Json;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments.Replaying;

namespace RiskEngine.Api.Replays;

/// <summary>The body of a request to replay: a household, and the assessment that somebody kept of it.</summary>
internal sealed class ReplayEnvelope() : EnvelopeReader(HouseholdName, AssessmentName)
{
    private const string AssessmentName = "assessment";

    private bool isThere;
    private EarlierAssessment? earlier;

    /// <summary>What was kept; null when it is missing or cannot be used.</summary>
    public EarlierAssessment? Earlier => earlier;

    /// <inheritdoc/>
    protected override void ReadMember(ref Utf8JsonReader json, string name)
    {
        isThere = true;
        var content = JsonElement.ParseValue(ref json);
        foreach (var missing in EarlierAssessment.Read(content, out earlier))
        {
            Problems.Add(RequestMistakes.NotReplayable($"/{AssessmentName}{missing}"));
        }

        if (earlier is not null)
        {
            RefuseDuplicates(content, JsonPlace.Root.Of(AssessmentName));
        }
    }

    /// <inheritdoc/>
    protected override void Forget() => (isThere, earlier) = (false, null);

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (!isThere)
        {
            Problems.Add(RequestMistakes.NoAssessment());
        }

        RefuseLaterThan(earlier?.AsOf);
    }
}
