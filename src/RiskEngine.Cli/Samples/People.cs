namespace RiskEngine.Cli.Samples;

/// <summary>Draws what is known of each member: school, health, work, insurance, family.</summary>
internal static class People
{
    private static readonly string[] DisabilityTypes =
        ["LIMB", "HEARING", "VISUAL", "MENTAL", "INTELLECTUAL", "MULTIPLE", "SPEECH"];

    private static readonly string[] DropoutReasons = ["HEALTH_ASSESSED", "ECONOMIC", "OTHER", "DEFERRED_APPROVED"];

    public static void Draw(Chance chance, SampleHousehold household)
    {
        for (var place = 0; place < household.Members.Count; place++)
        {
            var member = household.Members[place];
            var age = member.Age ?? 0;
            School(chance, member, age);
            Health(chance, member, age);
            Work(chance, member, age);
            Insurance(chance, member, age);
            Ties(chance, member, age, household.Shape);
        }
    }

    private static void School(Chance chance, SampleMember member, int age)
    {
        member.DropoutReason = null;
        member.SchoolStage = StageAt(chance, age);
        if (age is >= 6 and <= 15 && chance.Hits(6))
        {
            member.SchoolStage = "NOT_IN_SCHOOL";
            member.DropoutReason = DropoutReasons[age == 6 ? 3 : chance.Weighted([500, 250, 250])];
        }

        member.IsBoarder = member.SchoolStage switch
        {
            "PRIMARY" => chance.Hits(120),
            "JUNIOR" => chance.Hits(550),
            "PRESCHOOL" or "NOT_IN_SCHOOL" => false,
            _ => chance.Hits(880),
        };
    }

    private static string StageAt(Chance chance, int age) => age switch
    {
        >= 3 and <= 5 when chance.Hits(850) => "PRESCHOOL",
        >= 6 and <= 11 => "PRIMARY",
        >= 12 and <= 14 => "JUNIOR",
        15 => chance.Hits(600) ? "JUNIOR" : "SENIOR",
        16 or 17 => Choose(chance.Weighted([530, 330, 140]), "SENIOR", "VOCATIONAL_SECONDARY", "NOT_IN_SCHOOL"),
        18 => Choose(
            chance.Weighted([250, 130, 200, 160, 260]),
            "SENIOR", "VOCATIONAL_SECONDARY", "VOCATIONAL_TERTIARY", "BACHELOR", "NOT_IN_SCHOOL"),
        >= 19 and <= 21 => Choose(
            chance.Weighted([240, 230, 20, 510]),
            "VOCATIONAL_TERTIARY", "BACHELOR", "TECHNICIAN", "NOT_IN_SCHOOL"),
        >= 22 and <= 25 => Choose(chance.Weighted([60, 30, 910]), "BACHELOR", "GRADUATE", "NOT_IN_SCHOOL"),
        _ => "NOT_IN_SCHOOL",
    };

    private static void Health(Chance chance, SampleMember member, int age)
    {
        var disabled = chance.Hits(age switch { < 18 => 17, < 60 => 58, < 75 => 135, _ => 210 });
        member.DisabilityLevel = disabled ? 1 + chance.Weighted([130, 240, 260, 370]) : 0;
        member.DisabilityType = disabled ? DisabilityTypes[chance.Weighted([430, 170, 140, 100, 80, 50, 30])] : null;
        member.SeriousIllness = chance.Hits(age switch { < 18 => 2, < 45 => 5, < 60 => 14, _ => 26 });
        member.ChronicIllness = chance.Hits(age switch { < 18 => 5, < 45 => 35, < 60 => 130, < 75 => 300, _ => 400 });
        var (serious, chronic) = (member.SeriousIllness is true, member.ChronicIllness is true);
        member.Hospitalised = chance.Hits(serious ? 700 : chronic ? 120 : 20);
        member.SelfCare = member.DisabilityLevel switch
        {
            1 => Choose(chance.Weighted([480, 420, 100]), "NONE", "PARTIAL", "FULL"),
            2 => Choose(chance.Weighted([100, 500, 400]), "NONE", "PARTIAL", "FULL"),
            _ when age >= 80 => Choose(chance.Weighted([40, 200, 760]), "NONE", "PARTIAL", "FULL"),
            _ => Choose(chance.Weighted([2, 18, 980]), "NONE", "PARTIAL", "FULL"),
        };
    }

