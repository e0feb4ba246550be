using System.Reflection;
using System.Xml.Linq;
using NUnit.Framework;

namespace RiskEngine.Tests.Architecture;

/// <summary>Which room may lean on which, by what a project declares and by what its code really uses.</summary>
internal sealed class DependencyTests
{
    private static readonly string[] Projects =
        ["RiskEngine.Language", "RiskEngine", "RiskEngine.Storage", "RiskEngine.Api", "RiskEngine.Cli", "Microsoft.SqlServer.Server"];

    // The three drivers and what makes them bearable; no other room may name one of them.
    private static readonly string[] Drivers =
        ["Dapper", "Microsoft.Data.SqlClient", "Microsoft.Data.Sqlite", "Npgsql", "Polly.Core", "SQLitePCLRaw.core"];

    // Names no database and no household: counts and spans on their way out.
    private static readonly string[] Telemetry =
    [
        "OpenTelemetry", "OpenTelemetry.Api", "OpenTelemetry.Api.ProviderBuilderExtensions",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol",
    ];

    private static readonly string[] Tokens = ["Microsoft.IdentityModel.JsonWebTokens", "Microsoft.IdentityModel.Tokens"];

    private static readonly string[] OuterRooms = ["src/RiskEngine.Api/", "src/RiskEngine.Cli/", "src/RiskEngine.Storage/"];

    private static readonly string[] Workings =
        ["RiskEngine.Language.Syntax", "RiskEngine.Language.Emitting", "RiskEngine.Language.Interpreting"];

    // The language's findings are part of the domain's answers, so the outer rooms see the assembly too.
    private static IEnumerable<TestCaseData> Uses =>
    [
        new TestCaseData(Assemblies.Language, Array.Empty<string>()).SetArgDisplayNames("the language: nothing"),
        new TestCaseData(Assemblies.Domain, new[] { "RiskEngine.Language", "NodaTime" })
            .SetArgDisplayNames("the domain: language and dates"),
        new TestCaseData(
                Assemblies.Storage, new[] { "RiskEngine", "RiskEngine.Language", "NodaTime" }.Concat(Drivers).ToArray())
            .SetArgDisplayNames("storage: the domain and the drivers"),
        new TestCaseData(
                Assemblies.Api,
                new[] { "RiskEngine", "RiskEngine.Language", "NodaTime", "Swashbuckle.AspNetCore.SwaggerUI" }
                    .Concat(Telemetry).Concat(Tokens).ToArray())
            .SetArgDisplayNames("the API: the domain, tokens, telemetry, the page of the calls, and no database"),
        new TestCaseData(
                Assemblies.Cli,
                new[]
                {
                    "RiskEngine", "RiskEngine.Language", "RiskEngine.Storage", "NodaTime", "System.CommandLine",
                    "CsvHelper", "DocumentFormat.OpenXml",
                })
            .SetArgDisplayNames("the command line: everything but the API"),
    ];

    [TestCaseSource(nameof(Uses))]
    public void A_room_uses_only(Assembly room, string[] allowed) =>
        Assert.That(Forbidden(room.GetReferencedAssemblies().Select(name => name.Name ?? ""), allowed), Is.Empty);

    [TestCase("RiskEngine.Language")]
    [TestCase("RiskEngine", "RiskEngine.Language", "NodaTime")]
    [TestCase("RiskEngine.Storage", "RiskEngine", "Microsoft.SqlServer.Server", "Dapper", "Microsoft.Data.SqlClient",
        "Microsoft.Data.Sqlite", "Npgsql", "Polly.Core", "SQLitePCLRaw.core", "System.IdentityModel.Tokens.Jwt")]
    [TestCase("Microsoft.SqlServer.Server")]
    [TestCase("RiskEngine.Api", "RiskEngine", "Microsoft.IdentityModel.JsonWebTokens", "OpenTelemetry",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol", "Swashbuckle.AspNetCore.SwaggerUI")]
    [TestCase("RiskEngine.Cli", "RiskEngine", "RiskEngine.Storage", "System.CommandLine", "CsvHelper", "DocumentFormat.OpenXml")]
    public void A_project_declares_only(string project, params string[] allowed)
    {
        var text = File.ReadAllText(RepositoryRoot.At("src", project, project + ".csproj"));

        Assert.That(Declared(text).Except(allowed, StringComparer.Ordinal), Is.Empty);
    }

    [Test]
    public void There_is_no_other_project_under_src() =>
        Assert.That(
            Directory.EnumerateFiles(RepositoryRoot.At("src"), "*.csproj", SearchOption.AllDirectories)
                .Select(Path.GetFileNameWithoutExtension),
            Is.EquivalentTo(Projects));

    [Test]
    public void Only_the_domain_sees_how_the_language_works() =>
        Assert.That(SourceFile.All.Where(LooksIntoTheLanguage).Select(file => file.Path), Is.Empty);

    [Test]
    public void A_forbidden_reference_is_found()
    {
        string[] used = ["System.Runtime", "RiskEngine", "RiskEngine.Storage", "Systematic", "Microsoft.Data.Sqlite"];

        Assert.That(
            Forbidden(used, "RiskEngine"),
            Is.EqualTo(new[] { "RiskEngine.Storage", "Systematic", "Microsoft.Data.Sqlite" }));
    }

    [Test]
    public void A_declared_reference_is_found()
    {
        const string text = """
            <Project><ItemGroup>
              <ProjectReference Include="..\RiskEngine.Storage\RiskEngine.Storage.csproj" />
              <PackageReference Include="NodaTime" />
            </ItemGroup></Project>
            """;

        Assert.That(Declared(text), Is.EqualTo(new[] { "RiskEngine.Storage", "NodaTime" }));
    }

    [TestCase("src/RiskEngine.Api/X.cs", "using RiskEngine.Language.Syntax;", true)]
    [TestCase("src/RiskEngine.Cli/A/X.cs", "using RiskEngine.Language.Emitting;", true)]
    [TestCase("src/RiskEngine.Storage/X.cs", "using RiskEngine.Language.Interpreting;", true)]
    [TestCase("src/RiskEngine.Api/X.cs", "using RiskEngine.Language.Diagnostics;", false)]
    [TestCase("src/RiskEngine/X.cs", "using RiskEngine.Language.Emitting;", false)]
    public void A_look_into_the_language_is_found(string path, string text, bool expected) =>
        Assert.That(LooksIntoTheLanguage(new SourceFile(path, text)), Is.EqualTo(expected));

    private static IEnumerable<string> Forbidden(IEnumerable<string> used, params string[] allowed) =>
        used.Where(name => !IsPartOfTheFramework(name)).Except(allowed, StringComparer.Ordinal);

    // System.CommandLine is a package and has to be allowed by name.
    private static bool IsPartOfTheFramework(string name) =>
        (name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine")
        || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal);

    private static IEnumerable<string> Declared(string project) =>
        from element in XDocument.Parse(project).Descendants()
        where element.Name.LocalName is "ProjectReference" or "PackageReference"
        let target = element.Attribute("Include")!.Value.Replace('\\', '/')
        select element.Name.LocalName == "ProjectReference" ? Path.GetFileNameWithoutExtension(target) : target;

    private static bool LooksIntoTheLanguage(SourceFile file) =>
        OuterRooms.Any(room => file.Path.StartsWith(room, StringComparison.Ordinal))
        && Workings.Any(name => file.Text.Contains(name, StringComparison.Ordinal));
}
