using System.Globalization;
using System.Text;

namespace RiskEngine.Language.Diagnostics;

/// <summary>Every message of the language, in one voice: what, why, fix.</summary>
internal static class Mistakes
{
    private const int Longest = 80;

    public static Diagnostic TooLong(int length, int limit) => new("RE2001",
        $"the expression has {length.ToString(CultureInfo.InvariantCulture)} characters",
        $"an expression may have {limit.ToString(CultureInfo.InvariantCulture)} at most, so that it stays readable and its checking is bounded",
        "split it into several rules or named values");

    public static Diagnostic TooDeep(int limit) => new("RE2002",
        "the expression is nested too deeply",
        $"brackets and operators may be {limit.ToString(CultureInfo.InvariantCulture)} levels deep at most",
        "split it into several rules or named values");

    public static Diagnostic TooManyItems(int count, int limit) => new("RE2003",
        $"`in (…)` lists {count.ToString(CultureInfo.InvariantCulture)} items",
        $"it may list {limit.ToString(CultureInfo.InvariantCulture)} at most",
        "split the list over two rules");

    public static Diagnostic TooManyLists(int limit) => new("RE2005",
        $"more than {limit.ToString(CultureInfo.InvariantCulture)} list questions inside each other",
        "each one multiplies the time that the rule takes", "split it into several rules or named values");

    public static Diagnostic Empty() => new("RE2004", "the expression is empty", "a rule needs a condition", "write a comparison, or `true`");

    public static Diagnostic StrangeCharacter(string character) => new("RE2010",
        $"unexpected character `{Printable(character)}`", "it has no meaning in an expression", "remove it");

    public static Diagnostic FullWidthSymbol(string written, string narrow) => new("RE2011",
        $"full-width `{Printable(written)}`", "operators, brackets, letters and digits are written with ASCII characters", $"write `{narrow}`");

    public static Diagnostic WrongQuote(string written) => new("RE2012",
        $"text in `{Printable(written)}` quotes", "only straight double quotes enclose a text", "write `\"…\"`");

    public static Diagnostic UnclosedText() => new("RE2013",
        "the text is not closed", "a text runs from one double quote to the next", "add the closing `\"`");

    public static Diagnostic UnknownEscape() => new("RE2014",
        "unknown escape in a text", "only `\\\"` and `\\\\` have a meaning", "write the character itself");

    public static Diagnostic BadNumber(string written) => new("RE2015",
        $"`{Printable(written)}` is not a number we read", "numbers are digits with an optional `.`, exponent and suffix `m`, `L`, `U`, `UL`, `F` or `D`, and must fit their type",
        "write the number as plain digits, with `m` for decimals");

    public static Diagnostic OtherSpelling(string written, string ours) => new("RE2016",
        $"`{Printable(written)}` is not an operator here",
        "each thing is written in one way only, so that rules read alike",
        ours == ">=" && written == "=>" ? "did you mean `>=`?" : $"write `{ours}`");

    public static Diagnostic Unexpected(string written) => new("RE2020",
        $"unexpected `{Printable(written)}`", "the expression was complete before it", written switch
        {
            "not" => "write `!(… in (…))`",
            "between" => "write `… >= 1 && … <= 3`",
            "is" => "write `== null`",
            _ => "remove it, or join it with `&&` or `||`",
        });

    public static Diagnostic Expected(string symbol, string? found) => new("RE2021",
        $"`{symbol}` is missing", found is null ? "the expression ends too early" : $"`{Printable(found)}` stands in its place", $"add `{symbol}`");

    public static Diagnostic ExpressionExpected(string? found) => new("RE2022",
        "a value is missing", found is null ? "the expression ends too early" : $"`{Printable(found)}` cannot begin a value",
        "write a fact, a number, a text or a bracket");

    public static Diagnostic NameExpected() => new("RE2023", "a name is missing after `.`", "a dot leads to a fact of what stands before it", "add the name of the fact");

