using NodaTime;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>The parameters of <c>national/2020.1</c> on a day; null where nobody found a value. All of them hold nationwide.</summary>
internal sealed class HandParameters
{
    public readonly decimal? PovertyLine;
    public readonly decimal? LineMultiplier;
    public readonly decimal? DibaoStandard;
    public readonly decimal? IncomeDropRatio;
    public readonly int? CompulsoryAgeFrom;
    public readonly int? CompulsoryAgeTo;
    public readonly decimal? WaterLitresMinimum;
    public readonly decimal? WaterTripMinutes;
    public readonly decimal? WaterOutageDays;
    public readonly int? WaterLongestOutageDays;
    public readonly int? ShockWindowMonths;
    public readonly decimal? IllnessBurdenLifted;
    public readonly decimal? IllnessBurdenOthers;
    public readonly decimal? EducationBurden;
    public readonly int? WorkingAgeFrom;
    public readonly int? WorkingAgeTo;
    public readonly int? MembersPerWorker;
    public readonly int? StableEmploymentMonths;
    public readonly int? TekunElderlyAge;
    public readonly int? TekunChildAge;
    public readonly int? IdentificationDays;
    public readonly int? FirstMeasureMonths;
    public readonly int? EliminationMonths;
    public readonly decimal? PlausibleWageFrom;
    public readonly bool? PovertyNeedsUnsecuredItem;
    public readonly bool? SuddenRequiresIncomeAboveLine;
    public readonly int? DibaoGradualExitMonths;
    public readonly decimal? TekunScattered;
    public readonly decimal? TekunCentralised;
    public readonly decimal? DisabilityLivingSubsidy;
    public readonly decimal? DisabilityLivingSubsidyOutsideDibao;
    public readonly decimal? DisabilityNursingLevel1;
    public readonly decimal? DisabilityNursingLevel2;
    public readonly decimal? ChildRehabilitation;
    public readonly decimal? ChildRehabilitationCerebralPalsy;
    public readonly int? CerebralPalsyChildAge;
    public readonly int? ChildRehabilitationAgeTo;
    public readonly decimal? DisabilityEducationAid;
    public readonly decimal? DisabilityTraining;
    public readonly decimal? DisabilityProduction;
    public readonly decimal? PensionContribution;
    public readonly int? PensionAgeFrom;
    public readonly int? PremiumSubsidyElderlyAge;
    public readonly int? PremiumSubsidyMinorAge;
    public readonly int? MicrocreditAgeFrom;
    public readonly int? MicrocreditAgeTo;

    private readonly Dictionary<string, object?> values;

    private HandParameters(RuleSet ruleSet, LocalDate day)
    {
        values = ParameterResolution.Resolve(ruleSet, "", day).ToDictionary(found => found.Name, found => found.Value);
        PovertyLine = Number(nameof(PovertyLine));
        LineMultiplier = Number(nameof(LineMultiplier));
        DibaoStandard = Number(nameof(DibaoStandard));
        IncomeDropRatio = Number(nameof(IncomeDropRatio));
        CompulsoryAgeFrom = Whole(nameof(CompulsoryAgeFrom));
        CompulsoryAgeTo = Whole(nameof(CompulsoryAgeTo));
        WaterLitresMinimum = Number(nameof(WaterLitresMinimum));
        WaterTripMinutes = Number(nameof(WaterTripMinutes));
        WaterOutageDays = Number(nameof(WaterOutageDays));
        WaterLongestOutageDays = Whole(nameof(WaterLongestOutageDays));
        ShockWindowMonths = Whole(nameof(ShockWindowMonths));
        IllnessBurdenLifted = Number(nameof(IllnessBurdenLifted));
        IllnessBurdenOthers = Number(nameof(IllnessBurdenOthers));
        EducationBurden = Number(nameof(EducationBurden));
        WorkingAgeFrom = Whole(nameof(WorkingAgeFrom));
        WorkingAgeTo = Whole(nameof(WorkingAgeTo));
        MembersPerWorker = Whole(nameof(MembersPerWorker));
        StableEmploymentMonths = Whole(nameof(StableEmploymentMonths));
        TekunElderlyAge = Whole(nameof(TekunElderlyAge));
        TekunChildAge = Whole(nameof(TekunChildAge));
        IdentificationDays = Whole(nameof(IdentificationDays));
        FirstMeasureMonths = Whole(nameof(FirstMeasureMonths));
        EliminationMonths = Whole(nameof(EliminationMonths));
        PlausibleWageFrom = Number(nameof(PlausibleWageFrom));
        PovertyNeedsUnsecuredItem = YesNo(nameof(PovertyNeedsUnsecuredItem));
        SuddenRequiresIncomeAboveLine = YesNo(nameof(SuddenRequiresIncomeAboveLine));
        DibaoGradualExitMonths = Whole(nameof(DibaoGradualExitMonths));
        TekunScattered = Number(nameof(TekunScattered));
        TekunCentralised = Number(nameof(TekunCentralised));
        DisabilityLivingSubsidy = Number(nameof(DisabilityLivingSubsidy));
        DisabilityLivingSubsidyOutsideDibao = Number(nameof(DisabilityLivingSubsidyOutsideDibao));
        DisabilityNursingLevel1 = Number(nameof(DisabilityNursingLevel1));
        DisabilityNursingLevel2 = Number(nameof(DisabilityNursingLevel2));
        ChildRehabilitation = Number(nameof(ChildRehabilitation));
        ChildRehabilitationCerebralPalsy = Number(nameof(ChildRehabilitationCerebralPalsy));
        CerebralPalsyChildAge = Whole(nameof(CerebralPalsyChildAge));
        ChildRehabilitationAgeTo = Whole(nameof(ChildRehabilitationAgeTo));
        DisabilityEducationAid = Number(nameof(DisabilityEducationAid));
        DisabilityTraining = Number(nameof(DisabilityTraining));
        DisabilityProduction = Number(nameof(DisabilityProduction));
        PensionContribution = Number(nameof(PensionContribution));
        PensionAgeFrom = Whole(nameof(PensionAgeFrom));
        PremiumSubsidyElderlyAge = Whole(nameof(PremiumSubsidyElderlyAge));
        PremiumSubsidyMinorAge = Whole(nameof(PremiumSubsidyMinorAge));
        MicrocreditAgeFrom = Whole(nameof(MicrocreditAgeFrom));
        MicrocreditAgeTo = Whole(nameof(MicrocreditAgeTo));
    }

    public static HandParameters On(RuleSet ruleSet, LocalDate day) => new(ruleSet, day);

    private decimal? Number(string name) => (decimal?)values[name];

    private int? Whole(string name) => (int?)values[name];

    private bool? YesNo(string name) => (bool?)values[name];
}
