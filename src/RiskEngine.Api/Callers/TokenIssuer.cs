using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace RiskEngine.Api.Callers;

/// <summary>Whose tokens (JWT, RFC 7519) count: one issuer, with the public keys of a JWKS file.</summary>
/// <remarks>
/// Nothing is fetched. The framework's own bearer handler is not used: it brings key files of its own, which a read-only
/// file system has no room for.
/// </remarks>
internal sealed class TokenIssuer
{
    private const string Section = "Jwt";
    private const string Scopes = "scope";
    private static readonly string[] Needed = ["Issuer", "Audience", "KeysFile"];
    private static readonly string[] Subjects = ["sub", "client_id"];
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    // Signatures alone: whoever could check a shared secret could also sign with it.
    private static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JsonWebTokenHandler tokens = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters wanted;
    private readonly string scopeClaim;

    private TokenIssuer(IConfigurationSection settings, IEnumerable<SecurityKey> keys, TimeProvider clock)
    {
        scopeClaim = settings["ScopeClaim"] ?? Scopes;
        wanted = new TokenValidationParameters
        {
            ValidIssuer = settings["Issuer"],
            ValidAudience = settings["Audience"],
            IssuerSigningKeys = keys,
            IssuerSigningKeyResolver = static (_, _, name, wanted) => Named(name, wanted.IssuerSigningKeys),

            // Else the framework tries all of them where the resolver found none.
            TryAllIssuerSigningKeys = false,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (from, to, _, _) => IsTime(clock, from, to),
        };
    }

    /// <summary>Reads the issuer of a configuration; null when there is none, or a mistake.</summary>
    internal static TokenIssuer? Read(IConfiguration settings, TimeProvider clock, List<string> mistakes)
    {
        var section = settings.GetSection(Section);
        if (!section.Exists())
        {
            return null;
        }

        var before = mistakes.Count;
        foreach (var name in Needed.Where(name => string.IsNullOrEmpty(section[name])))
        {
            mistakes.Add($"{ServiceSettings.NameOf($"Jwt:{name}")} is missing: tokens need an issuer, an audience and keys");
        }

        if (section["ScopeClaim"] is "")
        {
            mistakes.Add(
                $"{ServiceSettings.NameOf("Jwt:ScopeClaim")} must name a claim; it is set and empty: leave it out for `{Scopes}`");
        }

        var keys = mistakes.Count == before ? Keys(section["KeysFile"]!, mistakes) : [];
        return mistakes.Count == before ? new TokenIssuer(section, keys, clock) : null;
    }

    /// <summary>The caller to whom a token was given.</summary>
    internal async ValueTask<Caller> FindAsync(string token)
    {
        var result = await tokens.ValidateTokenAsync(token, wanted);
        if (!result.IsValid)
        {
            return Refused(result.Exception switch
            {
                SecurityTokenInvalidLifetimeException { Expires: null } => CallerRefusal.Endless,
                SecurityTokenInvalidLifetimeException => CallerRefusal.Ended,
                _ => CallerRefusal.Unknown,
            });
        }

        // `crit` names what one has to understand to read the token (RFC 7515, 4.1.11). Nothing of that is understood
        // here, and the framework passes over it.
        var claims = result.ClaimsIdentity.Claims.ToArray();
        if (result.SecurityToken is not JsonWebToken read || read.TryGetHeaderValue<object>("crit", out _)
            || SubjectOf(claims) is not { } subject)
        {
            return Refused(CallerRefusal.Unknown);
        }

        // `scope` is one text (RFC 9068); some issuers give a list, which arrives as several claims.
        var scopes = claims.Where(claim => claim.Type == scopeClaim).Select(claim => claim.Value);
        return new Caller($"token {subject}", ScopeNames.Read(string.Join(' ', scopes), out _));
    }

    private static Caller Refused(CallerRefusal why) => new("", Scope.None, why);

    // All who have no name would be counted as one.
    private static string? SubjectOf(Claim[] claims) =>
        Subjects.Select(name => Array.Find(claims, claim => claim.Type == name)?.Value)
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    // A token that names its key is checked with the keys of that name; those that have no name may be meant by any.
    private static IEnumerable<SecurityKey> Named(string? name, IEnumerable<SecurityKey> keys) =>
        string.IsNullOrEmpty(name) ? keys : keys.Where(key => string.IsNullOrEmpty(key.KeyId) || key.KeyId == name);

    // A token without an end would be a key that nobody can take back. The slack is taken from the clock, because an end may
    // be the last moment that there is.
    private static bool IsTime(TimeProvider clock, DateTime? from, DateTime? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return to is { } end && now - Slack < end && (from is not { } start || now + Slack >= start);
    }

    private static List<SecurityKey> Keys(string file, List<string> mistakes)
    {
        try
        {
            var keys = JsonWebKeySet.Create(File.ReadAllText(file)).GetSigningKeys()
                .Where(key => key is AsymmetricSecurityKey or X509SecurityKey).ToList();
            if (keys.Count == 0)
            {
                mistakes.Add($"{ServiceSettings.NameOf("Jwt:KeysFile")} names a file without a public key for signatures");
            }

            return keys;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The message of a parser may quote the file.
            mistakes.Add($"{ServiceSettings.NameOf("Jwt:KeysFile")} names no JWKS file that can be read");
            return [];
        }
    }
}
