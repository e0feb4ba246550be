using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Cases;

/// <summary><c>ordinary.household.json</c>: the household from which every case of a set starts.</summary>
internal sealed class OrdinaryHousehold
{
    public const string FileName = "ordinary.household.json";

    private const string UnknownMember = "RE5003";

    private readonly FileValue root;

    private OrdinaryHousehold(FileValue root) => this.root = root;

    /// <summary>Reads it from the set's own files or, failing that, from those of the sets it extends.</summary>
    public static OrdinaryHousehold? Read(LoadedRuleSet loaded, RuleSetLibrary library, List<Diagnostic> findings)
    {
        for (var set = loaded; set is not null; set = ParentOf(set, library))
        {
            if (set.Files.Files.TryGetValue(FileName, out var file))
            {
                return Read(file, findings);
            }
        }

        findings.Add(CaseMistakes.NoOrdinaryHousehold(FileName) with { File = loaded.Files.PathOf(FileName) });
        return null;
    }

    private static LoadedRuleSet? ParentOf(LoadedRuleSet set, RuleSetLibrary library) =>
        library.RuleSets.FirstOrDefault(other => set.Extends is { } above && other.Id == above);

    /// <summary>
    /// The household with what differs; null when it is no household, and the mistakes are placed in the patch.
    /// </summary>
    public HouseholdSnapshot? With(FileValue patch, LocalDate? asOf, List<Diagnostic> findings)
    {
        var before = findings.Count;
        var merged = HouseholdPatch.Merge(root, patch, findings);
        var snapshot = Read(merged, asOf, problem => HouseholdPatch
            .Place(patch, merged, problem.Pointer, isKey: problem.Code == UnknownMember)
            .Mark(AsDiagnostic(problem)), findings);
        return findings.Count == before ? snapshot : null;
    }

    private static OrdinaryHousehold? Read(SourceFile file, List<Diagnostic> findings)
    {
        if (JsonWalk.Read(file, findings) is not { } root)
        {
            return null;
        }

        var problems = new List<SnapshotProblem>();
        if (new SnapshotReader().TryRead(file.Bytes, new HouseholdSnapshot(), problems))
        {
            return new OrdinaryHousehold(root);
        }

        findings.AddRange(problems.Select(problem => AsDiagnostic(problem) with
        {
            File = file.Path,
            Line = problem.Line ?? 0,
            Column = problem.Column ?? 0,
            Length = 1,
        }));
        return null;
    }

    private static HouseholdSnapshot Read(
        JsonObject json, LocalDate? asOf, Func<SnapshotProblem, Diagnostic> place, List<Diagnostic> findings)
    {
        var snapshot = new HouseholdSnapshot();
        var problems = new List<SnapshotProblem>();
        if (new SnapshotReader().TryRead(Encoding.UTF8.GetBytes(json.ToJsonString()), snapshot, problems)
            && asOf is { } day)
        {
            SnapshotReader.IsCollectedBy(snapshot, day, problems);
        }

        findings.AddRange(problems.Select(place));
        return snapshot;
    }

    private static Diagnostic AsDiagnostic(SnapshotProblem problem) => new(
        problem.Code,
        problem.Pointer.Length == 0 ? problem.Message : $"{problem.Message} (at `{problem.Pointer}`)",
        "the household of a case is read as strictly as any other",
        problem.Suggestion ?? "write what the schema of snapshots allows");
}
