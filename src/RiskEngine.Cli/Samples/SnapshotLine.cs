using System.Text.Json;
using NodaTime;

namespace RiskEngine.Cli.Samples;

/// <summary>Writes a made-up household as a snapshot, version 1, in the order of the schema, without unknowns.</summary>
internal static class SnapshotLine
{
    public static void Write(Utf8JsonWriter json, SampleHousehold household)
    {
        json.WriteStartObject();
        WriteId(json, household.Number);
        json.WriteString("regionCode"u8, household.RegionCode);
        Date(json, "snapshotDate"u8, household.SnapshotDate);
        Text(json, "povertyHistory"u8, household.PovertyHistory);
        Number(json, "liftedYear"u8, household.LiftedYear);
        Number(json, "householdSize"u8, household.Size);
        Text(json, "copingCapacity"u8, household.CopingCapacity);
        WriteCauses(json, household.RiskCauses);
        Flag(json, "industryCondition"u8, household.IndustryCondition);
        Flag(json, "creditGood"u8, household.CreditGood);
        Flag(json, "developmentAidFeasible"u8, household.DevelopmentAidFeasible);
        Date(json, "incomeAboveDibaoSince"u8, household.IncomeAboveDibaoSince);
        json.WriteStartArray("members"u8);
        for (var place = 0; place < household.Members.Count; place++)
        {
            WriteMember(json, household.Members[place], place + 1);
        }

        json.WriteEndArray();
        WriteBudget(json, household.Income, household.Expenses);
        WriteLiving(json, household.Living);
        WriteAssets(json, household.Assets);
        SnapshotHistory.Write(json, household);
        json.WriteEndObject();
    }

    public static void Text(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? code)
    {
        if (code is not null)
        {
            json.WriteString(name, code);
        }
    }

    public static void Flag(Utf8JsonWriter json, ReadOnlySpan<byte> name, bool? answer)
    {
        if (answer is { } known)
        {
            json.WriteBoolean(name, known);
        }
    }

