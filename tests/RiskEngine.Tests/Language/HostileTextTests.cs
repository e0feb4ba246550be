using NUnit.Framework;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.Language.Interpreting;
using RiskEngine.Language.Text;

namespace RiskEngine.Tests.Language;

/// <summary>Text that somebody wrote to hurt: refused in words, on a small stack, without an exception.</summary>
public sealed class HostileTextTests
{
    private const int SmallStack = 256 * 1024;

    [TestCaseSource(nameof(Refused))]
    public void Hostile_text_is_refused(string text)
    {
        var result = OnASmallStack(() => ExpressionCompiler.Bind(text, SampleScope.Create()));

        Assert.That(result.Expression, Is.Null);
        Assert.That(result.Mistakes, Is.Not.Empty.And.Count.LessThanOrEqualTo(20));
        foreach (var (span, diagnostic) in result.Mistakes)
        {
            Assert.That(span.Start, Is.InRange(0, text.Length));
            Assert.That(diagnostic.What, Has.Length.LessThan(400), "a message never repeats the attack");
            Assert.That(diagnostic.What.EnumerateRunes().Select(rune => rune.Value), Has.None.EqualTo(0xFFFD), "nor half a character");
        }
    }

    [TestCaseSource(nameof(Accepted))]
    public void The_deepest_text_that_is_accepted_can_be_evaluated(string text)
    {
        var read = SampleScope.Read(new SampleHousehold { People = [new Person(), new Person()] });

        var (interpreted, compiled) = OnASmallStack(() =>
        {
            var expression = ExpressionCompiler.Bind(text, SampleScope.Create()).Expression!;
            return (new Interpreter(read).Evaluate(expression), new CompiledExpression(expression).Evaluate(read));
        });

        Assert.That(compiled, Is.EqualTo(interpreted));
    }

