using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace RiskEngine.Households;

/// <summary>
/// Every message about a snapshot, in one voice. Where a mistake stands is added by whoever finds it.
/// </summary>
/// <remarks>
/// Ids and free text are never quoted: a caller who puts a name there by mistake should not find it in a log.
/// </remarks>
internal static class SnapshotMistakes
{
    internal const int MaxListed = 50;

    /// <summary>Code of a text that is not JSON.</summary>
    internal const string NotJson = "RE5001";

    internal static SnapshotProblem TooDeep(int most) => New(
        NotJson,
        string.Create(CultureInfo.InvariantCulture, $"more than {most} objects and lists stand inside each other here, which is not read"),
        "no household needs more than four");

    internal static SnapshotProblem Malformed(string reason) =>
        New(NotJson, $"the text is not valid JSON: {reason}", null);

    internal static SnapshotProblem TooLarge(long bytes, int most) => New(
        "RE5002",
        string.Create(CultureInfo.InvariantCulture, $"the household has {bytes} bytes; at most {most} are read"),
        "ordinary ones have some thousand; send each household on its own, with nothing else in it");

    internal static SnapshotProblem UnknownMember(string name, string? nearest, IEnumerable<string> known) => New(
        "RE5003",
        $"unknown member `{name}`",
        nearest is null ? $"known here: {string.Join(", ", known)}" : $"did you mean `{nearest}`?");

    internal static SnapshotProblem DuplicateMember(string name) =>
        New("RE5004", $"the member `{name}` appears twice", "keep one of the two");

    internal static SnapshotProblem Missing(string name) =>
        New("RE5005", $"the member `{name}` is required", null);

    internal static SnapshotProblem WrongType(string expected, string found) =>
        New("RE5006", $"expected {expected}, found {found}", null);

    internal static SnapshotProblem OutOfRange(decimal least, decimal most) => New(
        "RE5007",
        string.Create(CultureInfo.InvariantCulture, $"the number must be from {least} to {most}"),
        null);

    internal static SnapshotProblem TooManyDecimals(int most) => New(
        "RE5008",
        string.Create(CultureInfo.InvariantCulture, $"the number has more than {most} decimals"),
        "round it where it is made: numbers are never rounded here");

    internal static SnapshotProblem UnknownCode(string code, string? nearest, IEnumerable<string> known) => New(
        "RE5009",
        $"unknown code `{code}`",
        nearest is null ? $"known here: {string.Join(", ", known)}" : $"did you mean `{nearest}`?");

    internal static SnapshotProblem BadId() => New(
        "RE5010",
        "an id is 1 to 64 letters, digits, dots, underscores or hyphens",
        "use a pseudonym, never a name or an ID number");

    internal static SnapshotProblem BadRegionCode() => New(
        "RE5011",
        "a regionCode is text of 6 digits (county), 9 (township) or 12 (village)",
        null);

    internal static SnapshotProblem BadDate() =>
        New("RE5012", "a date is a day of the calendar written `yyyy-MM-dd`", null);

    internal static SnapshotProblem BadText() => New(
        "RE5013",
        "the text must have 1 to 100 characters, none of them a control character or half of one",
        null);

    internal static SnapshotProblem BadMeasureCode() => New(
        "RE5013",
        "a measure code is 1 to 64 capital letters, digits and underscores, with a letter in front",
        null);

    internal static SnapshotProblem TooShort(int least) => New(
        "RE5014",
        string.Create(CultureInfo.InvariantCulture, $"the list needs at least {least}"),
        null);

    internal static SnapshotProblem TooLong(int most) => New(
        "RE5014",
        string.Create(CultureInfo.InvariantCulture, $"the list has more than {most}"),
        null);

    internal static SnapshotProblem SameMemberId(int first) => New(
        "RE5015",
        string.Create(CultureInfo.InvariantCulture, $"the memberId is the same as that of `/members/{first}`"),
        "give each member an own id");

    internal static SnapshotProblem SameCode(string code) =>
        New("RE5016", $"the code `{code}` appears twice", "keep one of the two");

    internal static SnapshotProblem EventAfterSnapshot(LocalDate date, LocalDate snapshotDate) => New(
        "RE5017",
        $"the event of {Iso(date)} lies after the snapshotDate {Iso(snapshotDate)}",
        "leave it to the next snapshot");

    internal static SnapshotProblem SnapshotAfter(LocalDate snapshotDate, LocalDate asOf) => New(
        "RE5018",
        $"the snapshotDate {Iso(snapshotDate)} lies after asOf {Iso(asOf)}",
        "assess at the day of the snapshot or later");

    internal static SnapshotProblem More() => New(
        "RE5019",
        string.Create(CultureInfo.InvariantCulture, $"there are more mistakes than the {MaxListed} listed"),
        "mend these first");

    private static SnapshotProblem New(string code, string message, string? suggestion) =>
        new("", code, message, suggestion);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
