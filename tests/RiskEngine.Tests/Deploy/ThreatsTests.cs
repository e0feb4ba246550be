using System.Reflection;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RiskEngine.Tests.Deploy;

/// <summary>The threat model names tests; a name that leads nowhere would be a promise that nobody keeps.</summary>
internal sealed partial class ThreatsTests
{
    private static string[] Lines => File.ReadAllLines(RepositoryRoot.At("src", "RiskEngine.Api", "THREATS.md"));

    [Test]
    public void Every_test_that_the_threat_model_names_exists()
    {
        var tests = typeof(ThreatsTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes().Any(tag => tag is TestAttribute or TestCaseAttribute or TestCaseSourceAttribute))
            .Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        var named = Rows().Select(row => row.Split('|')[^2]).Concat(Lines.Where(line => !line.StartsWith('|')))
            .SelectMany(text => Names().Matches(text).Select(match => match.Groups[1].Value))
            .ToArray();

        Assert.That(named, Has.Length.GreaterThan(20), "the test must look at something");
        Assert.That(named.Where(name => !tests.Contains(name)), Is.Empty);
    }

    [Test]
    public void Each_of_the_ten_has_a_row_and_each_row_a_test()
    {
        Assert.That(
            Rows().Where(row => row.StartsWith("| API", StringComparison.Ordinal)).Select(row => row.Split(' ')[1]),
            Is.EqualTo(Enumerable.Range(1, 10).Select(number => $"API{number}")));
        Assert.That(Rows().Where(row => !Names().IsMatch(row.Split('|')[^2])), Is.Empty);
    }

    // Rows of the tables, without their heads.
    private static IEnumerable<string> Rows() => Lines.Where(line =>
        line.StartsWith("| ", StringComparison.Ordinal) && !line.Contains("Shown by", StringComparison.Ordinal));

    [GeneratedRegex("`([A-Z][A-Za-z0-9_]+)`")]
    private static partial Regex Names();
}
