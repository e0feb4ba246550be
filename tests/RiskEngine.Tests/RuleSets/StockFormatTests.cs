using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Facts;
using RiskEngine.Language;

namespace RiskEngine.Tests.RuleSets;

/// <summary>
/// Every workflow file of this repository keeps to what stock RulesEngine 6 was seen to load and run; one test for each
/// thing seen.
/// </summary>
internal sealed class StockFormatTests
{
    private static readonly string Root = RepositoryRoot.At("rules");

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Root, "*.workflow.json", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    [Test]
    public void There_are_workflow_files() => Assert.That(Files(), Is.Not.Empty);

    [TestCaseSource(nameof(Files))]
    public void Comments_and_trailing_commas_make_stock_throw(string file) => Assert.That(
        () => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, file)),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Disallow }),
        Throws.Nothing);

    [TestCaseSource(nameof(Files))]
    public void An_array_of_workflows_makes_stock_throw(string file) =>
        Assert.That(Workflow(file).ValueKind, Is.EqualTo(JsonValueKind.Object), "one workflow object per file");

    [TestCaseSource(nameof(Files))]
    public void Keys_that_are_not_PascalCase_fail_validation(string file) => Assert.That(
        Objects(Workflow(file)).SelectMany(Keys)
            .Where(key => key is not ("$schema" or "zh" or "en") && !char.IsAsciiLetterUpper(key[0])),
        Is.Empty);

    [TestCaseSource(nameof(Files))]
    public void Unknown_keys_are_ignored_so_there_are_none_but_the_schema(string file)
    {
        var workflow = Workflow(file);

        Assert.That(Keys(workflow), Is.SubsetOf(new[] { "$schema", "WorkflowName", "GlobalParams", "Rules" }));
        Assert.That(Rules(workflow).SelectMany(Keys).Distinct(),
            Is.SubsetOf(new[] { "RuleName", "Expression", "Enabled", "Properties" }));
        Assert.That(Globals(workflow).SelectMany(Keys).Distinct(), Is.SubsetOf(new[] { "Name", "Expression" }));
    }

    [TestCaseSource(nameof(Files))]
    public void Properties_may_nest_so_what_is_ours_stands_there(string file) =>
        Assert.That(Rules(Workflow(file)).Select(rule => rule.GetProperty("Properties").ValueKind),
            Is.All.EqualTo(JsonValueKind.Object));

    [TestCaseSource(nameof(Files))]
    public void RuleExpressionType_as_text_on_a_workflow_makes_stock_throw(string file) =>
        Assert.That(Objects(Workflow(file)).SelectMany(Keys), Has.None.EqualTo("RuleExpressionType"));

    [TestCaseSource(nameof(Files))]
    public void WorkflowsToInject_crashes_stock_on_the_second_call(string file) =>
        Assert.That(Objects(Workflow(file)).SelectMany(Keys), Has.None.EqualTo("WorkflowsToInject")
            .And.None.EqualTo("WorkflowRulesToInject"));

    [TestCaseSource(nameof(Files))]
    public void Empty_Rules_fail_validation(string file) => Assert.That(Rules(Workflow(file)), Is.Not.Empty);

    [Test]
    public void The_same_WorkflowName_twice_makes_stock_throw() =>
        Assert.That(Files().Select(file => Workflow(file).GetProperty("WorkflowName").GetString()), Is.Unique);

    [TestCaseSource(nameof(Files))]
    public void A_workflow_is_named_after_set_version_and_domain(string file)
    {
        var steps = file.Split('/');
        var domain = steps[^1][..^".workflow.json".Length];

        Assert.That(Workflow(file).GetProperty("WorkflowName").GetString(),
            Is.EqualTo($"{steps[^3]}/{steps[^2]}/{domain}"));
    }

    [Test]
    public void The_same_RuleName_twice_makes_stock_throw_at_run()
    {
        var sets = Files().GroupBy(file => file[..file.LastIndexOf('/')]);

        Assert.That(
            sets.SelectMany(set => set.SelectMany(file => Rules(Workflow(file)))
                .GroupBy(rule => rule.GetProperty("RuleName").GetString())
                .Where(rules => rules.Count() > 1)
                .Select(rules => $"{set.Key} {rules.Key}")),
            Is.Empty);
    }

    [TestCaseSource(nameof(Files))]
    public void A_global_may_read_an_earlier_one_and_no_later_one(string file)
    {
        string[] names = [.. Globals(Workflow(file)).Select(global => global.GetProperty("Name").GetString()!)];
        string[] texts = [.. Globals(Workflow(file)).Select(global => global.GetProperty("Expression").GetString()!)];

        Assert.That(
            names.Where((name, place) => texts.Take(place + 1).Any(text => Words(text).Contains(name))),
            Is.Empty);
    }

    [Test]
    public void Stock_cannot_call_Period_Between_so_no_fact_is_a_date() => Assert.That(
        FactCatalogue.OwnerTypes.SelectMany(type => type.GetProperties())
            .Where(fact => fact.PropertyType.FullName!.Contains("NodaTime", StringComparison.Ordinal)),
        Is.Empty);

    [TestCase("household.Incme.Wage > 0", "did you mean `household.Income`?",
        TestName = "A misspelt fact is false in stock, a mistake here")]
    [TestCase("household.PovertyHistory == \"LIFTD\"", "did you mean `LIFTED`?",
        TestName = "An unknown code is false in stock, a mistake here")]
    [TestCase("HOUSEHOLD.Size > 0", "did you mean `household`?",
        TestName = "Names are case-insensitive in stock, exact here")]
    [TestCase("household.Size = 1", "write `==`", TestName = "A single equals sign compares in stock, is refused here")]
    [TestCase("household.Size <> 1", "write `!=`", TestName = "Less-greater compares in stock, is refused here")]
    [TestCase("household.Size > 0 and household.Size < 9", "write `&&`",
        TestName = "The word and joins in stock, is refused here")]
    [TestCase("!(household.CreditGood == true)", null,
        TestName = "An exclamation mark could hide an unknown where points are given")]
    [TestCase("household.Size / 2 > 1", null,
        TestName = "Whole numbers drop the remainder in stock, are not divided here")]
    [TestCase("household.RegionCode == 'x'", null, TestName = "Single quotes are characters in stock, refused here")]
    [TestCase("household.Members.Sum(m => m.Age ?? 0) > 1", null,
        TestName = "What stands in for a missing value is refused where points are given")]
    public void What_stock_reads_otherwise_is_a_mistake(string text, string? fix)
    {
        var scope = new Scope { RefusesHiddenUnknowns = true }.Add(new Variable("household", typeof(HouseholdFacts)));

        var mistakes = ExpressionCompiler.Bind(text, scope, typeof(bool)).Mistakes;

        Assert.That(mistakes, Is.Not.Empty);
        Assert.That(fix is null
            || mistakes.Any(mistake => mistake.Diagnostic.Fix.Contains(fix, StringComparison.Ordinal)), Is.True,
            () => string.Join('\n', mistakes.Select(mistake => mistake.Diagnostic.Fix)));
    }

    private static JsonElement Workflow(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root, file)));
        return document.RootElement.Clone();
    }

    private static JsonElement[] Rules(JsonElement workflow) => [.. workflow.GetProperty("Rules").EnumerateArray()];

    private static JsonElement[] Globals(JsonElement workflow) =>
        workflow.TryGetProperty("GlobalParams", out var globals) ? [.. globals.EnumerateArray()] : [];

    private static IEnumerable<string> Keys(JsonElement value) => value.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<JsonElement> Objects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(value),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static string[] Words(string expression) =>
        System.Text.RegularExpressions.Regex.Replace(expression, "\"[^\"]*\"|\\.\\w+", " ")
            .Split([.. " ()&|<>=!+-*/%,?:"], StringSplitOptions.RemoveEmptyEntries);
}
