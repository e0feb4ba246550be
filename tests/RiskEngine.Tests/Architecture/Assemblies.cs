using System.Reflection;
using RiskEngine.Assessments;
using RiskEngine.Cli;
using RiskEngine.Language;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Architecture;

/// <summary>The five assemblies under src.</summary>
internal static class Assemblies
{
    public static Assembly Language { get; } = typeof(ExpressionCompiler).Assembly;

    public static Assembly Domain { get; } = typeof(Assessment).Assembly;

    public static Assembly Storage { get; } = typeof(StoreAddress).Assembly;

    public static Assembly Api { get; } = Assembly.Load("RiskEngine.Api");

    public static Assembly Cli { get; } = typeof(ExitCode).Assembly;

    public static IReadOnlyList<Assembly> All { get; } = [Language, Domain, Storage, Api, Cli];

    /// <summary>Every type that people wrote. Generated ones live in namespaces of their makers, or in none.</summary>
    public static IReadOnlyList<Type> WrittenTypes(params IEnumerable<Assembly> assemblies) =>
    [
        .. from assembly in assemblies
           from type in assembly.GetTypes()
           where type.Namespace?.StartsWith("RiskEngine", StringComparison.Ordinal) is true
           select type,
    ];
}