    private static void Work(Chance chance, SampleMember member, int age)
    {
        member.LabourCapability = CapabilityOf(chance, member, age);
        var worksNow = member.LabourCapability switch
        {
            "SKILLED" => chance.Hits(960),
            "ORDINARY" => chance.Hits(age < 60 ? 915 : 600),
            "WEAK" => chance.Hits(age < 60 ? 560 : 330),
            _ => false,
        };
        member.Employed = worksNow;
        member.MonthsWorked = worksNow
            ? chance.Hits(45) ? chance.Between(1, 5) : chance.Between(6, 12)
            : member.CanWork && chance.Hits(400) ? chance.Between(1, 8) : 0;
        var weak = member.LabourCapability is "WEAK";
        member.PublicPost = worksNow && age is >= 18 and < 70 && chance.Hits(weak ? 60 : 6);
    }

    private static string CapabilityOf(Chance chance, SampleMember member, int age)
    {
        if (age < 16 || member.IsInSchool)
        {
            return "NONE";
        }

        if (member.SelfCare is "NONE" || member.DisabilityLevel == 1)
        {
            return chance.Hits(850) ? "LOST" : "WEAK";
        }

        if (member.DisabilityLevel == 2 || member.SeriousIllness is true)
        {
            return chance.Hits(500) ? "LOST" : "WEAK";
        }

        var weakened = member.DisabilityLevel > 0 || (member.ChronicIllness is true && age >= 45);
        return age switch
        {
            < 60 when weakened => chance.Hits(550) ? "WEAK" : "ORDINARY",
            < 60 => chance.Hits(age < 50 ? 240 : 130) ? "SKILLED" : "ORDINARY",
            < 65 => Choose(chance.Weighted([weakened ? 150 : 500, 420, 80]), "ORDINARY", "WEAK", "NONE"),
            < 75 => Choose(chance.Weighted([weakened ? 30 : 160, 450, 390]), "ORDINARY", "WEAK", "NONE"),
            _ => chance.Hits(80) ? "WEAK" : "NONE",
        };
    }

    private static void Insurance(Chance chance, SampleMember member, int age)
    {
        var onPayroll = member.Employed is true && age is >= 18 and < 60 && chance.Hits(80);
        member.BasicMedicalInsurance = onPayroll ? "EMPLOYEE" : chance.Hits(993) ? "RESIDENT" : "NONE";
        member.PensionInsurance = onPayroll ? "EMPLOYEE"
            : age >= 16 && !member.IsInSchool && chance.Hits(880) ? "RESIDENT"
            : "NONE";
        member.SeriousIllnessInsurance = member.BasicMedicalInsurance is not "NONE" && chance.Hits(970);
        member.MedicalAssistance = member.SeriousIllness is true && chance.Hits(380);
        member.CommercialSupplement = chance.Hits(130);
    }

    private static void Ties(Chance chance, SampleMember member, int age, FamilyShape shape)
    {
        var isChild = age < 16;
        member.LeftBehind = shape switch
        {
            FamilyShape.SkippedGeneration => isChild || chance.Hits(600),
            FamilyShape.SingleElder or FamilyShape.ElderlyCouple => chance.Hits(120),
            FamilyShape.ThreeGenerations => (isChild || age >= 60) && chance.Hits(50),
            _ => isChild && chance.Hits(15),
        };
        member.ChildProtection = age >= 18
            ? "NONE"
            : shape is FamilyShape.SkippedGeneration
                ? Choose(chance.Weighted([930, 55, 15]), "NONE", "DE_FACTO_UNSUPPORTED", "ORPHAN")
                : Choose(chance.Weighted([998, 2]), "NONE", "DE_FACTO_UNSUPPORTED");
        member.HasLegalSupporter = member.ChildProtection is not "ORPHAN" && chance.Hits(shape switch
        {
            FamilyShape.SingleAdult => 550,
            FamilyShape.SingleElder => 800,
            FamilyShape.ElderlyCouple => 950,
            _ => 995,
        });
    }

    private static string Choose(int place, params ReadOnlySpan<string> values) => values[place];
}
