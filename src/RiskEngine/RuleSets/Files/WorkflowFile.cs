using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>A derived value and where its name stands.</summary>
internal sealed record PlacedGlobal(Global Global, FileValue At);

/// <summary>A rule, where its code stands, and the codes it addresses with their places.</summary>
internal sealed record PlacedRule(Rule Rule, FileValue At, IReadOnlyList<FileValue> Addresses)
{
    /// <summary>The object that states the rule.</summary>
    public required FileValue Root { get; init; }
}

/// <summary><c>domain.workflow.json</c>: what stock RulesEngine loads as one workflow.</summary>
internal sealed record WorkflowFile(
    string Domain, FileValue Root, IReadOnlyList<PlacedGlobal> Globals, IReadOnlyList<PlacedRule> Rules)
{
    private const string NeverInjected =
        "stock RulesEngine appends the other workflow's rules without their globals, and crashes on the second call";

    private const string OnlyLambdas =
        "there is one type of expression, and stock RulesEngine refuses some spellings of this key";
    private const string NotUsed =
        "stock RulesEngine knows the key, this engine has no use for it, so it would mislead";

    private static readonly string[] OtherStockKeys =
        ["LocalParams", "Actions", "ErrorMessage", "SuccessEvent", "Operator"];

    /// <summary>Reads the file; the manifest's entry for the domain says what its rules are, if there is one.</summary>
    public static WorkflowFile? Read(
        string domain, FileValue root, ManifestDomain? listed, RuleSetId? set, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(root, "the workflow", findings)?
            .Knowing(["$schema", "WorkflowName", "GlobalParams", "Rules"], key => Refused(key, "the workflow"));
        if (form is null)
        {
            return null;
        }

        CheckName(form, domain, set, findings);
        var globals = ReadGlobals(form, findings);
        var rules = new List<PlacedRule>();
        foreach (var item in form.List("Rules", atLeastOne: "rule").TakeWhile(item => !Enough.Of(findings, item)))
        {
            if (ReadRule(item, listed, set, findings) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return new WorkflowFile(domain, root, globals, rules);
    }

    private static void CheckName(ObjectForm form, string domain, RuleSetId? set, List<Diagnostic> findings)
    {
        var name = form.Text("WorkflowName");
        var wanted = $"{set?.Set}/{set?.Version}/{domain}";
        if (name is not null && set is not null && name != wanted)
        {
            findings.Add(form.Optional("WorkflowName")!.Mark(FileMistakes.WrongWorkflowName(name, wanted)));
        }
    }

    private static List<PlacedGlobal> ReadGlobals(ObjectForm workflow, List<Diagnostic> findings)
    {
        var globals = new List<PlacedGlobal>();
        var byName = new Dictionary<string, PlacedGlobal>(StringComparer.Ordinal);
        foreach (var item in workflow.OptionalList("GlobalParams").TakeWhile(item => !Enough.Of(findings, item)))
        {
            var form = ObjectForm.Open(item, "a global", findings)?.Knowing("Name", "Expression");
            var name = form?.Shaped(
                "Name", Shapes.IsGlobalName, "letters and digits, starting with a small letter", "netIncome");
            var expression = form?.Expression("Expression");
            if (name is null || expression is null)
            {
                continue;
            }

            var at = form!.Optional("Name")!;
            var global = new PlacedGlobal(new Global(name, expression), at);
            if (!byName.TryAdd(name, global))
            {
                findings.Add(at.Mark(FileMistakes.DuplicateName("global", name, byName[name].At.Place)));
                continue;
            }

            globals.Add(global);
        }

        return globals;
    }

    private static PlacedRule? ReadRule(
        FileValue item, ManifestDomain? listed, RuleSetId? set, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(item, "a rule", findings)?
            .Knowing(["RuleName", "Expression", "Enabled", "Properties"], key => Refused(key, "a rule"));
        if (form is null)
        {
            return null;
        }

        var code = form.Code("RuleName");
        var expression = form.Expression("Expression");
        var enabled = form.OptionalYesNo("Enabled") ?? true;
        var properties = RuleProperties.Read(form.Required("Properties"), code, listed, findings);
        if (code is null || expression is null || properties is null)
        {
            return null;
        }

        var rule = properties.Rule with
        {
            Code = code,
            Expression = expression,
            Enabled = enabled,
            Origin = set ?? properties.Rule.Origin,
        };
        return new PlacedRule(rule, form.Optional("RuleName")!, properties.Addresses) { Root = item };
    }

    private static Diagnostic? Refused(string key, string owner) =>
        key switch
        {
            "WorkflowsToInject" or "WorkflowRulesToInject" => FileMistakes.StockKey(key, owner, NeverInjected),
            "RuleExpressionType" => FileMistakes.StockKey(key, owner, OnlyLambdas),
            _ when OtherStockKeys.Contains(key) => FileMistakes.StockKey(key, owner, NotUsed),
            _ => null,
        };
}
