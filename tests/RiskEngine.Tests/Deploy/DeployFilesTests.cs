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

    private const string Image = "riskengine-api:0.1.0";

    private static readonly string[] Manifests =
    [
        "deployment.yaml/Deployment", "disruption.yaml/PodDisruptionBudget", "ingress.yaml/Ingress",
        "kustomization.yaml/Kustomization", "network.yaml/NetworkPolicy", "rules-fill.yaml/Pod",
        "rules-volume.yaml/PersistentVolumeClaim", "service.yaml/Service",
    ];

    // The description of the rest, and what is there only while somebody fills the volume.
    private static readonly string[] NotApplied = ["kustomization.yaml", "rules-fill.yaml"];

    private static string Dockerfile => File.ReadAllText(RepositoryRoot.At("Dockerfile"));

    private static string Folder => RepositoryRoot.At("samples", "deploy", "kubernetes");

    private static string Readme => File.ReadAllText(RepositoryRoot.At("samples", "deploy", "README.md"));

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
        Assert.That(applied.Concat(NotApplied), Is.EquivalentTo(Manifests.Select(name => name.Split('/')[0])));
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

    [Test]
    public void What_is_built_is_what_is_pushed_and_run()
    {
        var images = Read(Path.Combine(Folder, "kustomization.yaml"))["images"][0];

        Assert.That($"{Container["image"]}", Is.EqualTo(Image));
        Assert.That($"{Compose["services"]["api"]["image"]}", Is.EqualTo(Image));
        Assert.That($"{images["name"]}:{images["newTag"]}", Is.EqualTo(Image));
        Assert.That(Readme, Does.Contain($"docker build -t {Image} .").And.Contains($"docker push {images["newName"]}:{images["newTag"]}"));
        Assert.That(Readme + Dockerfile, Does.Not.Match("riskengine-api(?![:/])[ \n]").And.Not.Match("riskengine-api:(?!0.1.0)"));
    }

    [TestCase(".gitignore", "*.env", "*.plain", "*.pfx", "*.key")]
    [TestCase(".dockerignore", "**/*.env", "**/*.plain", "**/*.pfx", "**/*.key")]
    public void Nothing_that_says_who_may_call_gets_into_the_repository_or_an_image(string file, params string[] patterns)
    {
        var named = Names().Matches(Readme + Dockerfile).Select(match => match.Value).Distinct();

        Assert.That(File.ReadAllLines(RepositoryRoot.At(file)), Is.SupersetOf(patterns));
        Assert.That(named, Is.EquivalentTo(new[] { "keys.env", "keys.plain" }), "each of which a pattern above covers");
    }

    [Test]
    public void Whoever_ends_TLS_may_connect()
    {
        var rule = Read(Path.Combine(Folder, "network.yaml"))["spec"]["ingress"][0];
        var label = rule["from"][1]["namespaceSelector"]["matchLabels"]["riskengine-ingress"];
        var ingress = Read(Path.Combine(Folder, "ingress.yaml"))["spec"];
        var backend = ingress["rules"][0]["http"]["paths"][0]["backend"]["service"];
        var service = Read(Path.Combine(Folder, "service.yaml"));

        Assert.That($"{label} {rule["ports"][0]["port"]}", Is.EqualTo($"true {Port}"));
        Assert.That(Readme, Does.Contain("kubectl label namespace ingress-nginx riskengine-ingress=true"));
        Assert.That($"{ingress["tls"][0]["hosts"][0]}", Is.EqualTo($"{ingress["rules"][0]["host"]}"));
        Assert.That($"{backend["name"]} {backend["port"]["name"]}", Is.EqualTo(
            $"{service["metadata"]["name"]} {service["spec"]["ports"][0]["name"]}"));
    }

    [Test]
    public void The_volume_of_the_rules_can_be_filled()
    {
        var claim = Read(Path.Combine(Folder, "rules-volume.yaml"));
        var fill = Read(Path.Combine(Folder, "rules-fill.yaml"));

        Assert.That(Items(claim["spec"]["accessModes"]), Is.EqualTo(new[] { "ReadWriteMany" }));
        Assert.That($"{fill["spec"]["volumes"][0]["persistentVolumeClaim"]["claimName"]}", Is.EqualTo($"{claim["metadata"]["name"]}"));
        Assert.That($"{fill["spec"]["securityContext"]["runAsUser"]}", Is.EqualTo(NotRoot));
        Assert.That(Readme, Does.Contain($"kubectl exec -i {fill["metadata"]["name"]} --"));
    }

    [Test]
    public void The_images_carry_ICU_and_nothing_does_without_it()
    {
        var bases = Bases().Matches(Dockerfile).Select(match => match.Groups[1].Value)
            .Where(name => name.Contains('/', StringComparison.Ordinal)).ToArray();
        var settings = Directory.EnumerateFiles(RepositoryRoot.Path, "*.props")
            .Concat(Directory.EnumerateFiles(RepositoryRoot.At("src"), "*.csproj", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(RepositoryRoot.At("samples", "deploy"), "*.yaml", SearchOption.AllDirectories))
            .Append(RepositoryRoot.At("Dockerfile")).ToDictionary(file => file, File.ReadAllText);

        // A tag that is a version alone is Debian or Ubuntu; `alpine`, `chiseled` and `distroless` come without ICU.
        Assert.That(bases, Has.Length.EqualTo(3).And.All.Match("^mcr[.]microsoft[.]com/dotnet/(sdk|runtime|aspnet):[0-9.]+$"));
        Assert.That(settings, Has.Count.GreaterThan(10), "the test must look at something");
        Assert.That(settings.Where(file => Invariant().IsMatch(file.Value)).Select(file => file.Key), Is.Empty);
    }

    [Test]
    public void Whoever_runs_the_image_is_shown_how_with_keys()
    {
        var runs = Dockerfile.Split('\n').Where(line => line.Contains("docker run -p", StringComparison.Ordinal)).ToArray();

        Assert.That(runs, Has.Length.EqualTo(1).And.All.Contain("--env-file"));
    }

    [GeneratedRegex(@"^FROM (\S+)", RegexOptions.Multiline)]
    private static partial Regex Bases();

    [GeneratedRegex("<InvariantGlobalization>|GLOBALIZATION_INVARIANT", RegexOptions.IgnoreCase)]
    private static partial Regex Invariant();

    [GeneratedRegex(@"\bkeys\.[a-z]+\b")]
    private static partial Regex Names();

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
