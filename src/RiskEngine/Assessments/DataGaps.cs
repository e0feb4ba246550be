using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>A missing answer and what it could change.</summary>
/// <param name="Pointer">JSON Pointer of the shallowest absent answer in the snapshot.</param>
/// <param name="CouldChange">Codes of the undecided category rows, flags and measures behind which it stands, in rule order.</param>
public sealed record DataGap(string Pointer, IReadOnlyList<string> CouldChange);

/// <summary>Finds the missing answers that could still change something, and no others. Reused; not for two threads.</summary>
internal sealed class DataGaps
{
    private readonly GapTrail trail = new();
    private readonly List<(string Pointer, List<string> Codes)> gaps = [];

    public IReadOnlyList<(string Pointer, List<string> Codes)> Find(Assessment assessment)
    {
        gaps.Clear();
        var open = Open(assessment).ToList();
        if (open.Count == 0)
        {
            return gaps;
        }

        var form = assessment.Compiled.Gaps.Value;
        trail.Clear();
        form.Run(assessment, trail);
        trail.Enter(form.CategoryNode);
        foreach (var row in OpenRows(assessment))
        {
            trail.Edge(row.Index);
        }

        foreach (var rule in open)
        {
            trail.Walk(rule.Index, (fact, element) => Add(assessment, form, fact, element, rule.Code));
        }

        return gaps;
    }

    // Rows below the one that decides can change nothing.
    private static IEnumerable<BoundRule> OpenRows(Assessment assessment) => assessment.Compiled.CategoryRows
        .Skip(assessment.DecidingRow)
        .TakeWhile(row => assessment.TruthOf(row.Index) != Truth.Met)
        .Where(row => assessment.TruthOf(row.Index) == Truth.Unknown);

    private static IEnumerable<BoundRule> Open(Assessment assessment)
    {
        HashSet<int>? rows = null;
        foreach (var rule in assessment.Compiled.Bound.Rules)
        {
            if (assessment.TruthOf(rule.Index) == Truth.Unknown
                && (rule.Domain.Kind is DomainKind.Flags or DomainKind.Measures
                    || (rule.Domain.Kind == DomainKind.Categories
                        && (rows ??= [.. OpenRows(assessment).Select(row => row.Index)]).Contains(rule.Index))))
            {
                yield return rule;
            }
        }
    }

    private void Add(Assessment assessment, GapForm form, int fact, int element, string code)
    {
        foreach (var source in form.Sources(fact))
        {
            if (source.ShallowestAbsentPointer(assessment.Household, element) is not { } pointer)
            {
                continue;
            }

            var place = gaps.FindIndex(gap => gap.Pointer == pointer);
            if (place < 0)
            {
                gaps.Add((pointer, [code]));
            }
            else if (!gaps[place].Codes.Contains(code))
            {
                gaps[place].Codes.Add(code);
            }
        }
    }
}
