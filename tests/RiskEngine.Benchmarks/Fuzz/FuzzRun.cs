using System.Collections.Concurrent;

namespace RiskEngine.Benchmarks.Fuzz;

/// <summary>Sends wild requests to a service, and keeps those that no caller's mistake explains.</summary>
internal static class FuzzRun
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Sends requests.</summary>
    /// <param name="service">Where to.</param>
    /// <param name="requests">Which.</param>
    /// <returns>How often each status was answered, and the requests that were answered wrongly or not at all.</returns>
    public static async Task<FuzzResult> SendAsync(Uri service, IEnumerable<WildRequest> requests)
    {
        using var client = new HttpClient { BaseAddress = service, Timeout = Patience };
        var statuses = new ConcurrentDictionary<int, int>();
        var wrong = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, stop) =>
        {
            var (status, text) = await AnswerAsync(client, request, stop);
            statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
            if (Mistake(status, text) is { } mistake)
            {
                wrong.Enqueue($"{mistake} {request.Path} {request.Format} {Convert.ToBase64String(request.Body)}");
            }
        });
        return new FuzzResult(statuses.OrderBy(pair => pair.Key).ToDictionary(), [.. wrong]);
    }

    private static async Task<(int Status, string Text)> AnswerAsync(HttpClient client, WildRequest wild, CancellationToken stop)
    {
        using var content = new ByteArrayContent(wild.Body);
        content.Headers.TryAddWithoutValidation("Content-Type", wild.Format);
        if (wild.Encoding is not null)
        {
            content.Headers.ContentEncoding.Add(wild.Encoding);
        }

        try
        {
            using var response = await client.PostAsync(new Uri(wild.Path, UriKind.Relative), content, stop);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(stop));
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return (0, fault.Message);
        }
    }

    private static string? Mistake(int status, string text) => status switch
    {
        0 => $"no answer ({text}):",
        >= 500 => $"{status}:",
        >= 400 when !text.StartsWith("{\"type\":\"/problems/", StringComparison.Ordinal) => $"{status} without a problem document:",
        _ => null,
    };
}

/// <summary>What became of a run.</summary>
/// <param name="Statuses">How often each status was answered; 0 stands for no answer.</param>
/// <param name="Wrong">What a service must not do, with the request that made it do so.</param>
internal sealed record FuzzResult(IReadOnlyDictionary<int, int> Statuses, IReadOnlyList<string> Wrong);
