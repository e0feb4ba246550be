using NodaTime;
using NodaTime.Text;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>
/// Every message about a rule-set file, in one voice. The place is added by the value that it is about.
/// </summary>
internal static class FileMistakes
{
    public const string TooManyCode = "RE1054";

    // The JSON itself.
    public static Diagnostic NotJson() => new("RE1001", "this is not JSON",
        "the file has to be strict JSON; nothing after this place could be read",
        "look at this character and the one before it: a comma, a quote or a bracket is missing or too many");

    public static Diagnostic EndsTooEarly() => new("RE1001", "the file ends in the middle",
        "a bracket or a quote is still open, or the file is empty", "close what is open");

    public static Diagnostic TrailingComma() => new("RE1001", "a comma stands before a closing bracket",
        "strict JSON, and stock RulesEngine, refuse it", "take the comma away");

    public static Diagnostic Comment() => new("RE1002", "comments are not part of JSON",
        "stock RulesEngine refuses the file, and an auditor would not see the reason",
        "say it in `Why`, where it is shown with the rule");

    public static Diagnostic ByteOrderMark() => new("RE1003", "the file begins with a byte order mark",
        "these three invisible bytes are no JSON", "save the file as UTF-8 without BOM");

    public static Diagnostic NotUtf8() => new("RE1004", "this is not UTF-8",
        "the bytes here are of another encoding, such as GB 18030", "save the file as UTF-8 without BOM");

    public static Diagnostic TooLarge(int mebibytes) => new("RE1005", $"the file is larger than {mebibytes} MiB",
        "no rule file is that large, so this is something else", "keep only rule files in this folder");

    public static Diagnostic TooDeep(int levels) => new("RE1006", $"more than {levels} brackets are open here",
        "no rule file nests that deep", "close the brackets earlier");

    public static Diagnostic DuplicateKey(string key) => new("RE1007", $"`{key}` stands twice in the same object",
        "readers differ in which of the two they take", "keep one of them");

    public static Diagnostic NumberOutOfRange(string number) => new("RE1008", $"`{number}` is too large a number",
        "amounts are exact decimals of 28 digits", "write a number of at most 28 digits");

    public static Diagnostic HalfACharacter() => new("RE1009", "the text holds half a character",
        "a `\\u` escape of a surrogate needs its partner next to it", "write the character itself");

    public static Diagnostic Unreadable() => new("RE1010", "the file cannot be opened",
        "the system refuses to read it", "look at its permissions, and whether another program holds it");

    // The shape of a file.
    public static Diagnostic UnknownKey(string key, string owner, string? nearest, IEnumerable<string> known) => new(
        "RE1011", $"{owner} has no `{key}`", $"only these keys have a meaning here: {Listed(known)}",
        nearest is null ? "take it away, or say it in `Why`" : $"did you mean `{nearest}`?");

    public static Diagnostic StockKey(string key, string owner, string reason) => new(
        "RE1012", $"{owner} must not have `{key}`", reason, "take it away");

    public static Diagnostic KeyOfAnotherKind(string key, string owner, string kinds) => new(
        "RE1013", $"{owner} has no `{key}`", $"`{key}` belongs to {kinds}", "take it away");

    public static Diagnostic MissingKey(string key, string owner) => new(
        "RE1014", $"{owner} lacks `{key}`", $"{owner} is not complete without it", $"add `\"{key}\": …`");

    public static Diagnostic WrongType(string name, string wanted, string found) => new(
        "RE1015", $"{name} has to be {wanted}, and here is {found}", "the reader does not guess what was meant",
        $"write {wanted}");

    public static Diagnostic EmptyText(string name) => new("RE1016", $"{name} is empty",
        "an empty text tells nobody anything", "write it out");

    public static Diagnostic EmptyList(string name, string thing) => new("RE1017", $"{name} is empty",
        $"it needs at least one {thing}", $"add one {thing}");

    public static Diagnostic UnknownWord(string name, string word, string? nearest, IEnumerable<string> known) => new(
        "RE1018", $"{name} cannot be `{word}`", $"it is one of {Listed(known)}",
        nearest is null ? "write one of them" : $"did you mean `{nearest}`?");

    public static Diagnostic WrongShape(string name, string text, string wanted, string example) => new(
        "RE1019", $"{name} cannot be `{text}`", $"it has to be {wanted}", $"write it like `{example}`");

    public static Diagnostic NotADate(string name, string text) => new("RE1020", $"{name} cannot be `{text}`",
        "it has to be a day of the calendar as year-month-day", "write it like `2020-03-20`");

    public static Diagnostic OneLanguage(string name, string missing) => new("RE1021", $"{name} has no `{missing}`",
        "every text is given in Chinese and in English", $"add `\"{missing}\": …`");

    public static Diagnostic OutOfRange(string name, decimal number, int lowest, int highest) => new(
        "RE1022", FormattableString.Invariant($"{name} cannot be {number}"), $"it lies between {lowest} and {highest}",
        $"write a number from {lowest} to {highest}");

    public static Diagnostic Negative(string name, decimal number) => new("RE1025",
        FormattableString.Invariant($"{name} cannot be {number}"), "no amount, count or share lies below 0",
        "write the number without the minus sign");

