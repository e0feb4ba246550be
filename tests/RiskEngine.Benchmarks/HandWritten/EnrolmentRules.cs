using RiskEngine.Facts;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>The programmes that the household is enrolled in: one look at each enrolment.</summary>
internal static class EnrolmentRules
{
    public static void Apply(HouseholdFacts household, HandRow row)
    {
        var absent = household.Enrolments is null ? Truth.Unknown : Truth.NotMet;
        var (dibao, tekun, living, nursing) = (absent, absent, absent, absent);
        var (orphan, yulu, microcredit) = (absent, absent, absent);
        var (atHome, fullDibao, tempAssist, hadTempAssist) = (absent, absent, absent, absent);
        foreach (var enrolment in household.Enrolments is { } enrolments ? enrolments.AsSpan() : default)
        {
            var isCurrent = Of(enrolment.IsCurrent);
            switch (enrolment.Programme)
            {
                case "DIBAO_ENROL" or "DIBAO_SINGLE_PERSON":
                    (dibao, fullDibao) = (Or(dibao, isCurrent), Or(fullDibao, isCurrent));
                    break;
                case "DIBAO_GRADUAL_EXIT":
                    dibao = Or(dibao, isCurrent);
                    break;
                case "TEMP_ASSIST":
                    (tempAssist, hadTempAssist) = (Or(tempAssist, isCurrent), Truth.Met);
                    break;
                case "TEKUN_ENROL" or "TEKUN_HOME_CARE":
                    (tekun, atHome) = (Or(tekun, isCurrent), Or(atHome, isCurrent));
                    break;
                case "TEKUN_CENTRALISED":
                    tekun = Or(tekun, isCurrent);
                    break;
                case "DIS_LIVING":
                    living = Or(living, isCurrent);
                    break;
                case "DIS_NURSING":
                    nursing = Or(nursing, isCurrent);
                    break;
                case "ORPHAN_ALLOWANCE":
                    orphan = Or(orphan, isCurrent);
                    break;
                case "EDU_YULU":
                    yulu = Or(yulu, isCurrent);
                    break;
                case "FIN_MICROCREDIT":
                    microcredit = Or(microcredit, isCurrent);
                    break;
                case null:
                    var could = And(isCurrent, Truth.Unknown);
                    (dibao, tekun, living, nursing) = (Or(dibao, could), Or(tekun, could), Or(living, could), Or(nursing, could));
                    (orphan, yulu, microcredit) = (Or(orphan, could), Or(yulu, could), Or(microcredit, could));
                    (atHome, fullDibao, tempAssist) = (Or(atHome, could), Or(fullDibao, could), Or(tempAssist, could));
                    hadTempAssist = Or(hadTempAssist, Truth.Unknown);
                    break;
            }
        }

        row[Derived.OnDibao] = dibao;
        row[Derived.OnTekun] = tekun;
        row[Derived.OnDisabilityLiving] = living;
        row[Derived.OnDisabilityNursing] = nursing;
        row[Derived.OnOrphanAllowance] = orphan;
        row[Derived.OnYulu] = yulu;
        row[Derived.OnMicrocredit] = microcredit;
        row[Derived.OnTekunAtHome] = atHome;
        row[Derived.OnFullDibao] = fullDibao;
        row[Derived.OnTempAssist] = tempAssist;
        row[Derived.HadTempAssist] = hadTempAssist;
        row[RuleCode.REFUSED_WITH_DIFFICULTY] = Refused(household);
    }

    private static Truth Refused(HouseholdFacts household)
    {
        var truth = household.RefusedApplications is null ? Truth.Unknown : Truth.NotMet;
        foreach (var refused in household.RefusedApplications is { } applications ? applications.AsSpan() : default)
        {
            truth = Or(truth, Of(refused.DifficultyNoted));
        }

        return truth;
    }
}