    [Test]
    public void Every_text_of_random_characters_is_answered_with_an_expression_or_mistakes()
    {
        const string Characters = "()!-+*/%<>=&|?:.,\"'\\ \0a1mMeE0_$@；，（）＝“”\ud800\udc00\u200f";
        var random = new Random(20200630);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Characters[random.Next(Characters.Length)])]);
            var result = ExpressionCompiler.Bind(text, SampleScope.Create());

            Assert.That(result.Expression is null, Is.EqualTo(result.Mistakes.Count > 0), text);
        }
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        var size = ExpressionLimits.Length;
        yield return Named("10 MB of open brackets", new string('(', 10_000_000));
        yield return Named("100,000 operators", string.Join(" + ", Enumerable.Repeat("1", 100_000)));
        yield return Named("8,000 open brackets", new string('(', 8_000));
        yield return Named("8,000 close brackets", new string(')', 8_000));
        yield return Named("4,000 nested brackets", new string('(', 4_000) + "1" + new string(')', 4_000));
        yield return Named("8,000 nested !", new string('!', 8_000) + "true");
        yield return Named("8,000 nested -", new string('-', 8_000) + "1");
        yield return Named("4,000 members", string.Join(".", Enumerable.Repeat("a", 4_000)));
        yield return Named("2,000 additions", string.Join("+", Enumerable.Repeat("1", 2_000)));
        yield return Named("1,000 nested conditionals", string.Concat(Enumerable.Repeat("true?1:", 1_000)) + "1");
        yield return Named("1,000 nested coalescences", string.Join("??", Enumerable.Repeat("netIncome", 800)));
        yield return Named("nested list questions", string.Concat(Enumerable.Range(0, 200).Select(at => $"household.People.Any(a{at} => ")) + "true" + new string(')', 200));
        yield return Named("more nested list questions than it pays", string.Concat(Enumerable.Range(0, 4).Select(at => $"household.People.Any(a{at} => ")) + "true))))");
        yield return Named("nested calls", string.Concat(Enumerable.Repeat("Math.Max(1,", 700)) + "1" + new string(')', 700));
        yield return Named("2,000 items", $"household.Size in ({string.Join(",", Enumerable.Repeat("1", 2_000))})");
        yield return Named("1 MB name", new string('a', 1_000_000));
        yield return Named("8,000 characters of a name", new string('a', 8_000));
        yield return Named("a long unknown member", "household." + new string('a', 8_000));
        yield return Named("8,000 digits", new string('9', 8_000));
        yield return Named("a number too large for an exact one", "household.Wage > 1" + new string('0', 40) + ".5");
        yield return Named("2,000 unknown names", string.Join(" && ", Enumerable.Range(0, 1_000).Select(at => $"n{at}")));
        yield return Named("an open text", "household.Region == \"" + new string('x', 8_000));
        yield return Named("8,000 double quotes and a stray one", new string('"', 7_999));
        yield return Named("8,000 single quotes", new string('\'', 8_000));
        yield return Named("a text that ends in an escape", "\"\\");
        yield return Named("full-width brackets", new string('（', 8_000));
        yield return Named("NUL", "\0");
        yield return Named("NULs", "household.Size\0 == 3");
        yield return Named("a lone high surrogate", "\ud83d");
        yield return Named("a lone low surrogate", "household.Size == \udc00");
        yield return Named("marks that turn the writing", "household.\u202eSize == 3\u200f");
        yield return Named("a byte order mark", "\ufeffhousehold.Size == 3");
        yield return Named("emoji", "household.Size == 😀👨‍👩‍👧");
        yield return Named("spaces of another width", "household.Size\u00a0==\u30003");
        yield return Named("nothing", "");
        yield return Named("blanks", new string(' ', size));
        yield return Named("combining marks", "household.S\u0301ize == 3");
    }

    private static IEnumerable<TestCaseData> Accepted()
    {
        var deep = ExpressionLimits.Depth - 5;
        yield return Named("brackets", new string('(', deep) + "1" + new string(')', deep));
        yield return Named("nots", new string('!', deep) + "(household.HasRoof == true)");
        yield return Named("additions", string.Join(" + ", Enumerable.Repeat("household.Wage", deep)));
        yield return Named("additions to the right", string.Concat(Enumerable.Repeat("household.Wage + (", deep / 2)) + "1" + new string(')', deep / 2));
        yield return Named("ands", string.Join(" && ", Enumerable.Repeat("household.Debt > 1", deep)));
        yield return Named("conditionals", string.Concat(Enumerable.Repeat("household.Rooms > 1 ? 1 : ", deep)) + "1");
        yield return Named("coalescences", string.Join(" ?? ", Enumerable.Repeat("household.Debt", deep)) + " ?? 0");
        yield return Named("calls", string.Concat(Enumerable.Repeat("Math.Max(1, ", deep / 2)) + "household.Size" + new string(')', deep / 2));
        yield return Named("filters", "household.People" + string.Concat(Enumerable.Repeat(".Where(p => p.Age < 1)", deep)) + ".Count()");
        yield return Named(
            "lists in conditions in lists",
            $"({string.Concat(Enumerable.Repeat("household.Size in (1,2) ? 1 : ", 60))} 2) in ({string.Join(", ", Enumerable.Range(3, ExpressionLimits.Items))})");
        yield return Named(
            "in of in of in",
            Enumerable.Range(0, 20).Aggregate("household.Size", (value, _) => $"(({value} in (1,2,3,4,5,6,7,8,9)) ? 1 : 2)"));
    }

    private static TestCaseData Named(string name, string text) => new TestCaseData(text).SetName(name);

    private static T OnASmallStack<T>(Func<T> action)
    {
        var (result, fault) = (default(T), default(Exception));
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = action();
                }
                catch (Exception exception)
                {
                    fault = exception;
                }
            },
            SmallStack);
        thread.Start();
        thread.Join();
        Assert.That(fault, Is.Null);
        return result!;
    }
}
