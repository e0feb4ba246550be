using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Schemas;

/// <summary>What lies in the repository is what the schemas say.</summary>
internal sealed class RepositoryFilesTests
{
    private const string ByteOrderMark = "\u00ef\u00bb\u00bf";

    // Not JSON, a name twice, an id twice, an event after the snapshot: what a schema never sees or cannot say.
    private static readonly string[] BeyondSchemas = ["RE5001", "RE5004", "RE5008", "RE5015", "RE5017"];

    // Half of a surrogate pair is JSON, and no text that a pattern could be held against.
    private static readonly byte[] HalfACharacter = [.. "\\ud800"u8];

    [TestCase("rules")]
    [TestCase("samples", "rule-sets")]
    public void Every_rule_file_validates_against_the_schema_that_it_names(params string[] folder)
    {
        var files = Directory.GetFiles(RepositoryRoot.At(folder), "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetDirectoryName(file) != RepositoryRoot.At("rules", "schema"))
            .Order(StringComparer.Ordinal)
            .ToList();
        var failures =
            from file in files
            from failure in SchemaOf(file).Validate(File.ReadAllText(file))
            select $"{Path.GetRelativePath(RepositoryRoot.Path, file)}: {failure}";

        Assert.That(files, Is.Not.Empty, "the test must look at something");
        Assert.That(failures, Is.Empty);
    }

    [Test]
    public void Every_sample_household_validates()
    {
        var households = SampleHouseholds("*.json").Select(File.ReadAllText)
            .Concat(SampleHouseholds("*.ndjson").Where(file => !IsBroken(file)).SelectMany(File.ReadLines))
            .ToList();
        var failures = households.SelectMany(household => Published.Schema("snapshot").Validate(household));

        Assert.That(households, Has.Count.GreaterThan(1), "the test must look at something");
        Assert.That(failures, Is.Empty);
    }

    [Test]
    public void Schema_and_reader_agree_on_every_line_of_the_broken_sample()
    {
        var file = SampleHouseholds("*.ndjson").Single(IsBroken);
        var lines = Encoding.Latin1.GetString(File.ReadAllBytes(file)).TrimEnd('\n').Split('\n')
            .Select(line => Encoding.Latin1.GetBytes(line.Replace(ByteOrderMark + "{", "{", StringComparison.Ordinal)));
        var good = 0;
        foreach (var line in lines)
        {
            var problems = new List<SnapshotProblem>();
            new SnapshotReader().TryRead(line, new HouseholdSnapshot(), problems);
            var isBeyond = problems.Exists(problem => BeyondSchemas.Contains(problem.Code));
            if (!isBeyond && line.AsSpan().IndexOf(HalfACharacter) < 0)
            {
                var failures = Published.Schema("snapshot").Validate(JsonElement.Parse(line));
                good += failures.Count == 0 ? 1 : 0;
                Assert.That(failures.Count == 0, Is.EqualTo(problems.Count == 0), Encoding.UTF8.GetString(line));
            }
        }

        Assert.That(good, Is.GreaterThan(0), "there are good lines among the broken ones");
    }

    // Households name no schema, because a snapshot has no member for it.
    private static JsonSchema SchemaOf(string file)
    {
        if (file.EndsWith(".household.json", StringComparison.Ordinal))
        {
            return Published.Schema("snapshot");
        }

        var named = JsonElement.Parse(File.ReadAllText(file)).GetProperty("$schema").GetString()!;
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, named));
        var kind = Path.GetFileName(file).Split('.')[^2];

        Assert.That(path, Is.EqualTo(Published.PathOf(kind)), $"{file} names the schema of its kind");
        return Published.Schema(kind);
    }

    private static IEnumerable<string> SampleHouseholds(string pattern) =>
        Directory.GetFiles(RepositoryRoot.At("samples", "households"), pattern).Order(StringComparer.Ordinal);

    private static bool IsBroken(string file) => Path.GetFileName(file) == "broken.ndjson";
}
