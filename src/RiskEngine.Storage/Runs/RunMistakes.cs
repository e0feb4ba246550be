using System.Globalization;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Storage.Runs;

/// <summary>Every message about a run.</summary>
internal static class RunMistakes
{
    public static Diagnostic Unfinished(string name) => new("RE6030", $"the run `{name}` is not finished",
        "it was broken off, or somebody is running it; a second run beside it would do its work twice",
        $"finish it, or help it, with `--run {name} --resume`; or remove it with `riskengine store delete --run {name}`");

    public static Diagnostic NameTaken(string name) => new("RE6031", $"there is a finished run `{name}`",
        "a run is never replaced", "give another name, or leave `--run` out to have one made from the day");

    public static Diagnostic NothingToResume(string what) => new("RE6032", $"there is no unfinished run {what}",
        "`--resume` finishes a run that was broken off", "leave `--resume` out to begin a run; `riskengine store status` lists the runs");

    public static Diagnostic OtherOrder(string name, string option, string recorded) => new("RE6033",
        $"the run `{name}` was begun with {option} {recorded}",
        "all of a run is assessed in one way", $"leave {option} out, or begin a run of another name");

    public static Diagnostic OtherEngine(string name, string recorded, string here) => new("RE6034",
        $"the run `{name}` was begun by engine {recorded}, this is {here}",
        "all of a run is assessed by one engine",
        $"finish it with that version, or remove it with `riskengine store delete --run {name}` and begin again");

    public static Diagnostic OtherRuleSets(string name, IEnumerable<string> differences) => new("RE6035",
        $"the rule sets are not those of the run `{name}`: {string.Join("; ", differences)}",
        "all of its results have to come from the rule sets that it was begun with, and can be verified by no others",
        "put the rules folder back as it was, or name the one that still is so with `--rules`");

    public static Diagnostic NoHouseholds(int asOf) => new("RE6036",
        string.Create(CultureInfo.InvariantCulture, $"no household has a snapshot of {asOf:0000-00-00} or earlier"),
        "a run reads the newest snapshot of each household that is not after its day",
        "import households with `riskengine store import`, or name a later day");

    public static Diagnostic NoRules(string reason, string fix) => new("RE6037", reason, "without a rule set there is nothing to run", fix);

    public static Diagnostic NotProved(string name, string figures) => new("RE6038",
        $"the run `{name}` does not add up: {figures}",
        "every household read has to be found again, once, among the results or the rejected",
        "somebody has changed or deleted rows while it ran: remove it with `riskengine store delete` and begin again");

    public static Diagnostic NoRun(string name, string? nearest) => new("RE6039", $"there is no run `{name}`",
        "`riskengine store status` lists the runs", nearest is null ? "name one of them" : $"did you mean `{nearest}`?");

    public static Diagnostic NotFinished(string name) => new("RE6040", $"the run `{name}` is not finished",
        "only a finished run has a digest to compare with", $"finish it with `--run {name} --resume`");

    public static Diagnostic Reduced(string name) => new("RE6041", $"the run `{name}` can no longer be verified",
        "snapshots or results of it were deleted with `riskengine store delete`", "verify a later run");

    public static Diagnostic BadName(string name) => new("RE6042", $"`{name}` cannot name a run",
        "names are quoted in commands and reports", "write 1 to 64 letters, digits, dots, underscores and hyphens");

    public static Diagnostic Removed(string name) => new("RE6043", $"the run `{name}` was removed while it was worked on",
        "somebody has deleted it", "begin it again");
}