    public static Diagnostic InNeedsItems() => new("RE2024", "`in` has no list", "the items stand in brackets", "write `in (\"A\", \"B\")`");

    public static Diagnostic UnknownFunction(string name) => new("RE2025",
        $"unknown function `{Printable(name)}`", "only list questions and the functions of `Math` can be called",
        name is "iif" ? "write `condition ? a : b`" : name is "np" or "isnull" ? "write `a ?? b`" : "use a fact or a named value instead");

    public static Diagnostic ReservedName(string name) => new("RE2026",
        $"`{Printable(name)}` cannot be a name", "stock RulesEngine reads it as an operator or word of its own", "use another name");

    public static Diagnostic UnknownName(string name, string? nearest, string known) => new("RE2030",
        $"unknown name `{Printable(name)}`", "an expression can read only the names of its rule set",
        nearest is null ? $"use one of {known}" : $"did you mean `{nearest}`?");

    public static Diagnostic UnknownFact(string owner, string name, string? nearest) => new("RE2031",
        $"unknown fact `{Printable(owner)}.{Printable(name)}`", $"a rule can read only the facts in the catalogue, and `{owner}` has no fact of that name",
        nearest is null ? $"run `riskengine rules facts` to list the facts of `{owner}`" : $"did you mean `{owner}.{nearest}`?");

    public static Diagnostic UnknownInGroup(string group, string name, string? nearest) => new("RE2032",
        $"unknown name `{Printable(group)}.{Printable(name)}`",
        group == "flags" ? "no rule of that code stands before this one" : $"nothing of that name is declared under `{group}`",
        nearest is null ? $"declare `{Printable(name)}`, or use a declared name" : $"did you mean `{group}.{nearest}`?");

    public static Diagnostic NotReadable(string path, string reason) => new("RE2033",
        $"`{Printable(path)}` cannot be read by a rule", reason, "use a number, a yes/no fact, a text, a code or a list");

    public static Diagnostic UnknownCall(string name, string? nearest) => new("RE2034",
        $"unknown function `{Printable(name)}`",
        "lists answer `Any`, `All`, `Count`, `Sum`, `Min`, `Max`, `Average` and `Where`; `Math` has `Min`, `Max`, `Abs`, `Round`, `Floor` and `Ceiling`",
        nearest is null ? "use one of these, or a fact" : $"did you mean `{nearest}`?");

    public static Diagnostic NotAList(string path) => new("RE2035", $"`{Printable(path)}` is not a list", "only lists can be asked `Any`, `All`, `Count` …", "ask a list, such as `household.Members`");

    public static Diagnostic NeedsLambda(string name) => new("RE2036",
        $"`{Printable(name)}` needs a condition or value for each element", "the element gets a name of its own, so that it is clear whose fact is read",
        $"write `{name}(m => m.…)`");

    public static Diagnostic TakesNoLambda(string name) => new("RE2037", $"`{Printable(name)}` takes one `m => …` at most", "there is nothing to do with the rest", "remove the other arguments");

    public static Diagnostic LambdaNameTaken(string name) => new("RE2038", $"`{Printable(name)}` already has a meaning here", "the reader could not tell the two apart", "give the element another name");

    public static Diagnostic LambdaNotHere() => new("RE2039", "`=>` outside a list question", "it names the element of a list", "did you mean `>=`?");

    public static Diagnostic Mismatch(string symbol, string left, string right) => new("RE2040",
        $"`{symbol}` between {left} and {right}", "the two cannot be combined",
        IsYesNo(left) || IsYesNo(right) ? "compare a yes/no value with `true` or `false`"
        : (left == "a text" && right.EndsWith("number", StringComparison.Ordinal)) || (right == "a text" && left.EndsWith("number", StringComparison.Ordinal))
            ? "write a number without quotes, and compare texts with texts"
            : "compare like with like");

    public static Diagnostic DecimalWithDouble(string symbol) => new("RE2041",
        $"`{symbol}` between an exact and a binary number", "stock RulesEngine refuses the mixture, because binary numbers round",
        "write the literal with `m`: `0.5m`");

