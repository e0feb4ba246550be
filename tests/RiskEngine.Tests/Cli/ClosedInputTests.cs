using System.Diagnostics;
using NUnit.Framework;
using RiskEngine.Cli;

namespace RiskEngine.Tests.Cli;

/// <summary>Standard input that nobody gave, to the real program: a shell closes it with <c>&lt;&amp;-</c>, and so do some schedulers.</summary>
[Platform("Linux")]
internal sealed class ClosedInputTests
{
    private const int LongEnough = 60_000;

    [TestCase("assess -")]
    [TestCase("store import - --store sqlite:never-made.db")]
    public async Task It_is_said_and_not_waited_for(string command)
    {
        var (exit, said) = await RunAsync($"{command} <&-");

        Assert.That(exit, Is.EqualTo((int)ExitCode.Usage));
        Assert.That(said, Does.StartWith("error: standard input is closed; name a file instead of `-`"));
    }

    [Test]
    public async Task One_that_is_only_empty_is_read_to_its_end()
    {
        var (exit, said) = await RunAsync("assess - </dev/null");

        Assert.That(said, Is.EqualTo("0 assessed, 0 rejected\n"));
        Assert.That(exit, Is.EqualTo((int)ExitCode.Done));
    }

    private static async Task<(int Exit, string Said)> RunAsync(string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", $"exec dotnet '{typeof(ExitCode).Assembly.Location}' {command}"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var said = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(LongEnough))
        {
            process.Kill();
            Assert.Fail("it waits for an input that never comes");
        }

        return (process.ExitCode, (await said).ReplaceLineEndings("\n"));
    }
}
