using RiskEngine.Benchmarks.HandWritten;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Facts;

namespace RiskEngine.Benchmarks.Plan;

/// <summary>(a) The compiled plan against C# written by hand for the same rules.</summary>
internal static class PlanBenchmark
{
    // One measurement should be long against the clock's steps and short against the machine's moods.
    private const double RoundNanoseconds = 100e6;

    public static bool Run(Options options)
    {
        var compiled = Checkout.National();
        if (Agreement.Difference(compiled, options.Seed, options.Checked) is { } difference)
        {
            Console.Error.WriteLine($"error: plan and hand-written rules disagree: {difference}");
            return false;
        }

        Figures.Print("plan_rules", compiled.Bound.Rules.Count);
        Figures.Print("plan_households_checked", options.Checked);
        Figures.Print("plan_households_in_memory", options.Loaded);
        var households = SampleFacts.Make(options.Seed, options.Loaded, SampleFacts.Day).ToArray();
        var (hand, row, assessment) = (new HandWrittenRules(compiled.RuleSet), new HandRow(), compiled.NewAssessment());
        void Plan(HouseholdFacts facts) => compiled.Assess(facts, assessment);
        void Hand(HouseholdFacts facts) => hand.Assess(facts, row);

        var passes = WarmUp(households, Plan);
        WarmUp(households, Hand);
        List<double> plans = [], hands = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            plans.Add(Time(households, passes, Plan));
            hands.Add(Time(households, passes, Hand));
        }

        Figures.Print("plan_ns_per_household", plans);
        Figures.Print("hand_ns_per_household", hands);
        Figures.PrintRatio("plan_over_hand_ratio", plans, hands);
        Figures.Print("plan_bytes_per_household", Allocated(households, Plan));
        Figures.Print("hand_bytes_per_household", Allocated(households, Hand));
        return true;
    }

    // Long enough for the compiler in the background to have done its best, then as many passes as fill a round.
    private static int WarmUp(HouseholdFacts[] households, Action<HouseholdFacts> assess)
    {
        var start = CpuClock.ThreadNanoseconds();
        while (CpuClock.ThreadNanoseconds() - start < 2e9)
        {
            Time(households, 1, assess);
            Thread.Sleep(1);
        }

        return Math.Max(1, (int)(RoundNanoseconds / (Time(households, 5, assess) * households.Length)));
    }

    private static double Time(HouseholdFacts[] households, int passes, Action<HouseholdFacts> assess)
    {
        var start = CpuClock.ThreadNanoseconds();
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var facts in households)
            {
                assess(facts);
            }
        }

        return (CpuClock.ThreadNanoseconds() - start) / passes / households.Length;
    }

    private static double Allocated(HouseholdFacts[] households, Action<HouseholdFacts> assess)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var facts in households)
        {
            assess(facts);
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)households.Length;
    }
}
