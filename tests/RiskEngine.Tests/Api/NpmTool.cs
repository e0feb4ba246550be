using System.Diagnostics;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>
/// Tools from npm that look at the description of the service as a caller's own tools would. `tests/run.sh` installs
/// those of <c>Npm/package.json</c> into <c>artifacts/npm</c>; without them their tests are skipped.
/// </summary>
internal static class NpmTool
{
    private static readonly string Folder = RepositoryRoot.At("artifacts", "npm");

    /// <summary>An empty folder beside the tools, with some of the files of <c>Npm/</c>.</summary>
    public static string Prepare(string name, params string[] files)
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules")))
        {
            Assert.Ignore("the tools of tests/RiskEngine.Tests/Api/Npm are not installed: bash tests/run.sh does it");
        }

        var folder = Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
        foreach (var file in files)
        {
            File.Copy(RepositoryRoot.At("tests", "RiskEngine.Tests", "Api", "Npm", file), Path.Combine(folder, file), overwrite: true);
        }

        return folder;
    }

    /// <summary>What a tool says; it has to end well.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="script">The script, from <paramref name="folder"/>.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<string> RunAsync(string folder, string script, params string[] arguments)
    {
        var (code, output) = await TryAsync(folder, script, arguments);
        Assert.That(code, Is.Zero, output);
        return output;
    }

    /// <summary>How a tool ends, and what it says.</summary>
    public static async Task<(int Code, string Output)> TryAsync(string folder, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [script, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        start.Environment["NODE_NO_WARNINGS"] = "1";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + await errors);
    }
}
