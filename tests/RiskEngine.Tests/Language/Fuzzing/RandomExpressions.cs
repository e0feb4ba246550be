using FsCheck;
using FsCheck.Fluent;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>Random well-typed conditions: every construct of the language, nested.</summary>
internal static class RandomExpressions
{
    /// <summary>Conditions of any size up to the one given.</summary>
    public static Gen<Written> Conditions(int size, Names names) => size <= 0 ? Small(names) : Pick(
        () => Small(names),
        () => Comparison(Kind.Whole, size, names),
        () => Comparison(Kind.Exact, size, names),
        () => Comparison(Kind.Exact, size, names),
        () => Comparison(Kind.Binary, size, names),
        () => Logical(size, names),
        () => Logical(size, names),
        () => Logical(size, names),
        () => In(size, names),
        () => RandomLists.Conditions(size, names),
        () => RandomLists.Conditions(size, names),
        () => names.Hides ? Not(size, names) : Logical(size, names),
        () => names.Hides ? NullCheck(size, names) : Logical(size, names),
        () => Choice(size, names, less => Conditions(less, names)),
        () => names.Hides ? YesNoOrElse(size, names) : Small(names));

    /// <summary>Numbers of a kind.</summary>
    public static Gen<Written> Numbers(Kind kind, int size, Names names) => size <= 0 ? names.Fact(kind) : Pick(
        () => names.Fact(kind),
        () => Literal(kind),
        () => Arithmetic(kind, size, names),
        () => Arithmetic(kind, size, names),
        () => from operand in Numbers(kind, size - 1, names)
              select operand with { Text = $"-({operand.Text})", IsLiteral = false },
        () => RandomLists.Numbers(kind, size, names),
        () => RandomLists.Numbers(kind, size, names),
        () => RandomFunctions.Numbers(kind, size, names),
        () => Choice(size, names, less => Numbers(kind, less, names)),
        () => names.Hides ? OrElse(kind, size, names) : names.Fact(kind));

    /// <summary>One of some generators, each made only when it is chosen: a tree of all of them would never end.</summary>
    public static Gen<Written> Pick(params Func<Gen<Written>>[] options) =>
        Gen.Choose(0, options.Length - 1).SelectMany(chosen => options[chosen]());

    private static Gen<Written> Small(Names names) => Pick(
        () => from fact in names.Fact(Kind.YesNo)
              from symbol in Gen.Elements("==", "!=")
              from word in Gen.Elements("true", "false")
              select new Written($"{fact.Text} {symbol} {word}"),
        () => from fact in names.Fact(Kind.YesNo, present: true)
              select fact,
        () => from left in names.Fact(Kind.YesNo)
              from right in names.Fact(Kind.YesNo)
              from symbol in Gen.Elements("==", "!=")
              select new Written($"{left.Text} {symbol} {right.Text}"),
        () => from fact in names.Fact(Kind.Text)
              from other in Pick(() => names.Fact(Kind.Text), () => Texts())
              from symbol in Gen.Elements("==", "!=")
              select new Written($"{fact.Text} {symbol} {other.Text}"),
        () => from fact in names.Fact(Kind.Code)
              from other in Pick(() => names.Fact(Kind.Code), () => Codes())
              from symbol in Gen.Elements("==", "!=")
              select new Written($"{fact.Text} {symbol} {other.Text}"),
        () => Comparison(Kind.Exact, 0, names),
        () => Comparison(Kind.Whole, 0, names));

    private static Gen<Written> Comparison(Kind kind, int size, Names names) =>
        from left in Numbers(kind, size / 2, names)
        from symbol in Gen.Elements("<", "<=", ">", ">=", "==", "!=")
        from right in kind == Kind.Exact
            ? Pick(() => Numbers(kind, size / 2, names), () => Numbers(Kind.Whole, size / 2, names), () => Gen.Elements(new Written("0"), new Written("0.5")))
            : Numbers(kind, size / 2, names)
        select new Written($"{left.Text} {symbol} {right.Text}");

    private static Gen<Written> Logical(int size, Names names) =>
        from left in Conditions(size / 2, names)
        from symbol in Gen.Elements("&&", "||")
        from right in Conditions(size - 1 - (size / 2), names)
        select new Written($"({left.Text} {symbol} {right.Text})");

