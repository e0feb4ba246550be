namespace RiskEngine.Households.Fields;

/// <summary>Every answer of a snapshot, once: its JSON name, its kind and bounds, and where it is kept.</summary>
/// <remarks>Reading, canonical writing and the pointers of data gaps all follow these tables.</remarks>
internal static class SnapshotFields
{
    private static readonly FieldTable<Member> Member = new(
        new IdField<Member>("memberId", static m => m.Identity) { IsRequired = true },
        new WholeField<Member>("age", 0, 130, static m => m.Age, static (m, v) => m.Age = v),
        new CodeField<Member, Sex>("sex", static m => m.Sex, static (m, v) => m.Sex = v),
        new YesNoField<Member>("isHead", static m => m.IsHead, static (m, v) => m.IsHead = v),
        new CodeField<Member, SchoolStage>(
            "schoolStage", static m => m.SchoolStage, static (m, v) => m.SchoolStage = v),
        new CodeField<Member, DropoutReason>(
            "dropoutReason", static m => m.DropoutReason, static (m, v) => m.DropoutReason = v),
        new YesNoField<Member>("isBoarder", static m => m.IsBoarder, static (m, v) => m.IsBoarder = v),
        new YesNoField<Member>("seriousIllness", static m => m.SeriousIllness, static (m, v) => m.SeriousIllness = v),
        new YesNoField<Member>("chronicIllness", static m => m.ChronicIllness, static (m, v) => m.ChronicIllness = v),
        new YesNoField<Member>("hospitalised", static m => m.Hospitalised, static (m, v) => m.Hospitalised = v),
        new WholeField<Member>(
            "disabilityLevel", 0, 4, static m => m.DisabilityLevel, static (m, v) => m.DisabilityLevel = v),
        new CodeField<Member, DisabilityType>(
            "disabilityType", static m => m.DisabilityType, static (m, v) => m.DisabilityType = v),
        new CodeField<Member, SelfCare>("selfCare", static m => m.SelfCare, static (m, v) => m.SelfCare = v),
        new CodeField<Member, LabourCapability>(
            "labourCapability", static m => m.LabourCapability, static (m, v) => m.LabourCapability = v),
        new YesNoField<Member>("employed", static m => m.Employed, static (m, v) => m.Employed = v),
        new WholeField<Member>("monthsWorked", 0, 12, static m => m.MonthsWorked, static (m, v) => m.MonthsWorked = v),
        new YesNoField<Member>("publicPost", static m => m.PublicPost, static (m, v) => m.PublicPost = v),
        new CodeField<Member, Insurance>(
            "basicMedicalInsurance", static m => m.BasicMedicalInsurance, static (m, v) => m.BasicMedicalInsurance = v),
        new CodeField<Member, Insurance>(
            "pensionInsurance", static m => m.PensionInsurance, static (m, v) => m.PensionInsurance = v),
        new YesNoField<Member>(
            "seriousIllnessInsurance",
            static m => m.SeriousIllnessInsurance,
            static (m, v) => m.SeriousIllnessInsurance = v),
        new YesNoField<Member>(
            "medicalAssistance", static m => m.MedicalAssistance, static (m, v) => m.MedicalAssistance = v),
        new YesNoField<Member>(
            "commercialSupplement", static m => m.CommercialSupplement, static (m, v) => m.CommercialSupplement = v),
        new YesNoField<Member>("leftBehind", static m => m.LeftBehind, static (m, v) => m.LeftBehind = v),
        new CodeField<Member, ChildProtection>(
            "childProtection", static m => m.ChildProtection, static (m, v) => m.ChildProtection = v),
        new YesNoField<Member>(
            "hasLegalSupporter", static m => m.HasLegalSupporter, static (m, v) => m.HasLegalSupporter = v),
        new CodeField<Member, DiagnosisGroup>(
            "diagnosisGroup", static m => m.DiagnosisGroup, static (m, v) => m.DiagnosisGroup = v),
        new YesNoField<Member>(
            "trainingCompleted", static m => m.TrainingCompleted, static (m, v) => m.TrainingCompleted = v));

