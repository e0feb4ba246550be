using NUnit.Framework;
using RiskEngine.Api;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Api;

/// <summary>A service on a rules folder that a test changes while it runs.</summary>
internal sealed class ChangingRules : IAsyncDisposable
{
    private const int Patience = 60_000;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("changing-");
    private RunningService? service;

    /// <summary>A set that checks clean.</summary>
    public static ARuleSet Nation => ARuleSet.National
        .Changing("ruleset.json", "\"published\"", "\"draft\"")
        .Changing("measures.workflow.json", "household.Size > 0", "true")
        .Changing("steps.workflow.json", "household.Size > 0", "true");

    public RunningService Service => service!;

    public string Folder => Path.Combine(root.FullName, "rules");

    public static async Task<ChangingRules> StartAsync(
        ARuleSet first, Action<ChangingRules>? prepare = null, params string[] settings)
    {
        var rules = new ChangingRules();
        first.WriteTo(rules.root.FullName);
        prepare?.Invoke(rules);
        var served = ServedRules.Open(["--rules", rules.Folder], TextWriter.Null)!;
        rules.service = await RunningService.StartAsync(served, ["--RiskEngine:RULES_POLL_SECONDS", "1", .. settings]);
        return rules;
    }

    public void Write(ARuleSet set) => set.WriteTo(root.FullName);

    /// <summary>Writes a set, and the lock that says what was published.</summary>
    public void Publish(ARuleSet set) => Publish(set, root.FullName);

    public static void Publish(ARuleSet set, string root)
    {
        set.WriteTo(root);
        var published = RuleSetLibrary.Of(set.Files).RuleSets[0].RuleSet!;
        PublishedLock.Empty.With(published.Id, published.Digest).Write(Path.Combine(root, "rules"));
    }

    /// <summary>Waits until the probe says something; fails when it never does.</summary>
    public async Task<string> UntilReadySaysAsync(string words)
    {
        var said = "";
        for (var waited = 0; waited < Patience; waited += 50)
        {
            said = await Service.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));
            if (said.Contains(words, StringComparison.Ordinal))
            {
                return said;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"waited for `{words}`, last was {said}");
        return said;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        root.Delete(recursive: true);
    }
}