    private static Gen<Written> Not(int size, Names names) =>
        from operand in Conditions(size - 1, names)
        select new Written($"!({operand.Text})");

    private static Gen<Written> NullCheck(int size, Names names) =>
        from operand in Pick(
            () => Numbers(Kind.Exact, size - 1, names).Where(number => !number.IsLiteral),
            () => names.Fact(Kind.Text),
            () => names.Fact(Kind.Code),
            () => names.Fact(Kind.YesNo),
            () => Gen.Elements(new Written("household.Guests"), new Written("household.Spare"), new Written("household.Plot")))
        from symbol in Gen.Elements("==", "!=")
        select new Written($"({operand.Text}) {symbol} null");

    private static Gen<Written> In(int size, Names names) => Pick(
        () => from value in Numbers(Kind.Whole, size / 2, names)
              from items in Gen.ListOf(Pick(() => names.Fact(Kind.Whole), () => Gen.Elements(new Written("-1"), new Written("0"), new Written("1"))), 3)
              select Listed(value, items),
        () => from value in Numbers(Kind.Exact, size / 2, names)
              from items in Gen.ListOf(Pick(() => names.Fact(Kind.Exact), () => Gen.Elements(new Written("0"), new Written("1.5"))), 2)
              select Listed(value, items),
        () => from value in names.Fact(Kind.Text)
              from items in Gen.ListOf(Texts(), 2)
              select Listed(value, items),
        () => from value in names.Fact(Kind.Code, present: true)
              from items in Gen.ListOf(Codes(), 2)
              select Listed(value, items));

    private static Written Listed(Written value, IEnumerable<Written> items) =>
        new($"({value.Text}) in ({string.Join(", ", items.Select(item => item.Text))})");

    private static Gen<Written> Arithmetic(Kind kind, int size, Names names) =>
        from left in Numbers(kind, size / 2, names)
        from symbol in kind == Kind.Whole ? Gen.Elements("+", "-", "*", "%") : Gen.Elements("+", "-", "*", "/", "%")
        from right in kind == Kind.Exact
            ? Pick(() => Numbers(kind, size / 2, names), () => Numbers(Kind.Whole, size / 2, names))
            : Numbers(kind, size / 2, names)
        select new Written($"({left.Text} {symbol} {right.Text})", left.CanBeNull || right.CanBeNull);

    // In a rule that scores only a present fact may choose.
    private static Gen<Written> Choice(int size, Names names, Func<int, Gen<Written>> operands) =>
        from condition in names.Hides ? Conditions(size / 2, names) : names.Fact(Kind.YesNo, present: true)
        from yes in operands(size / 2)
        from no in operands(size / 2)
        select new Written($"({condition.Text} ? {yes.Text} : {no.Text})", yes.CanBeNull || no.CanBeNull);

    private static Gen<Written> OrElse(Kind kind, int size, Names names) => kind == Kind.Binary ? names.Fact(kind) :
        from left in names.Missing(kind)
        from right in Pick(() => Numbers(kind, size - 1, names), () => Gen.Constant(new Written(kind == Kind.Exact ? "0m" : "0")))
        select new Written($"({left.Text} ?? {right.Text})", right.CanBeNull);

    private static Gen<Written> YesNoOrElse(int size, Names names) =>
        from left in names.Missing(Kind.YesNo)
        from right in Conditions(size - 1, names)
        select new Written($"({left.Text} ?? {right.Text})");

    private static Gen<Written> Literal(Kind kind) => Gen.Elements(kind switch
    {
        Kind.Whole => ["0", "1", "3", "-2", "2147483647"],
        Kind.Exact => new[] { "0m", "1m", "0.1m", "100.50m", "-7m", "79228162514264337593543950335m" },
        _ => ["0.5", "2.0", "1e3", "-0.25"],
    }).Select(text => new Written(text, IsLiteral: true));

    private static Gen<Written> Texts() => Gen.Elements("\"North\"", "\"\"", "\"x\"").Select(text => new Written(text));

    private static Gen<Written> Codes() => Gen.Elements("\"A\"", "\"C\"", "\"NO_HOUSE\"").Select(text => new Written(text));
}