    public static Diagnostic NotWhole(string name, decimal number) => new("RE1023",
        FormattableString.Invariant($"{name} cannot be {number}"), "it is a whole number",
        "write it without a fraction");

    public static Diagnostic Repeated(string name, string word) => new("RE1024", $"{name} names `{word}` twice",
        "once says the same", "keep one of them");

    // The folder.
    public static Diagnostic NoManifest() => new("RE1030", "the folder has no `ruleset.json`",
        "the manifest says which set this is and in which order its domains are read", "add `ruleset.json`");

    public static Diagnostic UnknownFile(string name, string? nearest) =>
        new("RE1031", $"no file of a rule set is called `{name}`",
        "a file of a domain ends in `.workflow.json`, `.parameters.json` or `.cases.json`",
        nearest is null ? "rename it or take it away" : $"did you mean `{nearest}`?");

    public static Diagnostic FileOfNoDomain(string domain, string? nearest) => new("RE1032",
        $"the manifest lists no domain `{domain}`", "a file whose domain is not listed would never be read",
        nearest is null ? $"add `{domain}` to `Domains` in `ruleset.json`" : $"did you mean `{nearest}`?");

    public static Diagnostic DomainWithoutFile(string domain, string wanted) => new("RE1033",
        $"the domain `{domain}` has no file", $"a listed domain needs {wanted}",
        "add the file, or take the domain away");

    public static Diagnostic WrongWorkflowName(string name, string wanted) => new("RE1034",
        $"`WorkflowName` cannot be `{name}`",
        "it is the set, the version and the domain, so that no two files share one",
        $"write `{wanted}`");

    // The content.
    public static Diagnostic DuplicateRule(string code, string firstPlace) => new("RE1040",
        $"the rule `{code}` stands twice", $"a code names one rule of the whole set; the other is at {firstPlace}",
        "rename one of them");

    public static Diagnostic TwoExpressions(string name, string firstPlace) => new("RE1041",
        $"`{name}` has two different expressions",
        $"one name means one thing in the whole set; the other is at {firstPlace}",
        "write the same expression, or use another name");

    public static Diagnostic DuplicateName(string thing, string name, string firstPlace) => new("RE1042",
        $"the {thing} `{name}` stands twice", $"the other is at {firstPlace}", "keep one of them");

    public static Diagnostic PointsThatDoNotCount(string code, FlagGroup group) => new("RE1043",
        $"`{code}` cannot have points", $"flags of the group `{group}` describe the procedure, not the risk",
        "write `\"Points\": 0`");

    public static Diagnostic BandsNotFromZero() => new("RE1044", "the first band has to begin at 0",
        "otherwise the lowest scores have no level", "write `\"From\": 0`");

    public static Diagnostic BandsNotAscending(int before) => new("RE1045", "the bands have to ascend",
        $"the band before begins at {before}", $"write a number above {before}, or put the bands in order");

    public static Diagnostic DatesNotAscending(string region, LocalDate before) =>
        new("RE1046", "the days of a region have to ascend",
        $"an entry for {RegionName(region)} from {Day(before)} stands before this one",
        "put the entries in order of their days");

    public static Diagnostic DateRepeated(string region, LocalDate day) => new("RE1047",
        $"a second value from {Day(day)} for {RegionName(region)}", "one of the two would never be used",
        "keep one of them");

    public static Diagnostic ToNotAfterFrom(string name, LocalDate from) =>
        new("RE1048", $"{name} is not after {Day(from)}",
        "the end is the first day on which it no longer holds, so it lies after the beginning",
        $"write a day after {Day(from)}");

    public static Diagnostic ValueNotOfUnit(string unit, string wanted, string found) => new("RE1049",
        $"a value in `{unit}` has to be {wanted}, and here is {found}", "expressions see the type that the unit says",
        $"write {wanted}, or `null` when nobody found it");

    public static Diagnostic UnknownAddress(string code, string? nearest) => new("RE1050",
        $"no flag or category is called `{code}`",
        "a measure or step is proposed when a flag or category it addresses is met",
        nearest is null ? "write the code of a flag or category of this set" : $"did you mean `{nearest}`?");

    public static Diagnostic SecondCategories(string first) => new("RE1051", "a second domain of kind `categories`",
        $"a household has one category, and `{first}` decides it already", "put the rows into one domain");

    public static Diagnostic OutsideOwnBounds(decimal number, ParameterBounds bounds) => new("RE1052",
        $"the value cannot be {ParameterBounds.Text(number)}", $"the parameter itself says that it lies {bounds}",
        "write a value inside, or widen `Minimum` or `Maximum`");

    public static Diagnostic BoundsCrossed(string minimum) => new("RE1053", "`Maximum` is below `Minimum`",
        $"no value lies between them, because `Minimum` is {minimum}", $"write a number of {minimum} or more");

    public static Diagnostic TooMany(int mistakes) => new(TooManyCode,
        FormattableString.Invariant($"after {mistakes:N0} mistakes nothing more is read"),
        "so many have one cause, and whatever is said of the rest would follow from it",
        "mend what is said before this place, then check again");

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    public static string Listed(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));

    private static string RegionName(string region) => region.Length == 0 ? "the whole country" : $"`{region}`";
}
