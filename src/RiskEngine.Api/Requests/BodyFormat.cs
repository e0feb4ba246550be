using System.Net.Http.Headers;
using RiskEngine.Api.Problems;
using RiskEngine.Households;

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
        if (Mistake(request.ContentType, format) is { } mistake)
        {
            return Problem.Of(ProblemKind.MediaType, [mistake]);
        }

        // What the middleware undid, it took off the header.
        var encoding = request.Headers.ContentEncoding.ToString();
        return encoding.Length == 0 || encoding.Equals("identity", StringComparison.OrdinalIgnoreCase)
            ? null
            : Problem.Of(ProblemKind.MediaType, [RequestMistakes.Encoded()]);
    }

    private static SnapshotProblem? Mistake(string? contentType, string format)
    {
        if (contentType == format)
        {
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !format.Equals(type.MediaType, StringComparison.OrdinalIgnoreCase))
        {
            return format == Json ? RequestMistakes.NotJson() : RequestMistakes.NotLines();
        }

        var charset = type.CharSet?.Trim('"');
        return charset is null || charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            ? null
            : RequestMistakes.WrongCharset(ShownName.Of(charset));
    }
}
