using System.Linq.Expressions;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>Asks the questions of several expressions about one list in one loop over it.</summary>
internal sealed class SharedLoops(Emitter emitter, Func<Variable, bool> isAvailable)
{
    /// <summary>Writes a loop for each list that is asked more than once; the answers are then at hand.</summary>
    public void Emit(IEnumerable<BoundExpression> expressions, Code code)
    {
        var questions = expressions.SelectMany(expression => Find(expression.Root)).GroupBy(question => Describe.Path(question.List));
        foreach (var group in questions.Where(group => group.Count() > 1))
        {
            EmitLoop([.. group], code);
        }
    }

    // Only what depends on nothing but the household: a question inside another one has to wait for its element.
    private IEnumerable<BoundAggregate> Find(BoundNode node) => node switch
    {
        BoundAggregate { Kind: Aggregate.Any or Aggregate.All, Body: { } body, List: BoundMember } question =>
            VariableFinder.Find(body).All(isAvailable) && IsPath(question.List) ? [question] : [],
        BoundAggregate or BoundWhere => [],
        _ => Parts.Of(node).SelectMany(Find),
    };

    private static bool IsPath(BoundNode node) => node is BoundVariable || (node is BoundMember member && IsPath(member.Owner));

    private void EmitLoop(IReadOnlyList<BoundAggregate> questions, Code code)
    {
        var answers = questions.Select(question => code.Local(question.Kind == Aggregate.Any ? Truths.NotMet : Truths.Met)).ToList();
        new ListEmitter(emitter).ForEach(
            questions[0].List,
            questions[0].Element,
            code,
            (inner, _) =>
            {
                for (var place = 0; place < questions.Count; place++)
                {
                    emitter.Share(questions[0].Element, questions[place].Element);
                    Ask(questions[place], answers[place], inner);
                }
            },
            gone => answers.ForEach(answer => gone.Code.Set(answer, gone.List.Undecided)));
        for (var place = 0; place < questions.Count; place++)
        {
            emitter.Answer(questions[place], answers[place]);
        }
    }

    private void Ask(BoundAggregate question, ParameterExpression answer, Code code)
    {
        var isAny = question.Kind == Aggregate.Any;
        code.If(Expression.NotEqual(answer, isAny ? Truths.Met : Truths.NotMet), open =>
            open.Set(answer, Truths.Combine(!isAny, answer, emitter.Emit(question.Body!, open).Value)));
    }
}
