using RiskEngine.Assessments;

namespace RiskEngine.Api.Reloading;

/// <summary>How calls get at the rule sets: each is handed those in force when it begins, and keeps them to its end.</summary>
internal static class ServedRulesServices
{
    internal static void AddServedRules(this IServiceCollection services, ServedRules rules, RulesWatchPace pace)
    {
        services.AddSingleton(rules);
        services.AddTransient<ServedShelf>(_ => rules.Current);
        services.AddTransient<RuleSetShelf>(_ => rules.Shelf);
        if (rules.Folder is not null)
        {
            services.AddSingleton(pace);
            services.AddHostedService<RulesWatch>();
        }
    }
}
