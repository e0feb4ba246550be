using System.Text;
using System.Text.Json;
using RiskEngine.Assessments.Json;
using RiskEngine.Households;

namespace RiskEngine.Assessments.Replaying;

/// <summary>An earlier assessment made again from its household, and what differs.</summary>
/// <remarks>
/// The program's version is no part of an answer, so it may differ. The layout of the JSON may differ as well: whoever
/// kept the assessment may have kept it in a database. `audit.digest` covers the bytes of the answer, so where that is
/// the same, so were they.
/// </remarks>
public sealed class Replay
{
    /// <summary>Number of differences that are listed at most.</summary>
    public const int MostListed = 50;

    private const string EngineVersion = "/audit/engineVersion";

    private Replay(EarlierAssessment earlier, Assessment now, byte[] bytes)
    {
        (Earlier, Now) = (earlier, now);
        IsSameBytes = Encoding.UTF8.GetBytes(earlier.Content.GetRawText()).AsSpan().SequenceEqual(bytes);
        SnapshotDigest = CanonicalJson.Digest(now.Household);
        var again = JsonElement.Parse(bytes);
        EngineVersionNow = again.TryGetProperty("audit", out var audit) ? audit.GetProperty("engineVersion").GetString() : null;
        var listed = new List<JsonDifference>();
        foreach (var difference in JsonDifference.Between(earlier.Content, again).Where(found => found.Pointer != EngineVersion))
        {
            // The rest is counted and not kept: whoever sends an assessment may have put anything into it.
            if (listed.Count < MostListed)
            {
                listed.Add(difference);
            }
            else
            {
                MoreDifferences++;
            }
        }

        Differences = listed;
    }

    /// <summary>What was kept.</summary>
    public EarlierAssessment Earlier { get; }

    /// <summary>The same household, day and rule set, assessed now.</summary>
    public Assessment Now { get; }

    /// <summary>Whether every value is the same again.</summary>
    public bool IsReproduced => Differences.Count == 0;

    /// <summary>Whether what was kept has the very bytes, too.</summary>
    public bool IsSameBytes { get; }

    /// <summary>Digest of the household that was sent along.</summary>
    public string SnapshotDigest { get; }

    /// <summary>Version of this program; null where the assessment carries no audit.</summary>
    public string? EngineVersionNow { get; }

    /// <summary>What differs, in the order of the document; at most <see cref="MostListed"/>.</summary>
    public IReadOnlyList<JsonDifference> Differences { get; }

    /// <summary>Number of differences beyond those listed.</summary>
    public int MoreDifferences { get; }

    /// <summary>Makes an assessment again.</summary>
    /// <param name="earlier">What was kept.</param>
    /// <param name="ruleSet">The rule set of its digest.</param>
    /// <param name="household">The household that it was made of.</param>
    public static Replay Of(EarlierAssessment earlier, CompiledRuleSet ruleSet, HouseholdSnapshot household)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var now = ruleSet.Assess(household, earlier.AsOf);
        return new Replay(earlier, now, new AssessmentJson().Write(now, earlier.Explain).ToArray());
    }
}
