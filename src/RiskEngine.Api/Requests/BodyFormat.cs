using System.Net.Http.Headers;
using RiskEngine.Api.Problems;

namespace RiskEngine.Api.Requests;

/// <summary>What a body must say of itself before it is read: JSON, in UTF-8, not compressed.</summary>
internal static class BodyFormat
{
    private const string Json = "application/json";

    /// <summary>Why the body is not read; null when it is.</summary>
    internal static Problem? Refusal(HttpRequest request)
    {
        if (!IsJson(request.ContentType))
        {
            return Problem.Of(ProblemKind.MediaType, [RequestMistakes.NotJson()]);
        }

        var encoding = request.Headers.ContentEncoding.ToString();
        return encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : Problem.Of(ProblemKind.MediaType, [RequestMistakes.Encoded()]);
    }

    private static bool IsJson(string? contentType) =>
        contentType == Json
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && Json.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
            && type.CharSet?.Trim('"') is var charset
            && (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
