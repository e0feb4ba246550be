using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Limits;

/// <summary>How much the service takes in, in one place: what is enforced is what `/v1/limits` says.</summary>
internal static class ServiceLimits
{
    /// <summary>Bytes of a body with one household: 2 MiB, compressed or not, after it is unfolded.</summary>
    internal const int BodyBytes = 2 * 1024 * 1024;

    /// <summary>Bytes of a household: 1 MiB. In a batch, of its line.</summary>
    internal const int HouseholdBytes = SnapshotReader.DefaultMaxBytes;

    /// <summary>Bytes that a compressed batch unfolds into: 1 GiB. One that is not compressed has no limit.</summary>
    internal const long UnfoldedBatchBytes = 1024L * 1024 * 1024;

    /// <summary>Bytes of a draft: 8 MiB.</summary>
    internal const int DraftBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of one file of a draft.</summary>
    internal const int RuleFileBytes = RuleSetFiles.MaximumBytes;

    /// <summary>Members of a household.</summary>
    internal const int Members = 50;

    /// <summary>Objects and lists inside each other.</summary>
    internal const int Depth = 64;

    /// <summary>Mistakes that are listed of one request or one line.</summary>
    internal const int Problems = SnapshotReader.MaxProblems;

    /// <summary>Findings that are listed of one draft: more than anybody mends before asking again.</summary>
    internal const int Findings = 1_000;
}
