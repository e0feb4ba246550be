using System.Globalization;
using NUnit.Framework;

namespace RiskEngine.Tests.Architecture;

/// <summary>Shapes of types that the house does not want.</summary>
internal sealed class TypeTests
{
    [Test]
    public void Every_class_is_sealed_abstract_or_static()
    {
        var types = Assemblies.WrittenTypes(Assemblies.All);

        Assert.That(types, Has.Count.GreaterThan(100), "the test must look at something");
        Assert.That(Open(types), Is.Empty);
    }

    [Test]
    public void No_interface_has_fewer_than_two_implementations() =>
        Assert.That(Lonely(Assemblies.WrittenTypes(Assemblies.All)), Is.Empty);

    [Test]
    public void The_doors_offer_no_types_to_other_code() =>
        Assert.That(Visible(Assemblies.WrittenTypes(Assemblies.Api, Assemblies.Cli)), Is.Empty);

    [Test]
    public void An_open_class_is_found() =>
        Assert.That(
            Open([typeof(string), typeof(Stream), typeof(Math), typeof(DayOfWeek), typeof(List<int>)]),
            Is.EqualTo(new[] { typeof(List<int>) }));

    [Test]
    public void An_interface_with_one_implementation_is_found() =>
        Assert.That(
            Lonely([typeof(IFormatProvider), typeof(CultureInfo), typeof(IEquatable<>), typeof(string), typeof(int)]),
            Is.EqualTo(new[] { typeof(IFormatProvider) }));

    [Test]
    public void A_visible_type_is_found() =>
        Assert.That(Visible([typeof(TypeTests), typeof(string)]), Is.EqualTo(new[] { typeof(string) }));

    private static IEnumerable<Type> Open(IEnumerable<Type> types) =>
        types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false });

    private static IEnumerable<Type> Lonely(IReadOnlyCollection<Type> types) =>
        types.Where(type => type.IsInterface && types.Count(other => Implements(other, type)) < 2);

    private static IEnumerable<Type> Visible(IEnumerable<Type> types) => types.Where(type => type.IsVisible);

    private static bool Implements(Type type, Type contract) =>
        !type.IsInterface
        && type.GetInterfaces().Any(i => (i.IsGenericType ? i.GetGenericTypeDefinition() : i) == contract);
}
