using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Reasoning;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Conditions that can never be met, or always are, and what can for that reason never be proposed.</summary>
internal sealed class ContradictionCheck
{
    private readonly CheckedRuleSet set;
    private readonly Reasoner parts;
    private readonly Reasoner wholes;
    private readonly HashSet<string> contradictory = new(StringComparer.Ordinal);
    private readonly HashSet<string> neverMet = new(StringComparer.Ordinal);

    private ContradictionCheck(CheckedRuleSet set)
    {
        this.set = set;
        var knowledge = new Knowledge { RangeOf = FactRanges.Of, IsNeverEmpty = FactRanges.IsNeverEmpty };
        parts = new Reasoner(knowledge);
        wholes = new Reasoner(knowledge with { DefinitionOf = DefinitionOf, ValuesOf = NumbersOf });
    }

    public static IEnumerable<Diagnostic> Of(CheckedRuleSet set)
    {
        var check = new ContradictionCheck(set);
        return [.. set.Texts.SelectMany(check.Check).Where(found => check.IsOwn(found.Text)).Select(found => found.Finding),
            .. check.NeverProposed()];
    }

    private bool IsOwn(BoundText text) => set.OwnTexts.Contains(text);

    private IEnumerable<(BoundText Text, Diagnostic Finding)> Check(BoundText text)
    {
        var root = text.Expression.Root;

        // Without a condition of its own a rule says `true`; where that is meant, something else calls for it.
        if (root is BoundConstant { Value: true } && text.IsCondition && text.Domain.Kind != DomainKind.Flags)
        {
            return [];
        }

        var found = Parts(text, root).ToList();
        if (found.Count == 0 && text.IsCondition)
        {
            found.AddRange(Whole(text, root));
        }

        if (found.Count > 0)
        {
            _ = text.Rule is null ? contradictory.Add(NameOf(text)) : text.IsCondition && !wholes.CanBe(root, true) && neverMet.Add(text.Rule.Code);
        }

        return found.Select(finding => (text, finding));
    }

    private IEnumerable<Diagnostic> Whole(BoundText text, BoundNode root)
    {
        if (!wholes.CanBe(root, true))
        {
            yield return CheckedRuleSet.At(text, root, CheckMistakes.NeverMet(text.Rule!.Code));
        }
        else if (!wholes.CanBe(root, false))
        {
            yield return CheckedRuleSet.At(text, root, CheckMistakes.AlwaysMet(text.Rule!.Code));
        }
    }

    // The smallest part that cannot come out both ways; what holds it is then no news.
    private IEnumerable<Diagnostic> Parts(BoundText text, BoundNode node)
    {
        var inner = Language.Binding.Parts.Of(node).SelectMany(part => Parts(text, part)).ToList();
        if (inner.Count > 0 || !IsCondition(node))
        {
            return inner;
        }

        var written = text.Text.Text.Substring(node.Span.Start, node.Span.Length);
        return !parts.CanBe(node, true) ? [CheckedRuleSet.At(text, node, CheckMistakes.PartNeverMet(written))]
            : !parts.CanBe(node, false) ? [CheckedRuleSet.At(text, node, CheckMistakes.PartAlwaysMet(written))]
            : [];
    }

    private static bool IsCondition(BoundNode node) => node is BoundLogical or BoundNot or BoundComparison or BoundIn or BoundNullCheck
        or BoundAggregate { Kind: Aggregate.Any or Aggregate.All, Body: not null };

    private IEnumerable<Diagnostic> NeverProposed() =>
        from text in set.OwnTexts
        where text is { IsCondition: true, Rule: { Enabled: true, Addresses.Count: > 0 } }
        where text.Rule!.Addresses.All(IsSilent)
        select text.Text.At(0, text.Text.Text.Length,
            CheckMistakes.CannotBeProposed(text.Rule!.Code, FileMistakes.Listed(text.Rule.Addresses)));

    private bool IsSilent(string code) =>
        code != RuleSetBinder.Indeterminate && (neverMet.Contains(code) || set.ConditionOf(code) is null);

    private string NameOf(BoundText text) =>
        set.Globals.Values.FirstOrDefault(global => ReferenceEquals(global.Expression, text.Expression))?.Name ?? "";

    private BoundExpression? DefinitionOf(Variable variable) =>
        variable.Group is null && !contradictory.Contains(variable.Name) && set.Globals.TryGetValue(variable.Name, out var global)
            && NumberTypes.Bare(global.Expression.Type) == typeof(bool) ? global.Expression : null;

    // A yes/no parameter is a switch, and a rule that waits for it is no mistake.
    private IReadOnlyCollection<object>? NumbersOf(Variable variable) =>
        variable.Group == "parameters" && set.TimeOf(variable.Name) is { CanBeUnset: false } time
            && time.Values.All(value => value is not bool) ? [.. time.Values.OfType<object>()] : null;
}
