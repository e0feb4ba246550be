namespace RiskEngine.Api.Callers;

/// <summary>How scopes are written in keys and tokens.</summary>
internal static class ScopeNames
{
    private static readonly char[] Separators = [' ', ','];

    private static readonly (string Name, Scope Scope)[] Known =
        [("assess", Scope.Assess), ("rules:read", Scope.ReadRules), ("rules:validate", Scope.ValidateRules)];

    internal static string Listed { get; } = string.Join(", ", Known.Select(known => known.Name));

    internal static string Of(Scope scope) =>
        string.Join(' ', Known.Where(known => scope.HasFlag(known.Scope)).Select(known => known.Name));

    /// <summary>Reads names between spaces or commas.</summary>
    /// <param name="text">The names.</param>
    /// <param name="unknown">The first that is none of ours; null when all are.</param>
    internal static Scope Read(string text, out string? unknown)
    {
        unknown = null;
        var scopes = Scope.None;
        foreach (var name in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var scope = Array.Find(Known, known => known.Name == name).Scope;
            scopes |= scope;
            unknown ??= scope == Scope.None ? name : null;
        }

        return scopes;
    }
}
