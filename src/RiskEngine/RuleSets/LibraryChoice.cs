using NodaTime;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets;

/// <summary>Chooses the rule set for a household on a day.</summary>
internal sealed class LibraryChoice(IReadOnlyList<LoadedRuleSet> loaded)
{
    public RuleSetChoice Choose(string regionCode, LocalDate asOf, string? pin)
    {
        ArgumentNullException.ThrowIfNull(regionCode);
        if (pin is null)
        {
            return ForRegion(regionCode, asOf);
        }

        if (RuleSetId.TryParse(pin, out var id))
        {
            return Pinned(id);
        }

        return RuleSetId.IsSetName(pin)
            ? InForceOf(pin, asOf)
            : Failed(
                RuleSetChoiceProblem.Malformed, $"`{pin}` is no rule-set name",
                "write a set such as `national`, or a set and version such as `national@2020.1`");
    }

    private RuleSetChoice ForRegion(string regionCode, LocalDate asOf)
    {
        // Asked for each household: most of what is loaded lies elsewhere, and for the rest nothing is allocated.
        LoadedRuleSet? best = null;
        for (var index = 0; index < loaded.Count; index++)
        {
            var set = loaded[index];
            if (set.DivisionCode is { } code && regionCode.StartsWith(code, StringComparison.Ordinal)
                && IsInForce(set, asOf) && (best is null || Rank(set, best) < 0))
            {
                best = set;
            }
        }

        return best is null ? NoneInForce($"for region `{regionCode}`", loaded, asOf) : Use(best);
    }

    private RuleSetChoice InForceOf(string name, LocalDate asOf)
    {
        var versions = loaded.Where(set => set.Id?.Set == name).ToList();
        if (versions.Count == 0)
        {
            return Unknown(name, loaded.Select(set => set.Id?.Set).OfType<string>().Distinct());
        }

        return versions.Where(set => IsInForce(set, asOf)).Order(Comparer<LoadedRuleSet>.Create(Rank)).FirstOrDefault() is { } best
            ? Use(best)
            : NoneInForce($"of `{name}`", versions, asOf);
    }

    private RuleSetChoice Pinned(RuleSetId id)
    {
        var found = loaded.Where(set => set.Id == id).ToList();
        return found.Count == 0
            ? Unknown(id.ToString(), loaded.Select(set => set.Id?.ToString()).OfType<string>())
            : Use(found.Find(set => set.RuleSet is not null) ?? found[0]);
    }

    // Below 0 when the first is to be preferred. A set with mistakes that would have applied is not passed over: the next best
    // would answer by the wrong rules.
    private static int Rank(LoadedRuleSet set, LoadedRuleSet other)
    {
        var order = (other.DivisionCode?.Length ?? 0).CompareTo(set.DivisionCode?.Length ?? 0);
        order = order != 0 ? order : Nullable.Compare(other.EffectiveFrom, set.EffectiveFrom);
        order = order != 0 ? order : (other.RuleSet is not null).CompareTo(set.RuleSet is not null);
        return order != 0 ? order : string.CompareOrdinal(set.Id?.ToString(), other.Id?.ToString());
    }

    private RuleSetChoice Use(LoadedRuleSet set) => set.RuleSet is { } usable
        ? RuleSetChoice.Of(usable)
        : Failed(
            RuleSetChoiceProblem.HasMistakes, $"the rule set `{set.Id}` has mistakes",
            $"run `riskengine rules check {set.Folder}` to see them");

    private bool IsInForce(LoadedRuleSet set, LocalDate asOf)
    {
        // A circle of parents is reported elsewhere; here it only must not run for ever: no chain is longer than all there are.
        var at = set;
        for (var step = 0; step <= loaded.Count && at is not null && at.IsPublishedOn(asOf); step++)
        {
            if (!at.IsOverlay)
            {
                return true;
            }

            at = ParentOf(at);
        }

        return false;
    }

    private LoadedRuleSet? ParentOf(LoadedRuleSet set)
    {
        for (var index = 0; index < loaded.Count; index++)
        {
            if (loaded[index].Id == set.Extends)
            {
                return loaded[index];
            }
        }

        return null;
    }

    private RuleSetChoice NoneInForce(string of, IEnumerable<LoadedRuleSet> among, LocalDate asOf)
    {
        var published = among.Where(set => set is { IsPublished: true, Id: not null }).Select(Period).ToList();
        var there = published.Count == 0 ? "none is published" : $"there are {string.Join(", ", published)}";
        return Failed(
            RuleSetChoiceProblem.NoneInForce,
            $"no rule set {of} is in force on {FileMistakes.Day(asOf)}; {there}",
            "ask for another day, or name a set and version, which works outside its dates");
    }

    private RuleSetChoice Unknown(string name, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        var nearest = Nearest.To(name, names);
        return Failed(
            RuleSetChoiceProblem.Unknown,
            names.Count == 0
                ? $"there is no rule set `{name}`"
                : $"there is no rule set `{name}`; there are {FileMistakes.Listed(names)}",
            nearest is null ? "write one of the sets there are" : $"did you mean `{nearest}`?");
    }

    private static string Period(LoadedRuleSet set)
    {
        var from = set.EffectiveFrom is { } first ? FileMistakes.Day(first) : "?";
        return set.EffectiveTo is { } end
            ? $"`{set.Id}` ({from} to {FileMistakes.Day(end)}, excluded)"
            : $"`{set.Id}` (from {from})";
    }

    private RuleSetChoice Failed(RuleSetChoiceProblem problem, string message, string suggestion) =>
        RuleSetChoice.Failed(new RuleSetChoiceError(
            problem, message, suggestion, [.. loaded.Select(set => set.RuleSet?.Id).OfType<RuleSetId>()]));
}
