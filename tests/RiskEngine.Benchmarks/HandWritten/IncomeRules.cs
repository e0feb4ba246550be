using RiskEngine.Facts;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Income, spending and what is left of them.</summary>
internal static class IncomeRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var (income, expenses) = (household.Income, household.Expenses);
        var size = household.Size;

        // Amounts are bounded by the reader far below what could overflow.
        decimal? net = income is { Wage: { } wage, Business: { } business, Property: { } property, Transfer: { } transfer, ProductionCost: { } cost }
            ? wage + business + property + transfer - cost
            : null;
        decimal? perHead = net is { } sum && size != 0 ? sum / size : null;
        decimal? reference = net is { } own && income.Claims is { } claims && expenses.MedicalOutOfPocket is { } bills && size != 0
            ? (own + claims - bills) / size
            : null;
        decimal? line = parameters.PovertyLine is { } poverty && parameters.LineMultiplier is { } multiplier ? poverty * multiplier : null;
        decimal? dibao = net is { } gross && expenses.NecessaryEmploymentCost is { } necessary && size != 0 ? (gross - necessary) / size : null;
        row.Derive(Derived.NetIncome, net);
        row.Derive(Derived.IncomePerCapita, perHead);
        row.Derive(Derived.ReferenceIncomePerCapita, reference);
        row.Derive(Derived.PovertyLine, parameters.PovertyLine, isUnset: true);
        row.Derive(Derived.LineMultiplier, parameters.LineMultiplier, isUnset: true);
        row.Derive(Derived.MonitoringLine, line, isUnset: true);
        row.Derive(Derived.DibaoIncomePerCapita, dibao);
        row.FlagBelow(RuleCode.INCOME_BELOW_POVERTY_LINE, perHead, parameters.PovertyLine);
        row.FlagBelow(RuleCode.INCOME_BELOW_MONITORING_LINE, perHead, line);
        row.FlagBelow(RuleCode.INCOME_BELOW_DIBAO, dibao, parameters.DibaoStandard);
        Drop(net, income.PreviousNetIncome, parameters, row);
        Rigid(expenses, income.PreviousNetIncome, row);
        decimal? afterOwnPaid = net is { } earned && income.Claims is { } paidIn && size != 0
            && row.DerivedStates[(int)Derived.RigidExpenditure] == 0
                ? (earned + paidIn - row.DerivedNumbers[(int)Derived.RigidExpenditure]) / size
                : null;
        row.Derive(Derived.AfterOwnPaidPerCapita, afterOwnPaid);
    }

    private static void Drop(in decimal? net, in decimal? previous, HandParameters parameters, HandRow row)
    {
        decimal? drop = net is { } now && previous is { } before && before != 0 ? 1 - (now / before) : null;
        row.Derive(Derived.IncomeDropRatio, drop);
        var truth = And(AtLeast(drop, parameters.IncomeDropRatio), previous is { } base_ ? Of(base_ > 0) : Truth.Unknown);
        row[RuleCode.INCOME_DROP] = truth;
        if (truth == Truth.Met)
        {
            row.Margins[(int)RuleCode.INCOME_DROP] = parameters.IncomeDropRatio.GetValueOrDefault() - drop.GetValueOrDefault();
        }
    }

    private static void Rigid(Households.Expenses expenses, in decimal? previous, HandRow row)
    {
        decimal? rigid = expenses is
        {
            MedicalOutOfPocket: { } bills, MedicalOutOfCatalogue: { } drugs, EducationOutOfPocket: { } school,
            Rehabilitation: { } rehabilitation, DisasterRecovery: { } recovery, OtherRigid: { } other,
        }
            ? bills + drugs + school + rehabilitation + recovery + other
            : null;
        row.Derive(Derived.RigidExpenditure, rigid);
        if (rigid is <= 0)
        {
            row[RuleCode.RIGID_EXPENDITURE_HIGH] = Truth.NotMet;
        }
        else if (rigid is { } spent && previous is { } before)
        {
            row[RuleCode.RIGID_EXPENDITURE_HIGH] = Of(spent > before);
            row.Margins[(int)RuleCode.RIGID_EXPENDITURE_HIGH] = before - spent;
        }
        else
        {
            row[RuleCode.RIGID_EXPENDITURE_HIGH] = Truth.Unknown;
        }
    }
}
