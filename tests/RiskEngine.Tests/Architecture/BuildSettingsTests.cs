using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RiskEngine.Tests.Architecture;

/// <summary>The build refuses clocks, chance and cultures; these tests keep somebody from switching that off in passing.</summary>
internal sealed partial class BuildSettingsTests
{
    private static readonly string[] Settings =
    [
        "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>",
        "<Nullable>enable</Nullable>",
        "<CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>",
        "<GenerateDocumentationFile>true</GenerateDocumentationFile>",
        "<PackageReference Include=\"Microsoft.CodeAnalysis.BannedApiAnalyzers\"",
        "BannedSymbols.txt\" Condition=\"'$(AllowClock)' != 'true'\"",
    ];

    private static readonly string[] Banned =
    [
        "P:System.DateTime.Now;", "P:System.DateTime.UtcNow;", "P:System.DateTime.Today;",
        "P:System.DateTimeOffset.Now;", "P:System.DateTimeOffset.UtcNow;", "P:System.TimeProvider.System;",
        "P:NodaTime.SystemClock.Instance;", "P:System.Environment.TickCount64;", "T:System.Diagnostics.Stopwatch;",
        "T:System.Random;", "M:System.Environment.GetEnvironmentVariable(System.String);",
    ];

    private static readonly string[] CultureRules = ["CA1305", "CA1310"];

    private static readonly string[] WaysOut = ["AllowClock", "NoWarn", "WarningsNotAsErrors", "TreatWarningsAsErrors"];

    [Test]
    public void Every_warning_is_an_error_and_the_banned_symbols_are_wired() =>
        Assert.That(Missing(Read("Directory.Build.props"), Settings), Is.Empty);

    [Test]
    public void Clocks_chance_and_environment_are_banned() =>
        Assert.That(Missing(Read("BannedSymbols.txt"), Banned), Is.Empty);

    [TestCaseSource(nameof(CultureRules))]
    public void Culture_sensitive_calls_stay_warnings_in_every_room(string rule) =>
        Assert.That(Severities(Read(".editorconfig"), rule), Is.Not.Empty.And.All.EqualTo("warning"));

    [TestCase("RiskEngine.Language")]
    [TestCase("RiskEngine")]
    [TestCase("RiskEngine.Storage")]
    public void The_inner_rooms_take_no_way_out(string project) =>
        Assert.That(Taken(Read($"src/{project}/{project}.csproj")), Is.Empty);

    [Test]
    public void A_missing_setting_is_found() =>
        Assert.That(
            Missing("<Nullable>enable</Nullable>", ["<Nullable>enable</Nullable>", "<Other>"]),
            Is.EqualTo(new[] { "<Other>" }));

    [Test]
    public void A_severity_that_was_lowered_is_found()
    {
        const string config = """
            dotnet_diagnostic.CA1305.severity = warning
            [tests/**.cs]
            dotnet_diagnostic.CA1305.severity=none
            """;

        Assert.That(Severities(config, "CA1305"), Is.EqualTo(new[] { "warning", "none" }));
    }

    [Test]
    public void A_way_out_is_found([ValueSource(nameof(WaysOut))] string way) =>
        Assert.That(Taken($"<PropertyGroup><{way}>true</{way}></PropertyGroup>"), Is.EqualTo(new[] { way }));

    private static string Read(string path) => File.ReadAllText(RepositoryRoot.At(path.Split('/')));

    private static IEnumerable<string> Missing(string text, IEnumerable<string> wanted) =>
        wanted.Where(part => !text.Contains(part, StringComparison.Ordinal));

    private static IEnumerable<string> Severities(string config, string rule) =>
        from Match match in SeverityLine().Matches(config)
        where match.Groups[1].Value == rule
        select match.Groups[2].Value;

    private static IEnumerable<string> Taken(string project) =>
        WaysOut.Where(way => project.Contains($"<{way}>", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*dotnet_diagnostic\.(\w+)\.severity\s*=\s*(\w+)", RegexOptions.Multiline)]
    private static partial Regex SeverityLine();
}
