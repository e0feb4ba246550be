namespace RiskEngine.RuleSets;

/// <summary>One rule as its file states it; expressions are still text.</summary>
public sealed record Rule
{
    /// <summary>The code: one name for the thing in file, answer, audit and database.</summary>
    public required string Code { get; init; }

    /// <summary>When the rule is met.</summary>
    public required RuleText Expression { get; init; }

    /// <summary>
    /// False when the rule sleeps: switched off in its file, or turned off by an overlay. It is still checked.
    /// </summary>
    public required bool Enabled { get; init; }

    /// <summary>The rule in a few words.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>
    /// The sentence for the case worker, with placeholders in braces; flags have one, other rules none.
    /// </summary>
    public Bilingual? Text { get; init; }

    /// <summary>The sentences of <see cref="Text"/> with their places: Chinese, English; empty without a text.</summary>
    internal IReadOnlyList<RuleText> Sentences { get; init; } = [];

    /// <summary>Points that a met flag adds to the score, 0 to 100; 0 for every other kind of rule.</summary>
    public int Points { get; init; }

    /// <summary>Expression that yields the members concerned.</summary>
    public RuleText? Members { get; init; }

    /// <summary>Whether the points or the threshold are our choice and no authority's.</summary>
    public bool Design { get; init; }

    /// <summary>The documents and articles that the rule rests on; at least one.</summary>
    public required IReadOnlyList<string> Basis { get; init; }

    /// <summary>Why the rule is as it is.</summary>
    public required string Why { get; init; }

    /// <summary>Expression that yields the category in place of the rule's own code; categories only.</summary>
    public RuleText? Category { get; init; }

    /// <summary>Code of the department that gives the measure; measures only.</summary>
    public string? Department { get; init; }

    /// <summary>Codes of the flags and categories that call for this measure or step; empty for other rules.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>What the measure pays, if it pays money.</summary>
    public Amount? Amount { get; init; }

    /// <summary>
    /// Expression that gives the days from the as-of day to the day when the step is due; steps only.
    /// </summary>
    public RuleText? DueInDays { get; init; }

    /// <summary>The set whose file holds the rule: the set itself or one that it extends.</summary>
    public required RuleSetId Origin { get; init; }
}
