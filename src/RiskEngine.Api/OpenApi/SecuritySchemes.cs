using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>How callers say who they are. Both go into <c>Authorization: Bearer</c>.</summary>
internal static class SecuritySchemes
{
    internal const string Key = "ApiKey";
    internal const string Token = "Token";

    internal static JsonObject All() => new()
    {
        [Key] = Bearer(
            "An API key, `rk_…`, as `Authorization: Bearer rk_…`. The list beside a call names the scope that the key needs. "
            + "A service that knows no callers asks for nothing and listens to its own machine alone.",
            "rk_KEY"),
        [Token] = Bearer(
            "A JSON Web Token of the issuer that the service is set up for. The list beside a call names the scope that it needs.",
            "JWT"),
    };

    private static JsonObject Bearer(string text, string format) => new()
    {
        ["type"] = "http",
        ["scheme"] = "bearer",
        ["bearerFormat"] = format,
        ["description"] = text,
    };
}
