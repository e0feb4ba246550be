using System.Diagnostics;
using System.Runtime;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Plan;
using RiskEngine.Facts;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.Reload;

/// <summary>(d) An edited rule set, read and compiled again in a process that has done so before.</summary>
internal static class ReloadBenchmark
{
    // The compiler's own code has to be optimised before an edit meets it as it would in a running service.
    private const int WarmUps = 250;

    public static void Run(Options options)
    {
        var rules = new SixtyRules();
        var facts = SampleFacts.Make(options.Seed, 1, SampleFacts.Day).Single();
        List<double> read = [], compile = [], call = [], total = [], bind = [], jit = [], code = [];
        for (var edit = 1; edit <= WarmUps + options.Rounds; edit++)
        {
            var files = rules.Edit(edit);
            GC.Collect();
            var (jitBefore, codeBefore) = (JitInfo.GetCompilationTime(), JitInfo.GetCompiledILBytes());
            var start = Stopwatch.GetTimestamp();
            var ruleSet = Read(files);
            var afterRead = Stopwatch.GetTimestamp();
            var compiled = Compile(ruleSet);
            var afterCompile = Stopwatch.GetTimestamp();
            Assess(compiled, facts);
            var end = Stopwatch.GetTimestamp();
            var (jitAfter, codeAfter) = (JitInfo.GetCompilationTime(), JitInfo.GetCompiledILBytes());
            var afterTotal = Stopwatch.GetTimestamp();
            var bound = Bind(ruleSet);
            var afterBind = Stopwatch.GetTimestamp();
            if (edit <= WarmUps)
            {
                continue;
            }

            if (bound.Rules.Count != SixtyRules.Count)
            {
                throw new InvalidOperationException($"the set has {bound.Rules.Count} rules");
            }

            read.Add(Milliseconds(start, afterRead));
            compile.Add(Milliseconds(afterRead, afterCompile));
            call.Add(Milliseconds(afterCompile, end));
            total.Add(Milliseconds(start, end));
            bind.Add(Milliseconds(afterTotal, afterBind));
            jit.Add((jitAfter - jitBefore).TotalMilliseconds);
            code.Add((codeAfter - codeBefore) / 1024.0);
        }

        Figures.Print("reload_rules", SixtyRules.Count);
        Figures.Print("reload_read_ms", read);
        Figures.Print("reload_compile_ms", compile);
        Figures.Print("reload_compile_of_which_bind_ms", bind);
        Figures.Print("reload_compile_of_which_jit_ms", jit);
        Figures.Print("reload_compiled_il_kilobytes", code);
        Figures.Print("reload_first_call_ms", call);
        Figures.Print("reload_total_ms", total);
    }

    private static RuleSet Read(RuleSetFiles files)
    {
        var loaded = RuleSetLibrary.Of(files).RuleSets[0];
        return loaded.RuleSet ?? throw new InvalidOperationException($"{loaded.Findings[0].File}: {loaded.Findings[0].What}");
    }

    private static CompiledRuleSet Compile(RuleSet ruleSet)
    {
        var mistakes = CompiledRuleSet.TryCompile(ruleSet, out var compiled);
        return compiled ?? throw new InvalidOperationException(mistakes[0].What);
    }

    private static void Assess(CompiledRuleSet compiled, HouseholdFacts facts) => compiled.Assess(facts, compiled.NewAssessment());

    private static BoundRuleSet Bind(RuleSet ruleSet) => new RuleSetBinder(ruleSet).Bind().Bound!;

    private static double Milliseconds(long from, long to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
}
