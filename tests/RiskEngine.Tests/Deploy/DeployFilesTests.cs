using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;
using RiskEngine.Api.Health;
using RiskEngine.Tests.Architecture;
using YamlDotNet.RepresentationModel;

namespace RiskEngine.Tests.Deploy;

/// <summary>The examples for running the service say what the service and its image really have.</summary>
internal sealed partial class DeployFilesTests
{
    private const string NotRoot = "1654";
    private const string Port = "8080";

    private static readonly string[] Manifests =
    [
        "deployment.yaml/Deployment", "disruption.yaml/PodDisruptionBudget", "kustomization.yaml/Kustomization",
        "network.yaml/NetworkPolicy", "rules-volume.yaml/PersistentVolumeClaim", "service.yaml/Service",
    ];

    private static string Dockerfile => File.ReadAllText(RepositoryRoot.At("Dockerfile"));

    private static string Folder => RepositoryRoot.At("samples", "deploy", "kubernetes");

    private static YamlNode Compose => Read(RepositoryRoot.At("samples", "deploy", "compose.yaml"));

    private static YamlNode Pod => Read(Path.Combine(Folder, "deployment.yaml"))["spec"]["template"]["spec"];

    private static YamlNode Container => Pod["containers"][0];

    [Test]
    public void Every_manifest_is_one_object_and_all_are_applied()
    {
        var found = Directory.EnumerateFiles(Folder).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)}/{Read(file)["kind"]}");
        var applied = Items(Read(Path.Combine(Folder, "kustomization.yaml"))["resources"]);

        Assert.That(found, Is.EqualTo(Manifests));
        Assert.That(applied.Append("kustomization.yaml"), Is.EquivalentTo(Manifests.Select(name => name.Split('/')[0])));
    }

    [Test]
    public void Nothing_runs_as_root_or_writes_or_may_do_more()
    {
        Assert.That($"{Pod["securityContext"]["runAsNonRoot"]} {Pod["securityContext"]["runAsUser"]}", Is.EqualTo("true 1654"));
        Assert.That($"{Container["securityContext"]["readOnlyRootFilesystem"]}", Is.EqualTo("true"));
        Assert.That($"{Container["securityContext"]["allowPrivilegeEscalation"]}", Is.EqualTo("false"));
        Assert.That(Items(Container["securityContext"]["capabilities"]["drop"]), Is.EqualTo(new[] { "ALL" }));
        Assert.That($"{Compose["services"]["api"]["user"]} {Compose["services"]["api"]["read_only"]}", Is.EqualTo("1654 true"));
        Assert.That(Items(Compose["services"]["api"]["cap_drop"]), Is.EqualTo(new[] { "ALL" }));
        Assert.That(Dockerfile[Dockerfile.IndexOf(" AS api", StringComparison.Ordinal)..], Does.Contain($"USER {NotRoot}"));
    }

    [Test]
    public void Two_replicas_have_limits_and_rules_that_nobody_can_write()
    {
        Assert.That($"{Read(Path.Combine(Folder, "deployment.yaml"))["spec"]["replicas"]}", Is.EqualTo("2"));
        Assert.That($"{Container["resources"]["limits"]["memory"]}", Is.EqualTo("1Gi"));
        Assert.That($"{Container["volumeMounts"][0]["mountPath"]}", Is.EqualTo(Environment(Container)["RISKENGINE_RULES"]));
        Assert.That($"{Container["volumeMounts"][0]["readOnly"]}", Is.EqualTo("true"));
        Assert.That(Items(Compose["services"]["api"]["volumes"]), Has.Exactly(1).EndsWith(":/rules:ro"));
    }

    [TestCase("startupProbe", "/health/live")]
    [TestCase("livenessProbe", "/health/live")]
    [TestCase("readinessProbe", "/health/ready")]
    public void A_probe_asks_what_the_service_answers(string probe, string path)
    {
        Assert.That($"{Container[probe]["httpGet"]["path"]}", Is.EqualTo(path));
        Assert.That($"{Container[probe]["httpGet"]["port"]}", Is.EqualTo($"{Container["ports"][0]["name"]}"));
        Assert.That(SourceFile.All.Where(file => file.Path.EndsWith("HealthEndpoints.cs", StringComparison.Ordinal))
            .Select(file => file.Text), Has.Exactly(1).Contains($"\"{path}\""));
    }

    [Test]
    public void The_port_is_the_same_everywhere()
    {
        Assert.That($"{Container["ports"][0]["containerPort"]}", Is.EqualTo(Port));
        Assert.That(Environment(Container)["ASPNETCORE_HTTP_PORTS"], Is.EqualTo(Port));
        Assert.That($"{Compose["services"]["api"]["environment"]["ASPNETCORE_HTTP_PORTS"]}", Is.EqualTo(Port));
        Assert.That(Items(Compose["services"]["api"]["ports"]), Is.EqualTo(new[] { "127.0.0.1:8080:8080" }));
        Assert.That(Dockerfile, Does.Contain($"ASPNETCORE_HTTP_PORTS={Port}").And.Contains($"EXPOSE {Port}"));
    }

    [Test]
    public void Each_variable_of_ours_is_one_that_the_code_reads()
    {
        var api = string.Concat(SourceFile.All.Where(file => file.Path.StartsWith("src/RiskEngine.Api/", StringComparison.Ordinal))
            .Select(file => file.Text));
        var named = Environment(Container).Keys
            .Concat(((YamlMappingNode)Compose["services"]["api"]["environment"]).Children.Keys.Select(key => $"{key}"))
            .Where(name => !name.StartsWith("ASPNETCORE_", StringComparison.Ordinal))
            // Those that OpenTelemetry itself reads begin with what it calls them.
            .Where(name => !name.StartsWith("OTEL_", StringComparison.Ordinal) || name == "OTEL_EXPORTER_OTLP_ENDPOINT").ToHashSet();

        Assert.That(named, Has.Count.EqualTo(3));
        Assert.That(
            named.Where(name => !api.Contains($"\"{name}\"", StringComparison.Ordinal)
                // The settings of the service are named in the code without what all of them begin with.
                && !api.Contains($"\"{name.Replace("RISKENGINE_", "", StringComparison.Ordinal)}\"", StringComparison.Ordinal)),
            Is.Empty);
    }

    [Test]
    public void A_pod_is_not_told_of_other_services_in_variables() =>
        Assert.That($"{Pod["enableServiceLinks"]}", Is.EqualTo("false"));

    [Test]
    public void The_image_asks_after_its_health_by_itself()
    {
        var expected = $"[\"./RiskEngine.Api\", \"{HealthProbe.Word}\"]";
        var compose = Items(Compose["services"]["api"]["healthcheck"]["test"]);

        Assert.That(Dockerfile, Does.Contain($"CMD {expected}"));
        Assert.That(compose, Is.EqualTo(new[] { "CMD", "./RiskEngine.Api", HealthProbe.Word }));
    }

    [Test]
    public void The_image_has_every_file_that_a_project_takes_from_elsewhere()
    {
        var copied = Copies().Matches(Dockerfile).Select(match => match.Groups[1].Value).ToArray();
        var needed =
            from project in Directory.EnumerateFiles(RepositoryRoot.At("src"), "*.csproj", SearchOption.AllDirectories)
            from element in XDocument.Load(project).Descendants()
            let path = element.Attribute("Include")?.Value ?? ""
            where path.StartsWith("../../", StringComparison.Ordinal)
            select path["../../".Length..path.LastIndexOf('/')];

        Assert.That(needed, Is.Not.Empty.And.SubsetOf(copied));
    }

    [GeneratedRegex(@"^COPY (\S+) \S+$", RegexOptions.Multiline)]
    private static partial Regex Copies();

    private static YamlNode Read(string file)
    {
        using var text = File.OpenText(file);
        var stream = new YamlStream();
        stream.Load(text);
        return stream.Documents.Single().RootNode;
    }

    private static string[] Items(YamlNode node) => [.. ((YamlSequenceNode)node).Select(item => $"{item}")];

    private static Dictionary<string, string> Environment(YamlNode container) => ((YamlSequenceNode)container["env"])
        .ToDictionary(entry => $"{entry["name"]}", entry => $"{entry["value"]}", StringComparer.Ordinal);
}
