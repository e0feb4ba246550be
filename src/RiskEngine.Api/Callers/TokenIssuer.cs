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
    private static readonly string[] Needed = ["Issuer", "Audience", "KeysFile"];
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(1);

    // Signatures alone: whoever could check a shared secret could also sign with it.
    private static readonly string[] Algorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly JsonWebTokenHandler tokens = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters wanted;
    private readonly string scopeClaim;

    private TokenIssuer(IConfigurationSection settings, IEnumerable<SecurityKey> keys, TimeProvider clock)
    {
        scopeClaim = settings["ScopeClaim"] is { Length: > 0 } claim ? claim : "scope";
        wanted = new TokenValidationParameters
        {
            ValidIssuer = settings["Issuer"],
            ValidAudience = settings["Audience"],
            IssuerSigningKeys = keys,
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

        var keys = mistakes.Count == before ? Keys(section["KeysFile"]!, mistakes) : [];
        return mistakes.Count == before ? new TokenIssuer(section, keys, clock) : null;
    }

    /// <summary>The caller to whom a token was given.</summary>
    internal async ValueTask<Caller> FindAsync(string token)
    {
        var result = await tokens.ValidateTokenAsync(token, wanted);
        if (!result.IsValid)
        {
            var isOver = result.Exception is SecurityTokenInvalidLifetimeException;
            return new Caller("", Scope.None, isOver ? CallerRefusal.Ended : CallerRefusal.Unknown);
        }

        // `scope` is one text (RFC 9068); some issuers give a list, which arrives as several claims.
        var claims = result.ClaimsIdentity.Claims.Where(claim => claim.Type == scopeClaim).Select(claim => claim.Value);
        var subject = result.ClaimsIdentity.FindFirst("sub") ?? result.ClaimsIdentity.FindFirst("client_id");
        return subject is null
            ? new Caller("", Scope.None, CallerRefusal.Unknown)
            : new Caller($"token {subject.Value}", ScopeNames.Read(string.Join(' ', claims), out _));
    }

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
