namespace RiskEngine.Api.Health;

/// <summary>
/// <c>RiskEngine.Api health</c>: asks the service beside it whether it is alive. For containers, which have no curl.
/// </summary>
internal static class HealthProbe
{
    /// <summary>The first word of the command line that asks for it.</summary>
    internal const string Word = "health";

    private const int Alive = 0;
    private const int NotAlive = 1;
    private const string OwnPort = "5080";

    /// <summary>Asks once.</summary>
    /// <param name="args">The command line; <c>--urls</c> as the service has it.</param>
    /// <param name="errors">Gets the reason when there is no good answer.</param>
    /// <returns>The exit code: 0 when the service is alive, else 1.</returns>
    internal static async Task<int> Run(string[] args, TextWriter errors)
    {
        var settings = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_").AddCommandLine(args).Build();
        if (AddressOf(settings["urls"], settings["http_ports"]) is not { } address)
        {
            errors.WriteLine("error: --urls is no address; write one such as `http://127.0.0.1:5080`");
            return NotAlive;
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        try
        {
            using var answer = await client.GetAsync(new Uri(address, "/health/live"));
            if (answer.IsSuccessStatusCode)
            {
                return Alive;
            }

            errors.WriteLine($"error: {address} answers {(int)answer.StatusCode}");
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            errors.WriteLine($"error: {address} does not answer");
        }

        return NotAlive;
    }

    /// <summary>Where the service is to be found on this machine, by the settings that say where it listens; null when those are no address.</summary>
    internal static Uri? AddressOf(string? urls, string? ports)
    {
        var first = urls?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        if (first is null)
        {
            var port = ports?.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
            return Address($"http://127.0.0.1:{port ?? OwnPort}");
        }

        // All addresses of the machine are spelt in ways that are no address to go to.
        var here = first.Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal);
        return Address(here);
    }

    private static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address : null;
}
