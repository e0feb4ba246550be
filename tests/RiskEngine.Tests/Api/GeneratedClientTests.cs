using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>Other people's tools read the description: a linter, and a generator whose client calls the real service.</summary>
internal sealed class GeneratedClientTests
{
    private const string Linter = "../node_modules/@redocly/cli/bin/cli.js";
    private const string Generator = "../node_modules/openapi-typescript/bin/cli.js";
    private const string Compiler = "../node_modules/typescript/bin/tsc";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public async Task A_linter_finds_neither_error_nor_warning()
    {
        var folder = NpmTool.Prepare("lint");
        var text = await DescribeAsync(folder);

        await NpmTool.RunAsync(folder, Linter, "lint", "v1.json", "--extends", "recommended-strict");

        // The same linter on the same document with one reference that leads nowhere.
        File.WriteAllText(
            Path.Combine(folder, "broken.json"), text.Replace("#/components/schemas/Household\"", "#/components/schemas/Nobody\"", StringComparison.Ordinal));
        var (code, output) = await NpmTool.TryAsync(folder, Linter, "lint", "broken.json", "--extends", "recommended-strict");
        Assert.That(code, Is.Not.Zero);
        Assert.That(output, Does.Contain("no-unresolved-refs"));
    }

    [Test]
    public async Task A_generated_client_compiles_and_understands_every_answer()
    {
        var folder = NpmTool.Prepare("client", "client.ts", "tsconfig.json");
        await DescribeAsync(folder);

        await NpmTool.RunAsync(folder, Generator, "v1.json", "-o", "calls.d.ts");
        await NpmTool.RunAsync(folder, Compiler, "-p", ".");
        var output = await NpmTool.RunAsync(folder, "out/client.js", service.Client.BaseAddress!.ToString());

        Assert.That(output.TrimEnd().Split('\n'), Is.EqualTo(new[]
        {
            "assessment 200 NONE 0-4 true",
            "rule sets national@2020.1, weichang-130828@2020.1",
            "parameter PovertyLine 3500.5 CNY/person/year 2020-06-01 true",
            "validation false true error",
            "refused 422 /household/income/wages RE5003",
            "nowhere 404 RE7031 true",
            "dayless 422  RE7026",
        }));
    }

    private async Task<string> DescribeAsync(string folder)
    {
        var text = await service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        await File.WriteAllTextAsync(Path.Combine(folder, "v1.json"), text);
        return text;
    }
}
