using System.Numerics;
using RiskEngine.Language;

namespace RiskEngine.Assessments.Compiling;

/// <summary>
/// Measures and steps: proposed when something calls for them and their own condition holds. A condition is compiled when a first
/// household calls for it, and asked only of households that do.
/// </summary>
internal sealed class OnDemandRules
{
    /// <summary>Rules of one run: a bit of a word for each.</summary>
    public const int Most = 64;

    private readonly Entry[] entries;

    // For each rule and category of the set the entries that it calls for.
    private readonly ulong[] calls;
    private readonly ulong always;

    public OnDemandRules(BoundRuleSet bound, IEnumerable<BoundRule> rules)
    {
        entries = [.. rules.Select(rule => new Entry(bound, rule))];
        calls = new ulong[bound.Rules.Count + bound.Categories.Count];
        for (var place = 0; place < entries.Length; place++)
        {
            always |= entries[place].Addresses.Length == 0 ? 1UL << place : 0;
            foreach (var address in entries[place].Addresses)
            {
                calls[address] |= 1UL << place;
            }
        }
    }

    public void Evaluate(Assessment row)
    {
        var called = always;
        for (var open = row.Open.Next(-1); open >= 0; open = row.Open.Next(open))
        {
            called |= calls[open];
        }

        while (called != 0)
        {
            var place = BitOperations.TrailingZeroCount(called);
            called &= called - 1;
            if (entries[place].Evaluate(row) >= Truth.Unknown)
            {
                row.Open.Set(entries[place].Rule);
                called |= calls[entries[place].Rule] & ~(ulong.MaxValue >> (63 - place));
            }
        }
    }

    private sealed class Entry
    {
        private readonly Lazy<Plan>? condition;
        private readonly int rules;

        public Entry(BoundRuleSet bound, BoundRule rule)
        {
            Rule = rule.Index;
            rules = bound.Rules.Count;
            var categories = bound.Categories.ToList();
            Addresses = [.. rule.Rule.Addresses
                .Select(code => categories.IndexOf(code) is >= 0 and var category
                    ? rules + category
                    : bound.Rules.FirstOrDefault(other => other.Code == code)?.Index ?? -1)
                .Where(address => address >= 0)];

            // A rule all of whose callers sleep is never called for, one without any always is.
            IsCalled = rule.Rule.Addresses.Count == 0;
            condition = rule.Condition.Text.Trim() == "true" ? null : new Lazy<Plan>(() => PlanCompiler.CompileCondition(bound, rule));
        }

        public int Rule { get; }

        public int[] Addresses { get; }

        private bool IsCalled { get; }

        public Truth Evaluate(Assessment row)
        {
            var truth = IsCalled ? Truth.Met : Truth.NotMet;
            foreach (var address in Addresses)
            {
                var caller = address >= rules ? (Truth)row.CategoryStates[address - rules] : row.ReadTruthOf(address);
                truth = caller > truth ? caller : truth;
            }

            if (condition is not null && truth != Truth.NotMet)
            {
                condition.Value(row.Facts, row.Parameters, row);
                var own = row.TruthOf(Rule);
                truth = own < truth ? own : truth;
            }

            row.Outcomes[Rule] = (byte)truth;
            row.ReadOutcomes[Rule] = (byte)(truth == Truth.Unset ? Truth.NotMet : truth);
            return truth;
        }
    }
}