    private static readonly FieldTable<Income> Income = new(
        new NumberField<Income>("wage", static i => i.Wage, static (i, v) => i.Wage = v),
        MayBeALoss("business", static i => i.Business, static (i, v) => i.Business = v),
        MayBeALoss("property", static i => i.Property, static (i, v) => i.Property = v),
        new NumberField<Income>("transfer", static i => i.Transfer, static (i, v) => i.Transfer = v),
        new NumberField<Income>("productionCost", static i => i.ProductionCost, static (i, v) => i.ProductionCost = v),
        new NumberField<Income>("claims", static i => i.Claims, static (i, v) => i.Claims = v),
        MayBeALoss("previousNetIncome", static i => i.PreviousNetIncome, static (i, v) => i.PreviousNetIncome = v));

    private static readonly FieldTable<Expenses> Expenses = new(
        new NumberField<Expenses>(
            "medicalOutOfPocket", static e => e.MedicalOutOfPocket, static (e, v) => e.MedicalOutOfPocket = v),
        new NumberField<Expenses>(
            "medicalOutOfCatalogue", static e => e.MedicalOutOfCatalogue, static (e, v) => e.MedicalOutOfCatalogue = v),
        new NumberField<Expenses>(
            "educationOutOfPocket", static e => e.EducationOutOfPocket, static (e, v) => e.EducationOutOfPocket = v),
        new NumberField<Expenses>(
            "rehabilitation", static e => e.Rehabilitation, static (e, v) => e.Rehabilitation = v),
        new NumberField<Expenses>(
            "disasterRecovery", static e => e.DisasterRecovery, static (e, v) => e.DisasterRecovery = v),
        new NumberField<Expenses>("otherRigid", static e => e.OtherRigid, static (e, v) => e.OtherRigid = v),
        new NumberField<Expenses>(
            "necessaryEmploymentCost",
            static e => e.NecessaryEmploymentCost,
            static (e, v) => e.NecessaryEmploymentCost = v));

    private static readonly FieldTable<Water> Water = new(
        new YesNoField<Water>("piped", static w => w.Piped, static (w, v) => w.Piped = v),
        Measured(
            "litresPerPersonDay", 100_000, static w => w.LitresPerPersonDay, static (w, v) => w.LitresPerPersonDay = v),
        Measured("tripMinutes", 100_000, static w => w.TripMinutes, static (w, v) => w.TripMinutes = v),
        Measured("outageDaysPerYear", 366, static w => w.OutageDaysPerYear, static (w, v) => w.OutageDaysPerYear = v),
        Measured(
            "longestOutageDays", 100_000, static w => w.LongestOutageDays, static (w, v) => w.LongestOutageDays = v),
        new CodeField<Water, WaterQuality>("quality", static w => w.Quality, static (w, v) => w.Quality = v));

    private static readonly FieldTable<Living> Living = new(
        new YesNoField<Living>("foodSecured", static l => l.FoodSecured, static (l, v) => l.FoodSecured = v),
        new YesNoField<Living>(
            "clothingSecured", static l => l.ClothingSecured, static (l, v) => l.ClothingSecured = v),
        new CodeField<Living, HouseGrade>("houseGrade", static l => l.HouseGrade, static (l, v) => l.HouseGrade = v),
        new YesNoField<Living>("onlyDwelling", static l => l.OnlyDwelling, static (l, v) => l.OnlyDwelling = v),
        new YesNoField<Living>("houseRepaired", static l => l.HouseRepaired, static (l, v) => l.HouseRepaired = v),
        new PartField<Living, Water>("water", static l => l.Water, Water));

