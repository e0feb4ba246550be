namespace RiskEngine.Cli.Samples;

/// <summary>Income of the last 12 months, in CNY.</summary>
internal sealed class SampleIncome
{
    public bool IsPresent { get; set; }

    public decimal? Wage { get; set; }

    public decimal? Business { get; set; }

    public decimal? Property { get; set; }

    public decimal? Transfer { get; set; }

    public decimal? ProductionCost { get; set; }

    public decimal? Claims { get; set; }

    public decimal? PreviousNetIncome { get; set; }

    /// <summary>Net income; only to be asked before the gaps are drawn.</summary>
    public decimal Net => (Wage + Business + Property + Transfer - ProductionCost) ?? 0;
}

/// <summary>Expenses of the last 12 months, in CNY.</summary>
internal sealed class SampleExpenses
{
    public bool IsPresent { get; set; }

    public decimal? MedicalOutOfPocket { get; set; }

    public decimal? MedicalOutOfCatalogue { get; set; }

    public decimal? EducationOutOfPocket { get; set; }

    public decimal? Rehabilitation { get; set; }

    public decimal? DisasterRecovery { get; set; }

    public decimal? OtherRigid { get; set; }

    public decimal? NecessaryEmploymentCost { get; set; }
}

/// <summary>Food, clothing, house and water.</summary>
internal sealed class SampleLiving
{
    public bool IsPresent { get; set; }

    public bool? FoodSecured { get; set; }

    public bool? ClothingSecured { get; set; }

    public string? HouseGrade { get; set; }

    public bool? OnlyDwelling { get; set; }

    public bool? HouseRepaired { get; set; }

    public bool HasWater { get; set; }

    public bool? Piped { get; set; }

    public decimal? LitresPerPersonDay { get; set; }

    public decimal? TripMinutes { get; set; }

    public decimal? OutageDaysPerYear { get; set; }

    public decimal? LongestOutageDays { get; set; }

    public string? WaterQuality { get; set; }

    /// <summary>Whether the house is not safe; only to be asked before the gaps are drawn.</summary>
    public bool HouseUnsafe =>
        HouseGrade is "NO_HOUSE" || (HouseGrade is "C" or "D" && OnlyDwelling is true && HouseRepaired is false);

    /// <summary>Whether an indicator of the drinking water fails; only to be asked before the gaps are drawn.</summary>
    public bool WaterUnsafe =>
        LitresPerPersonDay < 35
        || (Piped is false && TripMinutes > 20)
        || OutageDaysPerYear > 36
        || LongestOutageDays > 30
        || WaterQuality is "FAIL";
}

/// <summary>What the registers say the household owns.</summary>
internal sealed class SampleAssets
{
    public bool IsPresent { get; set; }

    public bool? Vehicle { get; set; }

    public bool? CommercialHousing { get; set; }

    public bool? BusinessEntity { get; set; }

    public bool? LargeDeposits { get; set; }
}
