using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using RiskEngine.Api;

namespace RiskEngine.Tests.Api;

/// <summary>A code or a number that stands for something stands for nothing else.</summary>
internal sealed class CodeTests
{
    [Test]
    public void Every_line_of_the_log_has_its_own_number()
    {
        var numbers = typeof(Log).GetMethods(BindingFlags.Static | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.EventId).OfType<int>().ToList();

        Assert.That(numbers, Has.Count.GreaterThan(5).And.Unique);
    }

    [Test]
    public void Every_code_of_a_problem_is_given_in_one_file_alone()
    {
        var api = RepositoryRoot.At("src", "RiskEngine.Api");
        var given = Directory.EnumerateFiles(api, "*Mistakes.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "RE7[0-9]{3}").Select(code => (code.Value, file)))
            .Distinct().ToList();

        Assert.That(given.ConvertAll(code => code.Value), Has.Count.GreaterThan(40).And.Unique);
    }
}
