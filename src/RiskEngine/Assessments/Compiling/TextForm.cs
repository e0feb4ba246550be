using System.Linq.Expressions;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Assessments.Compiling;

/// <summary>The form of a rule set that finds the values which the sentences of met flags show.</summary>
internal sealed class TextForm
{
    private readonly Fill fill;

    private TextForm(Fill fill, int count)
    {
        this.fill = fill;
        Count = count;
    }

    private delegate void Fill(HouseholdFacts household, ParameterRow parameters, Assessment row, OperandValue[] values);

    /// <summary>Number of placeholders of all rules.</summary>
    public int Count { get; }

    public static TextForm Compile(BoundRuleSet bound)
    {
        var code = new Code();
        var variables = new RowVariables(bound, code);
        var emitter = new Emitter(variables.Read);
        var values = Expression.Parameter(typeof(OperandValue[]));
        foreach (var rule in bound.Rules.Where(rule => rule.Text is { Values.Count: > 0 }))
        {
            var isMet = Expression.Equal(RowVariables.Whole(variables.Outcome(rule.Index)), Expression.Constant((int)Truth.Met));
            code.If(isMet, inner =>
            {
                for (var place = 0; place < rule.Text!.Values.Count; place++)
                {
                    var expression = rule.Text.Values[place];
                    var value = OperandCode.Of(emitter.Emit(expression, inner), expression.Type);
                    inner.Add(Expression.Assign(RowVariables.Slot(values, rule.FirstPlaceholder + place), value));
                }
            });
        }

        var fill = Expression.Lambda<Fill>(code.ToBlock(), variables.Household, variables.Parameters, variables.Row, values).Compile();
        return new TextForm(fill, bound.Rules.Sum(rule => rule.Text?.Values.Count ?? 0));
    }

    public void Run(Assessment row, OperandValue[] values) => fill(row.Facts, row.Parameters, row, values);
}
