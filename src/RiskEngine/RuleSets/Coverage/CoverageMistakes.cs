using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Coverage;

/// <summary>Every message about the coverage of the founding documents.</summary>
internal static class CoverageMistakes
{
    public static Diagnostic NoRegister() => new("RE1600", $"there is no `{CoverageRegister.FileName}`",
        "without the register nobody can say what the founding documents ask", "restore the file");

    public static Diagnostic NamesNoRow(string text, string? nearest) => new("RE1601",
        $"`{text}` is no row of the register",
        $"what begins with `SD` names one row of `{CoverageRegister.FileName}`, which shows what carries it",
        nearest is null ? "write the id of a row, one row per entry" : $"did you mean `{nearest}`?");

    public static Diagnostic NothingCarries(string id) => new("RE1602", $"nothing carries `{id}`",
        "no published rule and no parameter names it, and the register does not say where it is",
        $"put `{id}` into the `Basis` of what carries it, or say where it is: `Fields`, `Output`, `NotHere` or `Later`");

    public static Diagnostic HasToBeARule(string id, RowKind kind) => new("RE1603",
        $"`{id}` is a {Word(kind)}, and no published rule or parameter carries it",
        "thresholds, categories, checks, triggers and measures are what rules are for",
        $"put `{id}` into the `Basis` of a rule or the `Source` of a value, or say in `Later` what brings it");

    public static Diagnostic CarriedAfterAll(string id, string key, Carrier carrier) => new("RE1604",
        $"`{id}` has `{key}`, and `{carrier.Name}` of `{carrier.Set}` names it",
        "a row is either carried by rules or it is not",
        $"take `{key}` away, or `{id}` out of the {(carrier.Kind == CarrierKind.Parameter ? "source" : "basis")}");

    public static Diagnostic MoreThanOneAnswer(string id, IEnumerable<string> keys) => new("RE1605",
        $"`{id}` has {FileMistakes.Listed(keys)}", "one of them says where the row is", "keep one of them");

    public static Diagnostic NotInOrder(string id, string before) => new("RE1606",
        $"`{id}` stands after `{before}`", "the rows stand in the order of their ids, each of them once",
        "put it in its place, or take it away");

    public static Diagnostic NoSuchAnswer(string pointer) => new("RE1607",
        $"the snapshot has no answer `{pointer}`", "a row can only be carried by an answer that a county can send",
        "write the pointer of an answer as `snapshot.schema.json` names it, with `*` for a place in a list");

    public static string Word(RowKind kind) => kind.ToString().ToLowerInvariant();
}
