using System.Net.Http.Headers;
using RiskEngine.Api.Problems;

namespace RiskEngine.Api.Requests;

/// <summary>What a body must say of itself before it is read: its format, in UTF-8, in an encoding that was undone.</summary>
internal static class BodyFormat
{
    internal const string Json = "application/json";
    internal const string Lines = "application/x-ndjson";

    /// <summary>Why a body that is to be JSON is not read; null when it is.</summary>
    internal static Problem? Refusal(HttpRequest request) => Refusal(request, Json);

    /// <summary>Why a body that is to be NDJSON is not read; null when it is.</summary>
    internal static Problem? RefusalOfLines(HttpRequest request) => Refusal(request, Lines);

    private static Problem? Refusal(HttpRequest request, string format)
    {
        if (!Is(request.ContentType, format))
        {
            var mistake = format == Json ? RequestMistakes.NotJson() : RequestMistakes.NotLines();
            return Problem.Of(ProblemKind.MediaType, [mistake]);
        }

        // What the middleware undid, it took off the header.
        var encoding = request.Headers.ContentEncoding.ToString();
        return encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : Problem.Of(ProblemKind.MediaType, [RequestMistakes.Encoded()]);
    }

    private static bool Is(string? contentType, string format) =>
        contentType == format
        || (MediaTypeHeaderValue.TryParse(contentType, out var type)
            && format.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase)
            && type.CharSet?.Trim('"') is var charset
            && (charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)));
}
