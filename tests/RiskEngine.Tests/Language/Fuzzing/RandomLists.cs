using FsCheck;
using FsCheck.Fluent;
using RiskEngine.Language.Text;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>Random questions about lists, filtered or not, inside each other as deep as the language allows.</summary>
internal static class RandomLists
{
    public static Gen<Written> Conditions(int size, Names names) => Ask(
        size,
        names,
        ["Any", "All"],
        inner => RandomExpressions.Conditions(size - 2, inner),
        list => $"{list}.Any()");

    public static Gen<Written> Numbers(Kind kind, int size, Names names) => kind switch
    {
        Kind.Whole => RandomExpressions.Pick(
            () => Ask(size, names, ["Count"], inner => RandomExpressions.Conditions(size - 2, inner), list => $"{list}.Count()"),
            () => Ask(size, names, ["Sum", "Min", "Max"], inner => RandomExpressions.Numbers(Kind.Whole, size - 2, inner), list => $"{list}.Count()")),
        Kind.Exact => Ask(
            size,
            names,
            ["Sum", "Min", "Max", "Average"],
            inner => RandomExpressions.Numbers(Kind.Exact, size - 2, inner),
            list => $"({list}.Count() * 1m)"),
        _ => Ask(
            size,
            names,
            ["Average"],
            inner => inner.Fact(Kind.Whole, present: true),
            list => $"({list}.Count() * 1.0)"),
    };

    private static Gen<Written> Ask(
        int size, Names names, string[] questions, Func<Names, Gen<Written>> bodies, Func<string, string> withoutBody) =>
        names.Depth == ExpressionLimits.Lists
            ? Gen.Elements(Lists(names)).Select(list => new Written(withoutBody(list.Text)))
            : from list in Gen.Elements(Lists(names))
              from filter in Filters(size, names, list.OfPeople)
              from question in Gen.Elements(questions)
              from hasBody in Gen.Choose(0, 7)
              from body in bodies(With(names, list.OfPeople, Parameter(names)))
              select hasBody == 0
                  ? new Written(withoutBody(list.Text + filter))
                  : new Written($"{list.Text}{filter}.{question}({Parameter(names)} => {body.Text})", body.CanBeNull);

    private static Gen<string> Filters(int size, Names names, bool ofPeople)
    {
        var name = Parameter(names) + "w";
        var inner = With(names, ofPeople, name);
        var some = names.Hides
            ? RandomExpressions.Conditions(Math.Min(size - 2, 2), inner)
            : Gen.Elements(ofPeople ? new[] { $"{name}.Age > 5", $"{name}.IsHead", $"{name}.Room == \"C\"" } : [$"{name}.Month > 1"]).Select(text => new Written(text));
        return from count in Gen.Frequency((4, Gen.Constant(0)), (2, Gen.Constant(1)), (1, Gen.Constant(2)))
               from conditions in Gen.ListOf(some, count)
               select string.Concat(conditions.Select(condition => $".Where({name} => {condition.Text})"));
    }

    private static Names With(Names names, bool ofPeople, string name) => ofPeople ? names.WithPerson(name) : names.WithPayment(name);

    private static string Parameter(Names names) => ((char)('a' + names.Depth)).ToString();

    private static (string Text, bool OfPeople)[] Lists(Names names) =>
    [
        ("household.People", true), ("household.Guests", true),
        .. names.People.Select(person => ($"{person}.Payments", false)), .. names.People.Select(person => ($"{person}.Gifts", false)),
    ];
}
