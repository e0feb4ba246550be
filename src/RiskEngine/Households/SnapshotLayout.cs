using RiskEngine.Households.Fields;

namespace RiskEngine.Households;

/// <summary>What an answer of a snapshot is.</summary>
public enum AnswerKind
{
    /// <summary>Text or an id.</summary>
    Text,

    /// <summary>One of several codes.</summary>
    Code,

    /// <summary>A list of codes.</summary>
    Codes,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,

    /// <summary>True or false.</summary>
    YesNo,

    /// <summary>An object with answers of its own.</summary>
    Part,

    /// <summary>A list of objects with answers of their own.</summary>
    List,
}

/// <summary>One answer of a snapshot, for whoever shows or takes answers in another form than JSON.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsRequired">Whether there is no snapshot without it.</param>
/// <param name="Codes">The codes to choose from; empty where there is no choice.</param>
/// <param name="Within">The answers of a part, or of each object of a list; empty for a plain answer.</param>
public sealed record SnapshotAnswer(
    string Name, AnswerKind Kind, bool IsRequired, IReadOnlyList<string> Codes, IReadOnlyList<SnapshotAnswer> Within);

/// <summary>Every answer that a snapshot can hold, as <see cref="SnapshotReader"/> reads them.</summary>
public static class SnapshotLayout
{
    /// <summary>The answers of a household, in the order in which they are asked.</summary>
    public static IReadOnlyList<SnapshotAnswer> Household { get; } = Of(SnapshotFields.Household);

    private static SnapshotAnswer[] Of(FieldTable table) => [.. table.All.Select(field => new SnapshotAnswer(
        field.Name, field.Kind, field.IsRequired, field.CodeNames, field.Within is { } within ? Of(within) : []))];
}
