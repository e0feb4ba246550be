using System.Reflection;
using RiskEngine.Api.Problems;

namespace RiskEngine.Api.OpenApi;

/// <summary>Which refusals come with what a call does.</summary>
internal static class ProblemKinds
{
    /// <summary>Every kind there is.</summary>
    internal static IReadOnlyList<ProblemKind> All { get; } =
    [
        .. typeof(ProblemKind).GetProperties(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(property => property.PropertyType == typeof(ProblemKind))
            .Select(property => (ProblemKind)property.GetValue(null)!)
            .OrderBy(kind => kind.Status),
    ];

    /// <summary>Those of calls that read a body.</summary>
    internal static IReadOnlyList<ProblemKind> OfBodies { get; } =
    [
        ProblemKind.Malformed, ProblemKind.BadHttp, ProblemKind.Invalid, ProblemKind.TooSlow, ProblemKind.TooLarge,
        ProblemKind.MediaType,
    ];

    /// <summary>Those of calls that take no query and are sent one.</summary>
    internal static IReadOnlyList<ProblemKind> OfQueries { get; } = [ProblemKind.Malformed, ProblemKind.Invalid];

    /// <summary>Those of calls that not everybody may make.</summary>
    internal static IReadOnlyList<ProblemKind> OfCallers { get; } = [ProblemKind.NotRecognised, ProblemKind.NotAllowed];

    /// <summary>Those of calls that are counted.</summary>
    internal static IReadOnlyList<ProblemKind> OfLoad { get; } = [ProblemKind.TooMany, ProblemKind.Overloaded];

    /// <summary>The name of a kind in the document: the last part of its type.</summary>
    internal static string NameOf(ProblemKind kind) => kind.Type[(kind.Type.LastIndexOf('/') + 1)..];
}
