using System.Reflection;
using RiskEngine.Assessments;

namespace RiskEngine.Storage.Runs;

/// <summary>The states of a run.</summary>
public static class RunStates
{
    /// <summary>Begun; units are still to be done, by somebody or, after a break, by <c>--resume</c>.</summary>
    public const string Open = "OPEN";

    /// <summary>Every household is accounted for, and the digest taken.</summary>
    public const string Finished = "FINISHED";

    /// <summary>Finished once; since then households or snapshots that it read were deleted.</summary>
    public const string Reduced = "REDUCED";
}

/// <summary>A run: every household of the store as of one day.</summary>
public sealed record Run
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>Its name, given or made from the day.</summary>
    public string Name { get; init; } = "";

    /// <summary>The day: 20210101.</summary>
    public int AsOf { get; init; }

    /// <summary>The rule set asked for; null for the one in force for each household.</summary>
    public string? Pin { get; init; }

    /// <summary>The engine that assessed.</summary>
    public string EngineVersion { get; init; } = "";

    /// <summary>What was imported after this commit is not seen by the run, however long it takes.</summary>
    public long ThroughBatch { get; init; }

    /// <summary>One of <see cref="RunStates"/>.</summary>
    public string State { get; init; } = "";

    /// <summary>Households read; of an open run 0, as are the next two.</summary>
    public long Read { get; init; }

    /// <summary>Of these assessed.</summary>
    public long Assessed { get; init; }

    /// <summary>Of these rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>SHA-256 over the digests of all assessments by region and household; null while the run is open.</summary>
    public byte[]? ResultDigest { get; init; }

    /// <summary>The engine in this program.</summary>
    public static string ThisEngine { get; } =
        typeof(Assessment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}

/// <summary>What to run.</summary>
/// <param name="AsOf">The day: 20210101; null to take up a named run.</param>
/// <param name="Pin">The rule set to apply; null for the one in force for each household.</param>
/// <param name="Name">Name of the run; null for one made from the day.</param>
/// <param name="Resume">Whether to finish a run that was broken off, or to help one that is under way.</param>
/// <param name="Workers">Units worked on at once.</param>
/// <param name="UnitSize">Households of a unit, at most: what one commit holds, and what a break costs.</param>
public sealed record RunOrder(int? AsOf, string? Pin, string? Name, bool Resume, int Workers, int UnitSize);

/// <summary>How far a run is.</summary>
/// <param name="Read">Households read in this process.</param>
/// <param name="Share">Part of the units that is done, 0 to 1.</param>
public readonly record struct RunProgress(long Read, double Share);
