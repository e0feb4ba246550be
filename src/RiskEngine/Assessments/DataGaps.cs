using System.Runtime.InteropServices;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>A missing answer and what it could change.</summary>
/// <param name="Pointer">JSON Pointer of the shallowest absent answer in the snapshot.</param>
/// <param name="CouldChange">
/// Codes of the undecided category rows, flags and measures behind which it stands, in rule order.
/// </param>
public sealed record DataGap(string Pointer, IReadOnlyList<string> CouldChange);

/// <summary>
/// Finds the missing answers that could still change something, and no others. Reused; not for two threads.
/// </summary>
internal sealed class DataGaps
{
    private readonly GapTrail trail = new();
    private readonly List<Gap> pool = [];
    private int count;

    /// <summary>The gaps found last.</summary>
    public ReadOnlySpan<Gap> Found => CollectionsMarshal.AsSpan(pool)[..count];

    public void Find(Assessment assessment)
    {
        count = 0;
        if (!assessment.Outcomes.AsSpan().Contains((byte)Truth.Unknown))
        {
            return;
        }

        var form = assessment.Compiled.Gaps.Value;
        trail.Clear();
        form.Run(assessment, trail);
        EnterCategories(assessment, form);
        var rules = assessment.Compiled.Bound.Rules;
        for (var index = 0; index < rules.Count; index++)
        {
            if (IsOpen(assessment, rules[index]))
            {
                AddBehind(assessment, form, index);
            }
        }
    }

    // Whether a category is the household's depends on the open rows that could yield it, and on those above them.
    private void EnterCategories(Assessment assessment, GapForm form)
    {
        for (var category = 0; category < assessment.CategoryStates.Length; category++)
        {
            if (assessment.CategoryStates[category] != (byte)Truth.Unknown)
            {
                continue;
            }

            trail.Enter(form.CategoryNode(category));
            var rows = assessment.Compiled.CategoryRows;
            var last = CategoryDecision.LastRowOf(assessment, category);
            for (var row = assessment.DecidingRow; row <= last; row++)
            {
                if (IsOpenRow(assessment, row))
                {
                    trail.Edge(rows[row].Index);
                }
            }
        }
    }

    private static bool IsOpen(Assessment assessment, BoundRule rule) => assessment.TruthOf(rule.Index) == Truth.Unknown
        && (rule.Domain.Kind is DomainKind.Flags or DomainKind.Measures
            || (rule.Domain.Kind == DomainKind.Categories
                && IsOpenRow(assessment, rule.Index - assessment.Compiled.CategoryRows[0].Index)));

    // Rows below the one that decides, or below one that holds anyway, can change nothing.
    private static bool IsOpenRow(Assessment assessment, int row)
    {
        var rows = assessment.Compiled.CategoryRows;
        for (var above = assessment.DecidingRow; above < row; above++)
        {
            if (assessment.TruthOf(rows[above].Index) == Truth.Met)
            {
                return false;
            }
        }

        return row >= assessment.DecidingRow && assessment.TruthOf(rows[row].Index) == Truth.Unknown;
    }

    private void AddBehind(Assessment assessment, GapForm form, int rule)
    {
        foreach (var (fact, element) in trail.Behind(rule))
        {
            foreach (var source in form.Sources(fact))
            {
                if (source.ShallowestAbsentPointer(assessment.Household, element) is { } pointer)
                {
                    Add(pointer, rule);
                }
            }
        }
    }

    private void Add(string pointer, int rule)
    {
        var place = 0;
        while (place < count && pool[place].Pointer != pointer)
        {
            place++;
        }

        if (place == count)
        {
            if (count == pool.Count)
            {
                pool.Add(new Gap());
            }

            pool[count++].Start(pointer);
        }

        pool[place].Add(rule);
    }

    /// <summary>A missing answer and the rules that it leaves open.</summary>
    internal sealed class Gap
    {
        private readonly List<int> rules = [];

        public string Pointer { get; private set; } = "";

        public IReadOnlyList<int> Rules => rules;

        public void Start(string pointer)
        {
            Pointer = pointer;
            rules.Clear();
        }

        // Rules come in order, so one that is there already is the last.
        public void Add(int rule)
        {
            if (rules.Count == 0 || rules[^1] != rule)
            {
                rules.Add(rule);
            }
        }
    }
}
