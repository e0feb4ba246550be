using System.Reflection;
using RiskEngine.Households;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>Takes answers of a household away in memory: single ones, lists, and whole parts.</summary>
internal sealed class Omissions(Random random)
{
    // What must be there, and where absence means "not yet" or "as many as members" rather than unknown.
    private static readonly string[] Kept =
    [
        nameof(HouseholdSnapshot.RegionCode), nameof(HouseholdSnapshot.HouseholdSize), nameof(Clue.VerifiedOn),
        nameof(DeliveredMeasure.DeliveredOn), nameof(Enrolment.To), nameof(Monitoring.EliminatedOn),
    ];

    private static readonly Dictionary<Type, PropertyInfo[]> Answers = Types(typeof(HouseholdSnapshot))
        .Distinct().ToDictionary(type => type, AnswersOf);

    /// <summary>Every answer that it may take away, as type and name.</summary>
    public static IEnumerable<string> All => Answers.SelectMany(pair => pair.Value.Select(answer => $"{pair.Key.Name}.{answer.Name}"));

    /// <summary>Takes away so large a share of the answers, of which each is as likely as the others.</summary>
    public void Omit(HouseholdSnapshot household, double share)
    {
        foreach (var part in Parts(household))
        {
            foreach (var answer in Answers[part.GetType()])
            {
                if (random.NextDouble() < share)
                {
                    answer.SetValue(part, null);
                }
            }
        }

        foreach (SnapshotPart part in (SnapshotPart[])[household.Income, household.Expenses, household.Living, household.Monitoring])
        {
            if (random.NextDouble() < share / 10)
            {
                part.Clear();
            }
        }
    }

    private static IEnumerable<object> Parts(object owner)
    {
        yield return owner;
        foreach (var property in PropertiesOf(owner.GetType()))
        {
            if (property.GetValue(owner) is not { } inner)
            {
                continue;
            }

            foreach (var element in inner is SnapshotPart ? [inner] : inner as IEnumerable<object> ?? [])
            {
                foreach (var part in Parts(element))
                {
                    yield return part;
                }
            }
        }
    }

    private static IEnumerable<Type> Types(Type owner) =>
        PropertiesOf(owner).Select(property => ElementOf(property.PropertyType)).SelectMany(Types).Prepend(owner);

    private static IEnumerable<PropertyInfo> PropertiesOf(Type owner) => owner
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => typeof(SnapshotPart).IsAssignableFrom(ElementOf(property.PropertyType)));

    private static Type ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(FactList<>) ? type.GetGenericArguments()[0] : type;

    private static PropertyInfo[] AnswersOf(Type owner) =>
    [
        .. owner.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property =>
            property.SetMethod is not null && !Kept.Contains(property.Name)
            && (!property.PropertyType.IsValueType || Nullable.GetUnderlyingType(property.PropertyType) is not null)),
    ];
}
