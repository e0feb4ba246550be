using System.Net;
using RiskEngine.Api.Callers;

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

    /// <summary>Asks once.</summary>
    /// <param name="args">The command line, as the service has it.</param>
    /// <param name="errors">Gets the reason when there is no good answer.</param>
    /// <returns>The exit code: 0 when the service is alive, else 1.</returns>
    internal static async Task<int> Run(string[] args, TextWriter errors)
    {
        Uri? address;
        try
        {
            address = AddressOf(args);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or FormatException)
        {
            errors.WriteLine("error: the settings of the service cannot be read; mend `appsettings.json`, or write `--urls http://127.0.0.1:5080`");
            return NotAlive;
        }

        if (address is null)
        {
            errors.WriteLine(
                "error: the settings of the service name no address to ask at; write one such as `--urls http://127.0.0.1:5080`");
            return NotAlive;
        }

        // Whose certificate it is does not matter: it asks this machine itself, by a number that no certificate names, and
        // sends nothing that anybody could want. Whether it ends TLS by a certificate that has run out, others notice.
        using var connections = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
            UseProxy = false,
        };
        using var client = new HttpClient(connections) { Timeout = TimeSpan.FromSeconds(2) };
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

    /// <summary>Where the service with this command line, environment and <c>appsettings.json</c> is to be found; null when that is no address.</summary>
    /// <remarks>
    /// The settings are read by what reads them for the service. The server prefers its own endpoints to <c>urls</c>, and
    /// those to the ports, of which it takes those without TLS first.
    /// </remarks>
    internal static Uri? AddressOf(string[] args)
    {
        // It is over at once: nobody has to watch the files.
        var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        using var all = builder.Configuration;
        builder.ListenOnLoopbackByDefault();
        if (!CallerSettings.Read(ServiceSettings.Read(all, []), TimeProvider.System, []).KnowsCallers)
        {
            builder.KeepToThisMachine();
        }

        var endpoints = ListenAddresses.Endpoints(all).Select(endpoint => endpoint["Url"]).OfType<string>().ToArray();
        return Parts(all["urls"]) switch
        {
            _ when endpoints.Length > 0 => Address(endpoints[0]),
            [var url, ..] => Address(url),
            _ when Parts(all["http_ports"]) is [var port, ..] => Address($"http://{ListenAddresses.Here}:{port}"),
            _ when Parts(all["https_ports"]) is [var port, ..] => Address($"https://{ListenAddresses.Here}:{port}"),
            _ => null,
        };
    }

    private static string[] Parts(string? text) =>
        (text ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // Every name but that of this machine stands for all of its addresses, as for the server; those are no address to go to.
    private static Uri? Address(string text)
    {
        var named = text.Replace("//*", $"//{ListenAddresses.Here}", StringComparison.Ordinal).Replace("//+", $"//{ListenAddresses.Here}", StringComparison.Ordinal);
        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")
            || address.Host is "unix" or "pipe")
        {
            return null;
        }

        var isOne = IPAddress.TryParse(address.Host, out var number) && !number.Equals(IPAddress.Any) && !number.Equals(IPAddress.IPv6Any);
        return isOne || address.IsLoopback ? address : new UriBuilder(address) { Host = ListenAddresses.Here }.Uri;
    }
}
