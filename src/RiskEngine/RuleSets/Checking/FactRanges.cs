using System.Collections.Frozen;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language.Binding;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Between which numbers the answers of a household lie, as its schema says.</summary>
internal static class FactRanges
{
    private static readonly FrozenDictionary<(Type Owner, string Name), (decimal? Low, decimal? High)> Ranges =
        new Dictionary<(Type Owner, string Name), (decimal? Low, decimal? High)>
        {
            [(typeof(HouseholdFacts), nameof(HouseholdFacts.Size))] = (1, 1_000_000),
            [(typeof(HouseholdFacts), nameof(HouseholdFacts.MemberCount))] = (1, 50),
            [(typeof(HouseholdFacts), nameof(HouseholdFacts.LiftedYear))] = (1900, 2100),
            [(typeof(Member), nameof(Member.Age))] = (0, 130),
            [(typeof(Member), nameof(Member.DisabilityLevel))] = (0, 4),
            [(typeof(Member), nameof(Member.MonthsWorked))] = (0, 12),
            [(typeof(Income), nameof(Income.Wage))] = (0, null),
            [(typeof(Income), nameof(Income.Transfer))] = (0, null),
            [(typeof(Income), nameof(Income.ProductionCost))] = (0, null),
            [(typeof(Income), nameof(Income.Claims))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.MedicalOutOfPocket))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.MedicalOutOfCatalogue))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.EducationOutOfPocket))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.Rehabilitation))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.DisasterRecovery))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.OtherRigid))] = (0, null),
            [(typeof(Expenses), nameof(Expenses.NecessaryEmploymentCost))] = (0, null),
            [(typeof(Water), nameof(Water.LitresPerPersonDay))] = (0, 100_000),
            [(typeof(Water), nameof(Water.TripMinutes))] = (0, 100_000),
            [(typeof(Water), nameof(Water.OutageDaysPerYear))] = (0, 366),
            [(typeof(Water), nameof(Water.LongestOutageDays))] = (0, 100_000),
            [(typeof(EventFacts), nameof(EventFacts.MonthsAgo))] = (0, null),
            [(typeof(EventFacts), nameof(EventFacts.DaysAgo))] = (0, null),
            [(typeof(EventFacts), nameof(EventFacts.Loss))] = (0, null),
            [(typeof(EventFacts), nameof(EventFacts.IncomeLoss))] = (0, null),
            [(typeof(EventFacts), nameof(EventFacts.Expense))] = (0, null),
            [(typeof(EventFacts), nameof(EventFacts.Compensation))] = (0, null),
        }.ToFrozenDictionary();

    /// <summary>The facts that have a range.</summary>
    public static IEnumerable<(Type Owner, string Name)> Known => Ranges.Keys;

    /// <summary>The range of a fact; no bounds for one that has none here.</summary>
    public static (decimal? Low, decimal? High) Of(BoundMember fact) => Of(fact.Property.DeclaringType!, fact.Property.Name);

    /// <summary>The range of a fact by its owner and name.</summary>
    public static (decimal? Low, decimal? High) Of(Type owner, string name) => Ranges.GetValueOrDefault((owner, name));

    /// <summary>A household has a member.</summary>
    public static bool IsNeverEmpty(BoundNode list) =>
        list is BoundMember { Property: { Name: nameof(HouseholdFacts.Members) } property }
        && property.DeclaringType == typeof(HouseholdFacts);
}
