using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Mistakes that show only when the expressions of a rule set are put together.</summary>
internal static class CompileMistakes
{
    public static Diagnostic GlobalType(string name) => new("RE2101",
        $"the named value `{name}` is neither a number nor a condition",
        "named values are printed in the audit as numbers or yes/no",
        "compare or compute it");

    public static Diagnostic NoMembers() => new("RE2102",
        "`Members` does not yield members",
        "it names the members of the household that the rule is about",
        "write `household.Members.Where(m => …)`");

    public static Diagnostic NoCategory() => new("RE2103",
        "`Category` does not yield a category",
        "it stands in place of the row's own code",
        "write `household.Monitoring.Category`");

    public static Diagnostic LastCategory() => new("RE2104",
        "the last category row is not `true`",
        "every household gets exactly one category",
        "let the last row be `NONE` with the expression `true`");

    public static Diagnostic UnknownAddress(string code) => new("RE2105",
        $"`Addresses` names the unknown code `{code}`",
        "a measure or step answers flags of earlier domains or a category",
        "write the code of a flag or category");
}
