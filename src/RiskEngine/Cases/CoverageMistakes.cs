using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cases;

/// <summary>Every message about cases that fail, and about what no case shows.</summary>
internal static class CoverageMistakes
{
    public static Diagnostic Failed(string name, CaseDifference difference) => new("RE4101",
        $"the case `{name}` fails: `{difference.What}` is {difference.Got}, not {difference.Expected}",
        Reasons(difference), "mend the rule, or what the case expects");

    public static Diagnostic NoCases() => new("RE4102", "the set has no cases",
        "nothing shows that its rules do what they are meant to do", "add a `….cases.json` beside each `….workflow.json`");

    public static Diagnostic RuleNotShown(string rule, string list, string cases) => new("RE4110",
        $"no case shows `{rule}` {Outcome(list)}", $"a rule that never came out so in `{cases}` may not do it at all",
        $"add a case that {Hint(list)}, and name `{rule}` in `{list}`");

    public static Diagnostic ClauseNotShown(string rule, string clause, bool met, string cases) => new("RE4111",
        $"no case has `{clause}` of `{rule}` {(met ? "met" : "not met")}",
        $"with the cases of `{cases}` the clause could be taken away or turned round, and nobody would notice",
        met ? "add a household for which this clause holds" : "add a household for which this clause alone fails");

    public static Diagnostic EdgeNotShown(string owner, string comparison, bool hasExact, decimal step) => new("RE4112",
        $"no two cases hold the threshold of `{comparison}` in `{owner}`",
        hasExact
            ? "a case lies exactly on it, and none a step off on the other side"
            : "none lies exactly on it, so that `<` could be `<=` and nobody would notice",
        FormattableString.Invariant($"add a case exactly on the threshold and one {step} off, and expect what changes"));

    public static Diagnostic ValueNotShown(string parameter) => new("RE4113",
        $"no two cases hold the value of `{parameter}` that this set gives",
        "the rule that reads it is inherited, and its own cases use the inherited value",
        "add a case exactly on the threshold and one a step off, and expect what changes");

    private static string Outcome(string list) => list switch
    {
        "Met" => "met",
        "NotMet" => "not met",
        _ => "unknown",
    };

    private static string Hint(string list) => list switch
    {
        "Met" => "meets it",
        "NotMet" => "does not meet it",
        _ => "takes away (`null`) a fact that it reads",
    };

    private static string Reasons(CaseDifference difference)
    {
        var clauses = difference.Clauses.Select(clause =>
            $"`{clause.Rule}` {clause.Outcome}: {clause.Text}{(clause.Left is null ? "" : $" [{clause.Left} | {clause.Right}]")}");
        var missing = difference.Missing.Select(pointer => $"missing {pointer}");
        var reasons = string.Join("; ", clauses.Concat(missing));
        return reasons.Length == 0 ? "the rules give another number than the case expects" : reasons;
    }
}
