using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>Every message about how rule sets fit together, in the voice of <see cref="FileMistakes"/>.</summary>
internal static class LayerMistakes
{
    // The library.
    public static Diagnostic NoFolder() => new("RE3001", "there is no such folder",
        "rule sets are read from a folder", "name the `rules` folder, or a folder that holds a `ruleset.json`");

    public static Diagnostic NoRuleSets() => new("RE3002", "the folder holds no rule set",
        "sets lie in `national/<version>`, `provinces/<set>/<version>` and `counties/<set>/<version>`",
        "name the `rules` folder, or a folder that holds a `ruleset.json`");

    public static Diagnostic FolderOfAnotherName(RuleSetId id) =>
        new("RE3003", $"the set `{id}` lies in a folder of another name",
        "a set is found by its folder, and named by its manifest", $"the folder has to end in `{id.Set}/{id.Version}`");

    public static Diagnostic SameIdTwice(RuleSetId id, string other) => new("RE3004", $"a second set is called `{id}`",
        $"the other is in `{other}`, and an assessment could not say which it used",
        "give this one a version of its own");

    // The line of inheritance.
    public static Diagnostic Stray() => new("RE3005", "nobody looks for a rule set here",
        "sets lie in `national/<version>`, `provinces/<set>/<version>` and `counties/<set>/<version>`",
        "move the folder to one of these, or out of the rules folder");

    public static Diagnostic UnknownParent(string parent, string? nearest, IEnumerable<string> known) => new("RE3010",
        $"there is no set `{parent}` to extend", $"there are {FileMistakes.Listed(known)}",
        nearest is null ? "write the exact set and version" : $"did you mean `{nearest}`?");

    public static Diagnostic Cycle(IEnumerable<RuleSetId> chain) => new("RE3011", "the set extends itself",
        $"the line of inheritance runs in a circle: {string.Join(" → ", chain)}",
        "extend a set that does not lead back here");

    public static Diagnostic ParentHasMistakes(RuleSetId parent) => new("RE3012", $"`{parent}` has mistakes of its own",
        "an overlay is no better than the set it extends", $"mend `{parent}` first");

    public static Diagnostic DivisionOutsideParent(string code, RuleSetId parent, string parentCode) => new("RE3013",
        $"`DivisionCode` cannot be `{code}`", $"`{parent}` serves `{parentCode}`, and an overlay serves a part of that",
        "write a longer code that begins with it");

    public static Diagnostic Rewrites(string key) => new("RE3014", $"an overlay must not have `{key}`",
        "an overlay adds rules, sets parameters and turns rules off; everything else it inherits", "take it away");

    public static Diagnostic DomainDiffers(string domain, string wanted) => new("RE3015",
        $"the domain `{domain}` is of another kind or group in the set it extends", $"there it has {wanted}",
        "write the same, or use another name");

    // Rules.
    public static Diagnostic TurnedOffWithoutParent() => new("RE3020", "nothing is inherited that could be turned off",
        "a set with `Extends: null` holds all its rules itself",
        "write `\"Enabled\": false` on the rule, or take it away");

    public static Diagnostic TurnsOffUnknown(string code, RuleSetId parent, string? nearest) => new("RE3021",
        $"`{parent}` has no rule `{code}` to turn off", "only a rule that is inherited can be turned off",
        nearest is null ? "take the entry away" : $"did you mean `{nearest}`?");

    public static Diagnostic Replaces(string code, RuleSetId parent) => new("RE3022",
        $"`{parent}` has a rule `{code}` already", "nothing is replaced silently: a reviewer has to see both",
        $"add `{code}` to `TurnedOff` with `Why` and `Source`, or use another code");

    public static Diagnostic ReplacesElsewhere(string code, string domain) => new("RE3023",
        $"`{code}` stands in the domain `{domain}` in the set it extends",
        "a replacement takes the place of the rule turned off",
        $"move it to `{domain}.workflow.json`");

    public static Diagnostic GlobalDiffers(string name, string place) =>
        new("RE3024", $"`{name}` has another expression here",
        $"an overlay cannot change a derived value, and the inherited one is at {place}",
        "write the same expression, or use another name");

    // Parameters.
    public static Diagnostic NotOverridable(
        string name, string level, RuleSetId parent, IReadOnlyList<string> levels) => new("RE3030",
        $"a {level} must not set `{name}`",
        levels.Count == 0
            ? $"`{parent}` lets no overlay set it"
            : $"`{parent}` lets only these levels set it: {FileMistakes.Listed(levels)}",
        "take the values away, or ask the owner of the set");

    public static Diagnostic RegionOutside(string region, string divisionCode) => new("RE3031",
        $"`Region` cannot be `{region}`", $"this overlay serves `{divisionCode}` alone",
        $"write `{divisionCode}` or a longer code that begins with it");

    public static Diagnostic ParameterDiffers(string name, string key, string wanted) => new("RE3032",
        $"`{name}` has another `{key}` here", $"the set it extends says `{wanted}`, and an overlay sets only values",
        $"write `{wanted}`");

    public static Diagnostic OutsideBounds(string name, decimal number, ParameterBounds bounds, RuleSetId parent) =>
        new("RE3033", $"`{name}` cannot be {ParameterBounds.Text(number)} here",
            $"`{parent}` lets it lie {bounds}", "write a value inside, or ask the owner of the set");
}
