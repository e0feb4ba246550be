using System.Collections.Concurrent;

namespace RiskEngine.Tests.Schemas;

/// <summary>The schemas of the repository, each loaded once.</summary>
internal static class Published
{
    private static readonly ConcurrentDictionary<string, JsonSchema> Loaded = new(StringComparer.Ordinal);

    public static string PathOf(string kind) => RepositoryRoot.At("rules", "schema", $"{kind}.schema.json");

    public static JsonSchema Schema(string kind) => Loaded.GetOrAdd(kind, static name => JsonSchema.Load(PathOf(name)));
}
