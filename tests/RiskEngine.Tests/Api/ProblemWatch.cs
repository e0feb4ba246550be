using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace RiskEngine.Tests.Api;

/// <summary>Looks at every problem document that a test is answered with, for what that test had sent.</summary>
/// <remarks>A problem may name members and parameters, which callers choose; never a household or who is calling.</remarks>
internal sealed partial class ProblemWatch() : DelegatingHandler(new HttpClientHandler())
{
    private const int MostBytes = 1_000_000;

    /// <summary>Those that quote a household's id or a key or token.</summary>
    public static ConcurrentQueue<string> Leaks { get; } = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var secrets = await SecretsOfAsync(request, cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            await response.Content.LoadIntoBufferAsync(cancellationToken);
            Look(await response.Content.ReadAsStringAsync(cancellationToken), secrets);
        }

        return response;
    }

    private static void Look(string problem, IEnumerable<string> secrets)
    {
        if (secrets.Any(secret => problem.Contains(secret, StringComparison.Ordinal)))
        {
            Leaks.Enqueue(problem);
        }
    }

    private static async Task<IReadOnlyList<string>> SecretsOfAsync(HttpRequestMessage request, CancellationToken stop)
    {
        var secrets = new List<string>();
        if (request.Headers.NonValidated.TryGetValues("Authorization", out var given))
        {
            secrets.AddRange(given.SelectMany(value => value.Split(' ', '.', '_')).Where(part => part.Length > 8));
        }

        // What is made as it is sent cannot be looked at twice.
        if (request.Content is ByteArrayContent { Headers.ContentLength: < MostBytes } sent)
        {
            var text = await sent.ReadAsStringAsync(stop);
            secrets.AddRange(Id().Matches(text).Select(match => match.Groups[1].Value));
        }

        return secrets;
    }

    [GeneratedRegex("""(?:household|member)Id"\s*:\s*"([^"\\]{6,})""")]
    private static partial Regex Id();
}
