using NodaTime;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Every message of <c>rules check</c> that is not about reading or compiling, in one voice.</summary>
internal static class CheckMistakes
{
    // Names.
    public static Diagnostic ReservedName(string thing, string name) => new("RE1101",
        $"a {thing} cannot be called `{name}`", "stock RulesEngine reads it as a word of its own", "use another name");

    public static Diagnostic NamesDifferByCase(string thing, string name, string firstPlace) => new("RE1102",
        $"the {thing} `{name}` differs from another only in capital and small letters",
        $"stock RulesEngine takes the two for one; the other is at {firstPlace}", "use another name");

    // Sentences.
    public static Diagnostic PlaceholderMissing(string name, string other) => new("RE1110",
        $"the sentence does not show `{{{name}}}`", $"the {other} sentence shows it, and both have to say the same",
        $"show `{{{name}}}` here too, or in neither");

    public static Diagnostic LooseBrace(char brace) => new("RE1111", $"a `{brace}` stands alone",
        "braces enclose the name of a value to be shown, and this one would be printed as it is",
        "write `{name}`, or take the brace away");

    // Citations.
    public static Diagnostic NoCitation(string entry) => new("RE1120",
        $"`{entry}` cites nothing that the research report knows",
        "an entry of `Basis` begins with a row of the report: `SD-001` to `SD-109`, `S0` to `S4`, `W01` to `W89` or `G01` to `G11`",
        "begin with the row, then the article: `S0 Art. 3`");

    public static Diagnostic UnknownCitation(string code, string? nearest) => new("RE1121",
        $"the research report has no row `{code}`",
        "its rows are `SD-001` to `SD-109`, `S0` to `S4`, `W01` to `W89` and `G01` to `G11`",
        nearest is null ? "write the row that it rests on" : $"did you mean `{nearest}`?");

    // Values in time.
    public static Diagnostic BeginsTooLate(string name, LocalDate day, bool isPriorYear) => new("RE1130",
        $"`{name}` has no value on {FileMistakes.Day(day)}",
        isPriorYear
            ? "the set is in force, asks for the calendar year before, and every rule that reads the value would be open"
            : "the set is in force then, and every rule that reads the value would be open",
        "add a value from that day or earlier; `null` with its source where nobody found one");

    public static Diagnostic GapInTime(string name, LocalDate end, LocalDate next) => new("RE1131",
        $"`{name}` has no value from {FileMistakes.Day(end)} to {FileMistakes.Day(next)}",
        "the value before is carried over silently, which nobody wrote down",
        "let the values meet, or add one for the time between with its source");

    // Things that nothing reads.
    public static Diagnostic UnusedParameter(string name) => new("RE1140", $"nothing reads the parameter `{name}`",
        "a value that decides nothing misleads whoever keeps it up to date", "read it in a rule, or take it away")
    {
        Severity = Severity.Warning,
    };

    public static Diagnostic UnusedGlobal(string name) => new("RE1141", $"nothing reads the derived value `{name}`",
        "it is computed for every household and shown to nobody who needs it", "read it in a rule, or take it away")
    {
        Severity = Severity.Warning,
    };

    // Expressions.
    public static Diagnostic BareNumber(string number) => new("RE2201", $"the number `{number}` stands in an expression",
        "a number that a law could change has a source, a day and a region",
        "declare a parameter and read `parameters.Name`");

    public static Diagnostic NeverMet(string rule) => new("RE2210", $"`{rule}` can never be met",
        "what its condition asks for contradicts itself, with the values behind the names put in",
        "look for two clauses that exclude each other, or for bounds in the wrong order");

    public static Diagnostic AlwaysMet(string rule) => new("RE2211", $"`{rule}` is met whatever the answers are",
        "no household can fail its condition, so it says nothing", "write what tells households apart");

    public static Diagnostic PartNeverMet(string text) => new("RE2212", $"`{text}` can never be met",
        "it contradicts itself or the range of the fact", "look for clauses that exclude each other, or for a wrong bound");

    public static Diagnostic PartAlwaysMet(string text) => new("RE2213", $"`{text}` is met whatever the answers are",
        "no answer in the range of the fact fails it", "take it away, or mend the bound");

    public static Diagnostic HidesUnset(string flag, string parameter) => new("RE2220",
        $"`flags.{flag}` is asked for not being met, and nobody found `{parameter}`",
        $"without that value `{flag}` stays open, which a later rule reads as not met: what nobody knows would count as yes",
        "ask for something that is known, or find the value");

    public static Diagnostic CannotBeProposed(string rule, string codes) => new("RE2230",
        $"nothing can call for `{rule}`", $"{codes} can never be met, or sleep",
        "write the code of a flag or category that can be met");

    // The lock.
    public static Diagnostic NotLocked(RuleSetId id) => new("RE3101", $"`{id}` is published and not locked",
        "without its digest in `published.lock.json` nobody would notice that it changed",
        $"run `riskengine rules publish {id}`");

    public static Diagnostic Changed(RuleSetId id, string wanted, string found) => new("RE3102",
        $"`{id}` is published and has changed",
        $"the lock says `{wanted}`, the files give `{found}`; which file changed cannot be told from a digest",
        "undo the change, or copy the folder to a new version");

    public static Diagnostic LockedDraft(RuleSetId id) => new("RE3103", $"`{id}` is locked and still a draft",
        "only a published set is locked", "take the line away, or publish the set");

    public static Diagnostic LockedAndGone(string id, string? nearest) => new("RE3104", $"there is no set `{id}`",
        "a published set stays, so that earlier assessments can be repeated",
        nearest is null ? "bring the folder back" : $"bring the folder back; did you mean `{nearest}`?");
}
