using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cases;

/// <summary>
/// Every message about cases, in one voice. What is wrong with a household itself keeps the message of its reader.
/// </summary>
internal static class CaseMistakes
{
    public static Diagnostic NoOrdinaryHousehold(string name) => new("RE4001", $"there is no `{name}`",
        "every case starts from an ordinary household and says only what differs",
        $"add `{name}` with a complete snapshot");

    public static Diagnostic NameTwice(string firstPlace) => new("RE4002", "two cases have the same name",
        $"a case that fails is known by its name; the other is at {firstPlace}",
        "say in the name what is different about it");

    public static Diagnostic NoExpectation() => new("RE4003", "the case expects nothing",
        "a case without expectation cannot fail",
        "name a rule in `Met`, `NotMet` or `Unknown`, or give `Category` or `Score`");

    public static Diagnostic UnknownCode(string code, string? nearest) => new("RE4004", $"no rule is called `{code}`",
        "a case expects the outcome of rules of this set or of one that it extends",
        nearest is null ? "write the code of a rule" : $"did you mean `{nearest}`?");

    public static Diagnostic SleepingRule(string code) => new("RE4005", $"the rule `{code}` sleeps",
        "a rule that is not enabled, or is turned off, has no outcome", "take it away, or wake the rule");

    public static Diagnostic TwoOutcomes(string code, string first, string second) => new("RE4006",
        $"`{code}` is expected in `{first}` and in `{second}`", "a rule has one outcome", "keep one of them");

    public static Diagnostic UnknownCategory(string code, string? nearest) =>
        new("RE4007", $"no category is called `{code}`",
        "the category is the code of a category row, or `INDETERMINATE`",
        nearest is null ? "write the code of a category" : $"did you mean `{nearest}`?");

    public static Diagnostic BadRange() => new("RE4008", "a score range is two numbers, the lower first",
        "it goes from the score to what unknown facts could still make of it", "write it like `[30, 45]`");

    public static Diagnostic UnknownMember(string id, string? nearest) =>
        new("RE4009", $"the ordinary household has no member `{id}`",
        "an object of members changes those of the ordinary household; a list replaces them all",
        nearest is null ? "write the id of a member of the ordinary household" : $"did you mean `{nearest}`?");
}