    private static readonly FieldTable<Assets> Assets = new(
        new YesNoField<Assets>("vehicle", static a => a.Vehicle, static (a, v) => a.Vehicle = v),
        new YesNoField<Assets>(
            "commercialHousing", static a => a.CommercialHousing, static (a, v) => a.CommercialHousing = v),
        new YesNoField<Assets>("businessEntity", static a => a.BusinessEntity, static (a, v) => a.BusinessEntity = v),
        new YesNoField<Assets>("largeDeposits", static a => a.LargeDeposits, static (a, v) => a.LargeDeposits = v));

    private static readonly FieldTable<HouseholdEvent> Event = new(
        new CodeField<HouseholdEvent, EventType>("type", static e => e.Type, static (e, v) => e.Type = v),
        new DateField<HouseholdEvent>("date", static e => e.Date, static (e, v) => e.Date = v),
        new NumberField<HouseholdEvent>("loss", static e => e.Loss, static (e, v) => e.Loss = v),
        new NumberField<HouseholdEvent>("incomeLoss", static e => e.IncomeLoss, static (e, v) => e.IncomeLoss = v),
        new NumberField<HouseholdEvent>("expense", static e => e.Expense, static (e, v) => e.Expense = v),
        new NumberField<HouseholdEvent>(
            "compensation", static e => e.Compensation, static (e, v) => e.Compensation = v),
        new YesNoField<HouseholdEvent>("resolved", static e => e.Resolved, static (e, v) => e.Resolved = v));

    private static readonly FieldTable<Clue> Clue = new(
        new CodeField<Clue, ClueChannel>("channel", static c => c.Channel, static (c, v) => c.Channel = v),
        new TextField<Clue>("department", TextForm.Plain, static c => c.Department, static (c, v) => c.Department = v),
        new DateField<Clue>("receivedOn", static c => c.ReceivedOn, static (c, v) => c.ReceivedOn = v),
        new DateField<Clue>("verifiedOn", static c => c.VerifiedOn, static (c, v) => c.VerifiedOn = v));

    private static readonly FieldTable<Enrolment> Enrolment = new(
        new TextField<Enrolment>(
            "programme", TextForm.MeasureCode, static e => e.Programme, static (e, v) => e.Programme = v),
        new DateField<Enrolment>("from", static e => e.From, static (e, v) => e.From = v),
        new DateField<Enrolment>("to", static e => e.To, static (e, v) => e.To = v),
        new NumberField<Enrolment>("monthlyAmount", static e => e.MonthlyAmount, static (e, v) => e.MonthlyAmount = v));

    private static readonly FieldTable<RefusedApplication> RefusedApplication = new(
        new TextField<RefusedApplication>(
            "programme", TextForm.MeasureCode, static r => r.Programme, static (r, v) => r.Programme = v),
        new DateField<RefusedApplication>("refusedOn", static r => r.RefusedOn, static (r, v) => r.RefusedOn = v),
        new YesNoField<RefusedApplication>(
            "difficultyNoted", static r => r.DifficultyNoted, static (r, v) => r.DifficultyNoted = v));

    private static readonly FieldTable<DeliveredMeasure> Measure = new(
        new TextField<DeliveredMeasure>(
            "measure", TextForm.MeasureCode, static d => d.Measure, static (d, v) => d.Measure = v),
        new DateField<DeliveredMeasure>("deliveredOn", static d => d.DeliveredOn, static (d, v) => d.DeliveredOn = v));

    private static readonly FieldTable<Monitoring> Monitoring = new(
        new CodeField<Monitoring, MonitoringCategory>(
            "category", static m => m.Category, static (m, v) => m.Category = v),
        new DateField<Monitoring>("identifiedOn", static m => m.IdentifiedOn, static (m, v) => m.IdentifiedOn = v),
        new DateField<Monitoring>(
            "incomeAboveLineSince", static m => m.IncomeAboveLineSince, static (m, v) => m.IncomeAboveLineSince = v),
        new ListField<Monitoring, DeliveredMeasure>(
            "measures", static m => m.Measures, static m => m.StartMeasures(), Measure),
        new DateField<Monitoring>("eliminatedOn", static m => m.EliminatedOn, static (m, v) => m.EliminatedOn = v));