    public static Diagnostic WholeDivision() => new("RE2042",
        "a whole number divided by a whole number", "stock RulesEngine drops the remainder, which is hardly ever meant", "make one of them exact: `… / 2m`, or `1m * … / …`");

    public static Diagnostic ConstantOverflow() => new("RE2043", "the result does not fit its number type", "stock RulesEngine would wrap around to a wrong number", "write the number with `m`");

    public static Diagnostic WrongType(string wanted, string found) => new("RE2044", $"this is {found}, not {wanted}", $"{wanted} is needed here",
        found.StartsWith("a yes/no fact", StringComparison.Ordinal) ? "compare it: `… == true` or `… == false`" : wanted == "a condition" ? "write a comparison" : $"use {wanted}");

    public static Diagnostic UnknownCode(string written, string type, string? nearest, string known) => new("RE2045",
        $"unknown code `{Printable(written)}`", $"the codes of {type} are {known}", nearest is null ? "use one of them" : $"did you mean `{nearest}`?");

    public static Diagnostic CodeExpected(string type, string known) => new("RE2046", $"a code of {type} is compared by its name", "numbers and other values say nothing to a reader", $"write one of {known} in quotes");

    public static Diagnostic TextOrder() => new("RE2047", "texts are put in order", "the order of texts depends on language and machine", "compare texts with `==` or `!=`");

    public static Diagnostic BoolInList() => new("RE2048", "`in` with a yes/no value", "stock RulesEngine answers it wrongly", "write `== true` or `== false`");

    public static Diagnostic InNullableCode() => new("RE2049", "`in` with a code that can be missing", "the stock version we answer to cannot read it", "write `a == \"X\" || a == \"Y\"`");

    public static Diagnostic InItem() => new("RE2050", "an item of `in` must be a literal or a fact", "stock RulesEngine misreads anything longer", "write the item as a literal, or use `==`");

    public static Diagnostic NullNotHere() => new("RE2051", "`null` has no meaning here", "it can only be compared with `==` or `!=`", "compare a fact with `null`, or remove it");

    public static Diagnostic NeverNull(string path) => new("RE2052", $"`{Printable(path)}` is never missing", "what stands behind `??` would never be used", "remove `??` and what follows it");

    public static Diagnostic DivisionByZero() => new("RE2053", "a division by zero", "it has no result, so the rule could never be decided", "divide by something else");

    public static Diagnostic CountNeedsBrackets() => new("RE2054", "`Count` of a filtered list without brackets", "stock RulesEngine counts what `Where` yields one by one", "write `Count()`");

    public static Diagnostic FilterNotAsked() => new("RE2055", "`Where` without a question", "filtered elements are no value", "ask `Any()`, `Count()` or another list question");

    public static Diagnostic GroupAlone(string group) => new("RE2056", $"`{group}` alone has no value", "it only holds names", $"write `{group}.` and the name");

    public static Diagnostic HidesUnknown(string construct, string fix) => new("RE2060",
        $"{construct} could hide a missing fact", "a fact that nobody asked about must never count as yes or no in a rule that scores", fix);

    public static Diagnostic AmbiguousMath(string name) => new("RE2061", $"`Math.{name}` on a value that stock cannot take", "it takes exact numbers that are never missing in stock", "use a named value or a comparison instead");

    // Short, and what cannot be seen is named by its number, so that a message never carries an attack on.
    private static string Printable(string text)
    {
        var shown = new StringBuilder();
        for (var at = 0; at < text.Length && at < Longest;)
        {
            var isWhole = Rune.TryGetRuneAt(text, at, out var rune);
            shown.Append(isWhole && IsVisible(rune)
                ? rune.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"U+{(isWhole ? rune.Value : text[at]):X4}"));
            at += isWhole ? rune.Utf16SequenceLength : 1;
        }

        return text.Length > Longest ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool IsYesNo(string type) => type == "a condition" || type.StartsWith("a yes/no", StringComparison.Ordinal);

    private static bool IsVisible(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
