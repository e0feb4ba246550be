using System.Collections.Frozen;
using System.Reflection;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>
/// Which answers each fact comes from, so that an unknown fact can be traced to the question that was not asked.
/// </summary>
public static class FactCatalogue
{
    private static readonly (Type Owner, string Pointer)[] Owners =
    [
        (typeof(HouseholdFacts), ""),
        (typeof(Member), "/members/*"),
        (typeof(Income), "/income"),
        (typeof(Expenses), "/expenses"),
        (typeof(Living), "/living"),
        (typeof(Water), "/living/water"),
        (typeof(Assets), "/assets"),
        (typeof(EventFacts), "/events/*"),
        (typeof(ClueFacts), "/clues/*"),
        (typeof(EnrolmentFacts), "/enrolments/*"),
        (typeof(RefusedApplicationFacts), "/refusedApplications/*"),
        (typeof(MonitoringFacts), "/monitoring"),
    ];

    private static readonly FrozenDictionary<(Type Owner, string Name), IReadOnlyList<FactSource>> Facts = Catalogue();

    /// <summary>The types whose public properties are the facts, the household's first.</summary>
    public static IReadOnlyList<Type> OwnerTypes { get; } = [.. Owners.Select(owner => owner.Owner)];

    /// <summary>The answers from which a fact comes; empty for a name that is no fact.</summary>
    public static IReadOnlyList<FactSource> Sources(Type ownerType, string propertyName) =>
        Facts.TryGetValue((ownerType, propertyName), out var sources) ? sources : [];

    private static FrozenDictionary<(Type Owner, string Name), IReadOnlyList<FactSource>> Catalogue()
    {
        var known = new Dictionary<string, FactSource>();
        var facts = new Dictionary<(Type Owner, string Name), IReadOnlyList<FactSource>>();
        foreach (var (owner, pointer) in Owners)
        {
            foreach (var property in owner.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                facts[(owner, property.Name)] = [.. Pointers(property, pointer).Select(Source)];
            }
        }

        return facts.ToFrozenDictionary();

        FactSource Source(string template)
        {
            if (!known.TryGetValue(template, out var source))
            {
                known[template] = source = new FactSource(template);
            }

            return source;
        }
    }

    private static IReadOnlyList<string> Pointers(PropertyInfo property, string owner) =>
        property.GetCustomAttribute<FromAttribute>()?.Pointers
        ?? [$"{owner}/{char.ToLowerInvariant(property.Name[0])}{property.Name[1..]}"];
}
