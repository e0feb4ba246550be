using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// A rule set of a few lines, built in code: flags, then categories (the last, <c>NONE</c>, is added), measures and
/// steps.
/// </summary>
internal sealed record SmallSet
{
    private static readonly RuleSetId Id = new("small", "2020.1");

    public static SmallSet Empty { get; } = new();

    private IReadOnlyList<Global> Globals { get; init; } = [];

    private IReadOnlyList<Global> RowGlobals { get; init; } = [];

    private IReadOnlyList<Global> MeasureGlobals { get; init; } = [];

    private IReadOnlyList<Rule> Flags { get; init; } = [];

    private IReadOnlyList<Rule> LateFlags { get; init; } = [];

    private IReadOnlyList<Rule> Rows { get; init; } = [];

    private IReadOnlyList<Rule> Measures { get; init; } = [];

    private IReadOnlyList<Rule> Steps { get; init; } = [];

    private IReadOnlyList<Parameter> Parameters { get; init; } = [];

    public SmallSet Global(string name, string expression) =>
        this with { Globals = [.. Globals, new Global(name, RuleText.Of(expression))] };

    /// <summary>A derived value that only the category rows use, so that it may read the flags.</summary>
    public SmallSet RowGlobal(string name, string expression) =>
        this with { RowGlobals = [.. RowGlobals, new Global(name, RuleText.Of(expression))] };

    /// <summary>A derived value that only the measures use, so that it may read the category.</summary>
    public SmallSet MeasureGlobal(string name, string expression) =>
        this with { MeasureGlobals = [.. MeasureGlobals, new Global(name, RuleText.Of(expression))] };

    public SmallSet Flag(string code, string expression, int points = 10, string? members = null,
        string text = "it is so") => this with
    {
        Flags = [.. Flags, ARule(code, expression) with { Points = points, Text = new Bilingual(text, text),
            Members = Text(members) }],
    };

    /// <summary>A flag that is found after the category and may read it.</summary>
    public SmallSet LateFlag(string code, string expression) =>
        this with { LateFlags = [.. LateFlags, ARule(code, expression) with { Text = new Bilingual(code, code) }] };

    public SmallSet Row(string code, string expression, string? category = null) =>
        this with { Rows = [.. Rows, ARule(code, expression) with { Category = Text(category) }] };

    public SmallSet Measure(string code, string expression, string[] addresses, string? members = null,
        string? amount = null) => this with
    {
        Measures =
        [
            .. Measures, ARule(code, expression) with
            {
                Department = "CIVIL_AFFAIRS",
                Addresses = addresses,
                Members = Text(members),
                Amount = amount is null ? null : new Amount(RuleText.Of(amount), AmountPeriod.MONTH),
            },
        ],
    };

    public SmallSet Step(string code, string expression, string[] addresses, string? due = null) =>
        this with { Steps = [.. Steps, ARule(code, expression) with { Addresses = addresses, DueInDays = Text(due) }] };

    /// <summary>A parameter of the whole country since 2000; null = nobody found it.</summary>
    public SmallSet Parameter(string name, object? value, string unit = "CNY", bool provisional = false) => this with
    {
        Parameters =
        [
            .. Parameters, new Parameter
            {
                Name = name,
                Title = new Bilingual(name, name),
                Unit = unit,
                Lookup = ParameterLookup.AsOf,
                OverridableBy = [],
                Values = [new ParameterValue("", new LocalDate(2000, 1, 1), null, value, provisional, "a test", Id)],
            },
        ],
    };

    public CompiledRuleSet Compile() => NationalRules.Compile(new RuleSet
    {
        Id = Id,
        Title = new Bilingual("小", "Small"),
        Status = RuleSetStatus.Published,
        EffectiveFrom = new LocalDate(2000, 1, 1),
        DivisionCode = "",
        Owner = "Tests",
        Changes = "None.",
        Domains =
        [
            new Domain("income", DomainKind.Flags, FlagGroup.INCOME, Globals, Flags),
            new Domain("categories", DomainKind.Categories, null, [.. Globals, .. RowGlobals],
                [.. Rows, ARule("NONE", "true")]),
            new Domain("late", DomainKind.Flags, FlagGroup.DATA, [], LateFlags),
            new Domain("measures", DomainKind.Measures, null, [.. Globals, .. MeasureGlobals], Measures),
            new Domain("steps", DomainKind.Steps, null, Globals, Steps),
        ],
        Bands = [new Band(RiskLevel.LOW, 0), new Band(RiskLevel.MEDIUM, 30), new Band(RiskLevel.HIGH, 60)],
        IndeterminateTitle = new Bilingual("待定", "Undecided"),
        Parameters = Parameters,
        Digest = "sha256:" + new string('0', 64),
        TurnedOff = [],
    });

    private static Rule ARule(string code, string expression) => new()
    {
        Code = code,
        Expression = RuleText.Of(expression),
        Enabled = true,
        Title = new Bilingual(code, code),
        Basis = ["SD-001"],
        Why = "A test.",
        Origin = Id,
    };

    private static RuleText? Text(string? text) => text is null ? null : RuleText.Of(text);
}
