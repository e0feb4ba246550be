using System.Net;

namespace RiskEngine.Api.Callers;

/// <summary>Where the service listens: on this machine alone for as long as it knows no caller.</summary>
internal static class ListenAddresses
{
    private const string Loopback = "http://127.0.0.1:5080";
    private const string Kestrel = "Kestrel";
    /// <summary>This machine, as a number.</summary>
    internal const string Here = "127.0.0.1";


    /// <summary>Nobody but this machine is served until somebody says otherwise.</summary>
    internal static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        // `http_ports` is how the images of .NET say where a container listens.
        var settings = builder.Configuration;
        if (string.IsNullOrEmpty(settings["urls"]) && Ports(settings).Count == 0 && !Endpoints(settings).Any())
        {
            builder.WebHost.UseUrls(Loopback);
        }
    }

    /// <summary>Turns every address into one of this machine, ports kept.</summary>
    /// <returns>The addresses that were asked for and are not listened on.</returns>
    internal static IReadOnlyList<string> KeepToThisMachine(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var left = new List<string>();
        string Kept(string url)
        {
            var kept = OnThisMachine(url);
            if (kept != url)
            {
                left.Add(url);
            }

            return kept;
        }

        foreach (var endpoint in Endpoints(settings).ToArray())
        {
            endpoint["Url"] = Kept(endpoint["Url"] ?? "");
        }

        // A copy: what is written into the settings later must not open what is closed here.
        var server = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GetSection(Kestrel).AsEnumerable(makePathsRelative: true)).Build();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Configure(server, reloadOnChange: false));

        var urls = settings["urls"] is { Length: > 0 } named
            ? [.. named.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : Ports(settings);
        if (urls.Count > 0)
        {
            builder.WebHost.UseUrls([.. urls.Select(Kept)]);
            (settings["http_ports"], settings["https_ports"]) = ("", "");
        }

        return left;
    }

    /// <summary>An address of this machine with the same port.</summary>
    internal static string OnThisMachine(string url)
    {
        if (!IsAddress(url, out var address) || address.IsUnixPipe || address.IsNamedPipe || IsLoopback(address.Host))
        {
            return url;
        }

        return FormattableString.Invariant($"{address.Scheme}://{Here}:{address.Port}{address.PathBase}");
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // What is no address stays as it is, so that starting fails with the words of whoever wrote it.
    private static bool IsAddress(string url, out BindingAddress address)
    {
        try
        {
            address = BindingAddress.Parse(url);
            return true;
        }
        catch (FormatException)
        {
            address = BindingAddress.Parse(Loopback);
            return false;
        }
    }

    private static List<string> Ports(IConfiguration settings) =>
        [.. Ports(settings, "http"), .. Ports(settings, "https")];

    private static IEnumerable<string> Ports(IConfiguration settings, string scheme) =>
        (settings[$"{scheme}_ports"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(port => $"{scheme}://*:{port}");

    /// <summary>The endpoints that the server's own settings name.</summary>
    internal static IEnumerable<IConfigurationSection> Endpoints(IConfiguration settings) =>
        settings.GetSection($"{Kestrel}:Endpoints").GetChildren();
}
