using System.Globalization;

namespace RiskEngine.Api.Callers;

/// <summary>The keys that are configured.</summary>
internal sealed class KeyRing
{
    private const string Section = "Keys";

    // Somebody to compare with when nobody has the name: a wrong name takes as long as a wrong secret.
    private static readonly Entry Nobody = new("", Scope.None, default, new byte[ApiKey.SaltBytes], new byte[32]);

    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    /// <summary>How many there are.</summary>
    public int Count => entries.Count;

    /// <summary>Reads the keys of a configuration.</summary>
    /// <param name="settings">The settings of the service.</param>
    /// <param name="mistakes">Gets every mistake.</param>
    internal static KeyRing Read(IConfiguration settings, List<string> mistakes)
    {
        var ring = new KeyRing();
        foreach (var section in settings.GetSection(Section).GetChildren())
        {
            ring.Add(section, mistakes);
        }

        return ring;
    }

    /// <summary>The caller who has a key.</summary>
    /// <param name="key">What was sent as a key.</param>
    /// <param name="today">The day, in UTC.</param>
    internal Caller Find(string key, DateOnly today)
    {
        var id = ApiKey.IdOf(key);
        if (id is null)
        {
            return Refused(CallerRefusal.Unknown);
        }

        var entry = entries.GetValueOrDefault(id, Nobody);
        return !ApiKey.Matches(key, entry.Salt, entry.Hash) ? Refused(CallerRefusal.Unknown)
            : today > entry.Until ? Refused(CallerRefusal.Ended)
            : entry.Caller;
    }

    private static Caller Refused(CallerRefusal why) => new("", Scope.None, why);

    private void Add(IConfigurationSection section, List<string> mistakes)
    {
        var before = mistakes.Count;
        void Wrong(string name, string how) => mistakes.Add($"{ServiceSettings.NameOf(section.Path)}__{name} {how}");

        var id = section["Id"] ?? "";
        if (id.Length != 8 || !id.All(char.IsAsciiHexDigitLower))
        {
            Wrong("ID", "must be the 8 digits that the command `keys new` printed");
        }

        if (string.IsNullOrWhiteSpace(section["Owner"]))
        {
            Wrong("OWNER", "must say whose key it is");
        }

        var scopes = ScopeNames.Read(section["Scopes"] ?? "", out var unknown);
        if (unknown is not null || scopes == Scope.None)
        {
            Wrong("SCOPES", $"must name some of {ScopeNames.Listed}");
        }

        if (!DateOnly.TryParseExact(
            section["Until"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            Wrong("UNTIL", "must be the last day of the key, written yyyy-MM-dd");
        }

        if (Hash(section["Hash"]) is not [var salt, var hash])
        {
            Wrong("HASH", "must be what the command `keys new` printed");
        }
        else if (mistakes.Count == before
            && !entries.TryAdd(id, new Entry($"key {id}", scopes, until, salt, hash)))
        {
            Wrong("ID", "is that of another key");
        }
    }

    private static byte[][] Hash(string? text)
    {
        try
        {
            return text?.Split(':') is ["sha256", { Length: ApiKey.SaltBytes * 2 } salt, { Length: 64 } hash]
                ? [Convert.FromHexString(salt), Convert.FromHexString(hash)]
                : [];
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private sealed record Entry(string Name, Scope Scopes, DateOnly Until, byte[] Salt, byte[] Hash)
    {
        public Caller Caller { get; } = new(Name, Scopes);
    }
}
