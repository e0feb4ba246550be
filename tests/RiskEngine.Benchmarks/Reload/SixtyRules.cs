using System.Text;
using System.Text.Json.Nodes;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.Reload;

/// <summary>The files of <c>national/2020.1</c>, cut to sixty rules: every flag and category, and as many measures as fit.</summary>
internal sealed class SixtyRules
{
    public const int Count = 60;

    private const string Edited = "income.workflow.json";
    private const string Threshold = "household.Income.PreviousNetIncome > 0";

    private readonly Dictionary<string, byte[]> files;
    private readonly string edited;

    public SixtyRules()
    {
        var folder = Path.Combine(Checkout.Rules, "national", "2020.1");
        files = Directory.GetFiles(folder, "*.json")
            .Where(file => !file.EndsWith(".cases.json", StringComparison.Ordinal))
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
        files.Remove("steps.workflow.json");
        Change("ruleset.json", manifest => Remove(manifest["Domains"]!.AsArray(), domain => (string)domain!["Name"]! == "steps"));
        var others = files.Where(file => file.Key.EndsWith(".workflow.json", StringComparison.Ordinal) && file.Key != "measures.workflow.json")
            .Sum(file => JsonNode.Parse(file.Value)!["Rules"]!.AsArray().Count);
        Change("measures.workflow.json", workflow => KeepFirst(workflow["Rules"]!.AsArray(), Count - others));
        edited = Encoding.UTF8.GetString(files[Edited]);
        if (!edited.Contains(Threshold, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{Edited} no longer contains `{Threshold}`");
        }
    }

    /// <summary>The set after somebody changed a threshold, in memory; no two edits are the same.</summary>
    public RuleSetFiles Edit(int number)
    {
        files[Edited] = Encoding.UTF8.GetBytes(edited.Replace(Threshold, $"{Threshold[..^1]}{number}", StringComparison.Ordinal));
        return new RuleSetFiles("rules/national/2020.1", files);
    }

    private void Change(string file, Action<JsonNode> change)
    {
        var root = JsonNode.Parse(files[file])!;
        change(root);
        files[file] = Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static void Remove(JsonArray array, Func<JsonNode?, bool> which)
    {
        foreach (var element in array.Where(which).ToList())
        {
            array.Remove(element);
        }
    }

    private static void KeepFirst(JsonArray array, int count)
    {
        while (array.Count > count)
        {
            array.RemoveAt(array.Count - 1);
        }
    }
}
