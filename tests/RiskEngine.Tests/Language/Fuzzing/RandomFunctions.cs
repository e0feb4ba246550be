using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>Random calls of the functions of <c>Math</c>, on numbers that stock takes there.</summary>
internal static class RandomFunctions
{
    public static Gen<Written> Numbers(Kind kind, int size, Names names) =>
        from first in Present(kind, size - 1, names)
        from second in Present(kind, size / 2, names)
        from call in Gen.Elements(Calls(kind))
        select new Written(string.Format(CultureInfo.InvariantCulture, call, first.Text, second.Text));

    private static string[] Calls(Kind kind) => kind == Kind.Whole
        ? ["Math.Abs({0})", "Math.Min({0}, {1})", "Math.Max({0}, {1})"]
        : ["Math.Abs({0})", "Math.Min({0}, {1})", "Math.Max({0}, {1})", "Math.Round({0})", "Math.Round({0}, 2)", "Math.Floor({0})", "Math.Ceiling({0})"];

    private static Gen<Written> Present(Kind kind, int size, Names names) => RandomExpressions.Numbers(kind, size, names).SelectMany(number =>
        number.CanBeNull || number.IsLiteral ? names.Fact(kind, present: true) : Gen.Constant(number));
}