    /// <summary>The fields of the snapshot itself.</summary>
    internal static FieldTable<HouseholdSnapshot> Household { get; } = new(
        new IdField<HouseholdSnapshot>("householdId", static h => h.Identity) { IsRequired = true },
        new TextField<HouseholdSnapshot>(
            "regionCode", TextForm.Region, static h => h.RegionCode, static (h, v) => h.RegionCode = v)
        {
            IsRequired = true,
        },
        new DateField<HouseholdSnapshot>(
            "snapshotDate", static h => h.SnapshotDate, static (h, v) => h.SnapshotDate = v) { IsRequired = true },
        new CodeField<HouseholdSnapshot, PovertyHistory>(
            "povertyHistory", static h => h.PovertyHistory, static (h, v) => h.PovertyHistory = v),
        new WholeField<HouseholdSnapshot>(
            "liftedYear", 1900, 2100, static h => h.LiftedYear, static (h, v) => h.LiftedYear = v),
        new WholeField<HouseholdSnapshot>(
            "householdSize", 1, 1_000_000, static h => h.HouseholdSize, static (h, v) => h.HouseholdSize = v),
        new CodeField<HouseholdSnapshot, CopingCapacity>(
            "copingCapacity", static h => h.CopingCapacity, static (h, v) => h.CopingCapacity = v),
        new CauseField(),
        new YesNoField<HouseholdSnapshot>(
            "industryCondition", static h => h.IndustryCondition, static (h, v) => h.IndustryCondition = v),
        new YesNoField<HouseholdSnapshot>("creditGood", static h => h.CreditGood, static (h, v) => h.CreditGood = v),
        new YesNoField<HouseholdSnapshot>(
            "developmentAidFeasible",
            static h => h.DevelopmentAidFeasible,
            static (h, v) => h.DevelopmentAidFeasible = v),
        new DateField<HouseholdSnapshot>(
            "incomeAboveDibaoSince",
            static h => h.IncomeAboveDibaoSince,
            static (h, v) => h.IncomeAboveDibaoSince = v),
        new ListField<HouseholdSnapshot, Member>("members", static h => h.Members, static h => h.StartMembers(), Member)
        {
            IsRequired = true,
            Least = 1,
            Most = 50,
        },
        new PartField<HouseholdSnapshot, Income>("income", static h => h.Income, Income),
        new PartField<HouseholdSnapshot, Expenses>("expenses", static h => h.Expenses, Expenses),
        new PartField<HouseholdSnapshot, Living>("living", static h => h.Living, Living),
        new PartField<HouseholdSnapshot, Assets>("assets", static h => h.Assets, Assets),
        new ListField<HouseholdSnapshot, HouseholdEvent>(
            "events", static h => h.Events, static h => h.StartEvents(), Event),
        new ListField<HouseholdSnapshot, Clue>("clues", static h => h.Clues, static h => h.StartClues(), Clue),
        new ListField<HouseholdSnapshot, Enrolment>(
            "enrolments", static h => h.Enrolments, static h => h.StartEnrolments(), Enrolment),
        new ListField<HouseholdSnapshot, RefusedApplication>(
            "refusedApplications",
            static h => h.RefusedApplications,
            static h => h.StartRefusedApplications(),
            RefusedApplication),
        new PartField<HouseholdSnapshot, Monitoring>("monitoring", static h => h.Monitoring, Monitoring));

    private static NumberField<Income> MayBeALoss(
        string name, Func<Income, decimal?> get, Action<Income, decimal> set) =>
        new(name, get, set) { MayBeNegative = true };

    private static NumberField<Water> Measured(
        string name, decimal most, Func<Water, decimal?> get, Action<Water, decimal> set) =>
        new(name, get, set) { Most = most, Decimals = 6 };
}
