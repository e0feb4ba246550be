using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Who may leave monitoring, and which category the household is in.</summary>
internal static class CategoryRules
{
    public const int Rows = RuleCode.NONE - RuleCode.RETURNED_TO_POVERTY + 1;
    public const int Indeterminate = Rows;
    private const int StaysMonitored = RuleCode.STAYS_MONITORED - RuleCode.RETURNED_TO_POVERTY;

    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var unsecured = UnsecuredItem(row);
        var cause = RiskCause(household, unsecured, row);
        row[Derived.HasUnsecuredItem] = unsecured;
        row[Derived.HasRiskCause] = cause;
        var sudden = Or(
            row.Flag(RuleCode.SUDDEN_SHOCK), Or(row.Flag(RuleCode.RIGID_EXPENDITURE_HIGH), row.Flag(RuleCode.INCOME_DROP)));
        row[Derived.HasSuddenCause] = sudden;
        Elimination(household, cause, parameters, row);

        var (wasLifted, neverRegistered) = (row[Derived.WasLifted], row[Derived.NeverRegistered]);
        var belowPoverty = row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE);
        var belowLine = row.Flag(RuleCode.INCOME_BELOW_MONITORING_LINE);
        var isMonitored = Of(household.IsMonitored);
        var needsUnsecured = OfParameter(parameters.PovertyNeedsUnsecuredItem);
        var needsAbove = OfParameter(parameters.SuddenRequiresIncomeAboveLine);
        var isPoor = And(belowPoverty, Or(Not(needsUnsecured), unsecured));
        var isAtRisk = And(belowLine, And(cause, Or(needsAbove, Not(sudden))));
        row[RuleCode.RETURNED_TO_POVERTY] = And(wasLifted, isPoor);
        row[RuleCode.NEWLY_POOR] = And(neverRegistered, isPoor);
        row[RuleCode.UNSTABLE_LIFTED] = And(wasLifted, isAtRisk);
        row[RuleCode.MARGINAL] = And(neverRegistered, isAtRisk);
        row[RuleCode.SUDDEN_SEVERE] = And(
            household.PovertyHistory is { } history ? Of(history != PovertyHistory.NOT_LIFTED) : Truth.Unknown,
            And(sudden, Or(Not(needsAbove), Not(belowLine))));
        row[RuleCode.STAYS_MONITORED] = And(isMonitored, Not(row.Flag(RuleCode.ELIMINATION_READY)));
        row[RuleCode.WATCH_LIST] = Or(belowLine, unsecured);
        row[RuleCode.RISK_ELIMINATED] = And(isMonitored, row.Flag(RuleCode.ELIMINATION_READY));
        row[RuleCode.NONE] = Truth.Met;
        row.YieldedCategory = row[RuleCode.STAYS_MONITORED] >= Truth.Unknown ? PlaceOf(household.Monitoring.Category) : -1;
        Decide(row);
    }

    private static Truth UnsecuredItem(HandRow row)
    {
        var truth = Or(row.Flag(RuleCode.FOOD_NOT_SECURED), row.Flag(RuleCode.CLOTHING_NOT_SECURED));
        truth = Or(truth, Or(row.Flag(RuleCode.EDUCATION_NOT_SECURED), row.Flag(RuleCode.MEDICAL_NOT_SECURED)));
        return Or(truth, Or(row.Flag(RuleCode.HOUSING_NOT_SECURED), row.Flag(RuleCode.WATER_NOT_SECURED)));
    }

    private static Truth RiskCause(HouseholdFacts household, Truth unsecured, HandRow row)
    {
        var truth = Or(unsecured, household.RiskCauses is { } causes ? Of(causes.Count > 0) : Truth.Unknown);
        for (var shock = RuleCode.SHOCK_ILLNESS; truth != Truth.Met && shock <= RuleCode.SUDDEN_SHOCK; shock++)
        {
            truth = Or(truth, row.Flag(shock));
        }

        truth = Or(truth, Or(row.Flag(RuleCode.ILLNESS_BURDEN), row.Flag(RuleCode.EDUCATION_BURDEN)));
        truth = Or(truth, Or(row.Flag(RuleCode.DISABILITY_BURDEN), row.Flag(RuleCode.RIGID_EXPENDITURE_HIGH)));
        return Or(truth, row.Flag(RuleCode.NO_LABOUR_CAPACITY));
    }

    private static void Elimination(HouseholdFacts household, Truth cause, HandParameters parameters, HandRow row)
    {
        var isMonitored = Of(household.IsMonitored);
        if (isMonitored == Truth.NotMet)
        {
            row[RuleCode.ELIMINATION_TOO_EARLY] = Truth.NotMet;
            row[RuleCode.ELIMINATION_BARRED_NO_LABOUR] = Truth.NotMet;
            row[RuleCode.ELIMINATION_BLOCKED] = Truth.NotMet;
            row[RuleCode.ELIMINATION_READY] = Truth.NotMet;
            return;
        }

        var monitoring = household.Monitoring;
        row[RuleCode.ELIMINATION_TOO_EARLY] = And(isMonitored, Or(
            Below(monitoring.MonthsFromIdentificationToSnapshot, parameters.EliminationMonths),
            Below(monitoring.MonthsIncomeAboveLine, parameters.EliminationMonths)));
        row[RuleCode.ELIMINATION_BARRED_NO_LABOUR] = And(isMonitored, row.Flag(RuleCode.NO_LABOUR_CAPACITY));
        row[RuleCode.ELIMINATION_BLOCKED] = And(isMonitored, Or(
            NotAboveLine(row),
            Or(cause, monitoring.DeliveredMeasureCount is { } delivered ? Of(delivered == 0) : Truth.Unknown)));
        row[RuleCode.ELIMINATION_READY] = And(isMonitored, And(
            Not(row.Flag(RuleCode.ELIMINATION_TOO_EARLY)),
            And(Not(row.Flag(RuleCode.ELIMINATION_BARRED_NO_LABOUR)), Not(row.Flag(RuleCode.ELIMINATION_BLOCKED)))));
    }

    private static Truth NotAboveLine(HandRow row) =>
        row.DerivedStates[(int)Derived.MonitoringLine] != 0 ? Truth.Unset
        : row.DerivedStates[(int)Derived.IncomePerCapita] != 0 ? Truth.Unknown
        : Of(row.DerivedNumbers[(int)Derived.IncomePerCapita] <= row.DerivedNumbers[(int)Derived.MonitoringLine]);

    private static int PlaceOf(MonitoringCategory? category) => category switch
    {
        MonitoringCategory.RETURNED_TO_POVERTY => 0,
        MonitoringCategory.NEWLY_POOR => 1,
        MonitoringCategory.UNSTABLE_LIFTED => 2,
        MonitoringCategory.MARGINAL => 3,
        MonitoringCategory.SUDDEN_SEVERE => 4,
        MonitoringCategory.WATCH_LIST => 6,
        MonitoringCategory.RISK_ELIMINATED => 7,
        MonitoringCategory.NONE => 8,
        MonitoringCategory.INDETERMINATE => Indeterminate,
        _ => -1,
    };

    // The first met row counts if all above it are not met; an unknown one reached first leaves the category open.
    private static void Decide(HandRow row)
    {
        var states = row.CategoryStates;
        Array.Clear(states);
        var place = 0;
        while (row[RuleCode.RETURNED_TO_POVERTY + place] is Truth.NotMet or Truth.Unset)
        {
            place++;
        }

        row.DecidingRow = place;
        row.CategoryIndex = row[RuleCode.RETURNED_TO_POVERTY + place] == Truth.Met ? Category(row, place) : Indeterminate;
        states[row.CategoryIndex] = (byte)Truth.Met;
        if (row.CategoryIndex != Indeterminate)
        {
            return;
        }

        for (; place < Rows; place++)
        {
            var truth = row[RuleCode.RETURNED_TO_POVERTY + place];
            if (truth is Truth.Met or Truth.Unknown)
            {
                MarkPossible(row, place);
            }

            if (truth == Truth.Met)
            {
                return;
            }
        }
    }

    private static void MarkPossible(HandRow row, int place)
    {
        if (Category(row, place) is var category && category != Indeterminate)
        {
            row.CategoryStates[category] = (byte)Truth.Unknown;
            return;
        }

        // It stays in the monitored category that it is in, and that is not known.
        for (var monitored = RuleCode.UNSTABLE_LIFTED; monitored <= RuleCode.SUDDEN_SEVERE; monitored++)
        {
            row.CategoryStates[monitored - RuleCode.RETURNED_TO_POVERTY] = (byte)Truth.Unknown;
        }
    }

    private static int Category(HandRow row, int place) =>
        place != StaysMonitored ? place : row.YieldedCategory >= 0 ? row.YieldedCategory : Indeterminate;
}
