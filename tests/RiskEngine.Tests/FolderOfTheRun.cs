using NUnit.Framework;

namespace RiskEngine.Tests;

/// <summary>Whatever the tests write lies in one folder, which goes when they end.</summary>
[SetUpFixture]
internal sealed class FolderOfTheRun
{
    private const string Variable = "TMPDIR";

    private static readonly string? Before = Environment.GetEnvironmentVariable(Variable);

    /// <summary>The folder.</summary>
    public static string Path { get; private set; } = "";

    [OneTimeSetUp]
    public void Begins()
    {
        Path = Directory.CreateTempSubdirectory("riskengine-tests-").FullName;

        // The programs that the tests start are told too.
        Environment.SetEnvironmentVariable(Variable, Path);
    }

    [OneTimeTearDown]
    public void Ends()
    {
        Environment.SetEnvironmentVariable(Variable, Before);
        Directory.Delete(Path, recursive: true);
    }
}

internal sealed class FolderOfTheRunTests
{
    [Test]
    public void What_tests_write_lies_in_it()
    {
        var folder = Directory.CreateTempSubdirectory("any-");

        Assert.That(folder.Parent!.FullName, Is.EqualTo(FolderOfTheRun.Path));
    }
}
