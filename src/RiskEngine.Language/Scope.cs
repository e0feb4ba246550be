using System.Diagnostics.CodeAnalysis;

namespace RiskEngine.Language;

/// <summary>A value that an expression can read by name.</summary>
/// <param name="Name">The name as written: <c>household</c>, <c>netIncome</c>, or <c>PovertyLine</c> in a group.</param>
/// <param name="Type">Its .NET type; a nullable type can be missing.</param>
public sealed record Variable(string Name, Type Type)
{
    /// <summary>The name before the dot (<c>parameters</c>, <c>flags</c>), or <c>null</c> for a bare name.</summary>
    public string? Group { get; init; }

    /// <summary>Whether nobody may have set the value; it is then unset rather than missing.</summary>
    public bool CanBeUnset { get; init; }

    /// <summary>Whether an expression that hides a missing value of it is refused where the scope asks for that.</summary>
    public bool IsFact { get; init; } = true;

    /// <summary>The name as an expression writes it: <c>parameters.PovertyLine</c>.</summary>
    public string Path => Group is null ? Name : $"{Group}.{Name}";
}

/// <summary>The names that an expression may use, and nothing else.</summary>
public sealed class Scope
{
    private readonly Dictionary<string, Variable> bare = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, Variable>> groups = new(StringComparer.Ordinal);

    /// <summary>
    /// Whether expressions that could turn a missing fact into a yes or no are refused: <c>!</c>, <c>?:</c>, <c>??</c>,
    /// <c>== null</c> and <c>Where</c> over facts. On for everything that scores.
    /// </summary>
    public bool RefusesHiddenUnknowns { get; init; }

    /// <summary>Makes a variable known; a later one of the same name replaces it.</summary>
    public Scope Add(Variable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.Group is null)
        {
            bare[variable.Name] = variable;
        }
        else
        {
            AddGroup(variable.Group)[variable.Name] = variable;
        }

        return this;
    }

    /// <summary>Makes a group known even when it has no variables yet.</summary>
    public Dictionary<string, Variable> AddGroup(string name)
    {
        if (!groups.TryGetValue(name, out var members))
        {
            groups[name] = members = new Dictionary<string, Variable>(StringComparer.Ordinal);
        }

        return members;
    }

    /// <summary>The same names, with hidden unknowns refused or not.</summary>
    public Scope With(bool refusesHiddenUnknowns)
    {
        var copy = new Scope { RefusesHiddenUnknowns = refusesHiddenUnknowns };
        foreach (var variable in bare.Values.Concat(groups.Values.SelectMany(group => group.Values)))
        {
            copy.Add(variable);
        }

        foreach (var group in groups.Keys)
        {
            copy.AddGroup(group);
        }

        return copy;
    }

    internal IEnumerable<string> BareNames => bare.Keys.Concat(groups.Keys);

    internal IEnumerable<Variable> BareVariables => bare.Values;

    internal bool TryFind(string name, [NotNullWhen(true)] out Variable? variable) => bare.TryGetValue(name, out variable);

    internal bool TryFindGroup(string name, [NotNullWhen(true)] out Dictionary<string, Variable>? members) =>
        groups.TryGetValue(name, out members);
}