    public static void Number(Utf8JsonWriter json, ReadOnlySpan<byte> name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    public static void Money(Utf8JsonWriter json, ReadOnlySpan<byte> name, decimal? amount)
    {
        if (amount is { } known)
        {
            json.WriteNumber(name, known);
        }
    }

    public static void Date(Utf8JsonWriter json, ReadOnlySpan<byte> name, LocalDate? date)
    {
        if (date is { } known)
        {
            Span<byte> text = stackalloc byte[10];
            Digits(text[..4], known.Year);
            text[4] = (byte)'-';
            Digits(text[5..7], known.Month);
            text[7] = (byte)'-';
            Digits(text[8..], known.Day);
            json.WriteString(name, text);
        }
    }

    private static void Digits(Span<byte> text, long number)
    {
        for (var place = text.Length - 1; place >= 0; place--, number /= 10)
        {
            text[place] = (byte)('0' + (number % 10));
        }
    }

    private static void WriteId(Utf8JsonWriter json, long number)
    {
        Span<byte> id = stackalloc byte[11];
        id[0] = (byte)'h';
        id[1] = (byte)'-';
        Digits(id[2..], number);
        json.WriteString("householdId"u8, id);
    }

    private static void WriteCauses(Utf8JsonWriter json, List<string>? causes)
    {
        if (causes is null)
        {
            return;
        }

        json.WriteStartArray("riskCauses"u8);
        foreach (var cause in causes)
        {
            json.WriteStringValue(cause);
        }

        json.WriteEndArray();
    }

    private static void WriteMember(Utf8JsonWriter json, SampleMember member, int number)
    {
        json.WriteStartObject();
        json.WriteString("memberId"u8, [(byte)'m', (byte)('0' + number)]);
        Number(json, "age"u8, member.Age);
        Text(json, "sex"u8, member.Sex);
        json.WriteBoolean("isHead"u8, member.IsHead);
        Text(json, "schoolStage"u8, member.SchoolStage);
        Text(json, "dropoutReason"u8, member.DropoutReason);
        Flag(json, "isBoarder"u8, member.IsBoarder);
        Flag(json, "seriousIllness"u8, member.SeriousIllness);
        Flag(json, "chronicIllness"u8, member.ChronicIllness);
        Flag(json, "hospitalised"u8, member.Hospitalised);
        Number(json, "disabilityLevel"u8, member.DisabilityLevel);
        Text(json, "disabilityType"u8, member.DisabilityType);
        Text(json, "selfCare"u8, member.SelfCare);
        Text(json, "labourCapability"u8, member.LabourCapability);
        Flag(json, "employed"u8, member.Employed);
        Number(json, "monthsWorked"u8, member.MonthsWorked);
        Flag(json, "publicPost"u8, member.PublicPost);
        Text(json, "basicMedicalInsurance"u8, member.BasicMedicalInsurance);
        Text(json, "pensionInsurance"u8, member.PensionInsurance);
        Flag(json, "seriousIllnessInsurance"u8, member.SeriousIllnessInsurance);
        Flag(json, "medicalAssistance"u8, member.MedicalAssistance);
        Flag(json, "commercialSupplement"u8, member.CommercialSupplement);
        Flag(json, "leftBehind"u8, member.LeftBehind);
        Text(json, "childProtection"u8, member.ChildProtection);
        Flag(json, "hasLegalSupporter"u8, member.HasLegalSupporter);
        Text(json, "diagnosisGroup"u8, member.DiagnosisGroup);
        Flag(json, "trainingCompleted"u8, member.TrainingCompleted);
        json.WriteEndObject();
    }

    private static void WriteBudget(Utf8JsonWriter json, SampleIncome income, SampleExpenses expenses)
    {
        if (income.IsPresent)
        {
            json.WriteStartObject("income"u8);
            Money(json, "wage"u8, income.Wage);
            Money(json, "business"u8, income.Business);
            Money(json, "property"u8, income.Property);
            Money(json, "transfer"u8, income.Transfer);
            Money(json, "productionCost"u8, income.ProductionCost);
            Money(json, "claims"u8, income.Claims);
            Money(json, "previousNetIncome"u8, income.PreviousNetIncome);
            json.WriteEndObject();
        }

        if (expenses.IsPresent)
        {
            json.WriteStartObject("expenses"u8);
            Money(json, "medicalOutOfPocket"u8, expenses.MedicalOutOfPocket);
            Money(json, "medicalOutOfCatalogue"u8, expenses.MedicalOutOfCatalogue);
            Money(json, "educationOutOfPocket"u8, expenses.EducationOutOfPocket);
            Money(json, "rehabilitation"u8, expenses.Rehabilitation);
            Money(json, "disasterRecovery"u8, expenses.DisasterRecovery);
            Money(json, "otherRigid"u8, expenses.OtherRigid);
            Money(json, "necessaryEmploymentCost"u8, expenses.NecessaryEmploymentCost);
            json.WriteEndObject();
        }
    }

    private static void WriteLiving(Utf8JsonWriter json, SampleLiving living)
    {
        if (!living.IsPresent)
        {
            return;
        }

        json.WriteStartObject("living"u8);
        Flag(json, "foodSecured"u8, living.FoodSecured);
        Flag(json, "clothingSecured"u8, living.ClothingSecured);
        Text(json, "houseGrade"u8, living.HouseGrade);
        Flag(json, "onlyDwelling"u8, living.OnlyDwelling);
        Flag(json, "houseRepaired"u8, living.HouseRepaired);
        if (living.HasWater)
        {
            json.WriteStartObject("water"u8);
            Flag(json, "piped"u8, living.Piped);
            Money(json, "litresPerPersonDay"u8, living.LitresPerPersonDay);
            Money(json, "tripMinutes"u8, living.TripMinutes);
            Money(json, "outageDaysPerYear"u8, living.OutageDaysPerYear);
            Money(json, "longestOutageDays"u8, living.LongestOutageDays);
            Text(json, "quality"u8, living.WaterQuality);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteAssets(Utf8JsonWriter json, SampleAssets assets)
    {
        if (assets.IsPresent)
        {
            json.WriteStartObject("assets"u8);
            Flag(json, "vehicle"u8, assets.Vehicle);
            Flag(json, "commercialHousing"u8, assets.CommercialHousing);
            Flag(json, "businessEntity"u8, assets.BusinessEntity);
            Flag(json, "largeDeposits"u8, assets.LargeDeposits);
            json.WriteEndObject();
        }
    }
}
