using System.Text;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests;

/// <summary>A small, complete, correct rule set as text; each test changes only what it is about.</summary>
internal sealed class ARuleSet
{
    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    private ARuleSet(string folder) => Folder = folder;

    /// <summary>A national set with one domain of each kind, published for 2020-03-20 to 2021-05-14.</summary>
    public static ARuleSet National { get; } = new ARuleSet("rules/national/2020.1")
        .With("ruleset.json", """
            {
              "$schema": "../../schema/ruleset.schema.json",
              "Id": "national",
              "Version": "2020.1",
              "Title": { "zh": "国家", "en": "Nation" },
              "Status": "published",
              "EffectiveFrom": "2020-03-20",
              "EffectiveTo": "2021-05-14",
              "Extends": null,
              "DivisionCode": "",
              "Owner": "Policy office",
              "Changes": "The first version.",
              "Domains": [
                { "Name": "income", "Kind": "flags", "Group": "INCOME" },
                { "Name": "categories", "Kind": "categories" },
                { "Name": "measures", "Kind": "measures" },
                { "Name": "steps", "Kind": "steps" }
              ],
              "Bands": [
                { "Level": "LOW", "From": 0 },
                { "Level": "MEDIUM", "From": 30 },
                { "Level": "HIGH", "From": 60 }
              ],
              "Indeterminate": { "Title": { "zh": "待定", "en": "Undecided" } }
            }
            """)
        .With("income.workflow.json", """
            {
              "$schema": "../../schema/workflow.schema.json",
              "WorkflowName": "national/2020.1/income",
              "GlobalParams": [
                { "Name": "incomePerCapita", "Expression": "household.Income.Wage / household.Size" }
              ],
              "Rules": [
                {
                  "RuleName": "INCOME_LOW",
                  "Expression": "incomePerCapita < parameters.PovertyLine",
                  "Properties": {
                    "Title": { "zh": "收入低", "en": "Income is low" },
                    "Text": { "zh": "人均{incomePerCapita}元", "en": "{incomePerCapita} CNY per head" },
                    "Points": 30,
                    "Basis": ["SD-008"],
                    "Why": "Strictly below."
                  }
                },
                {
                  "RuleName": "WAGE_NONE",
                  "Expression": "household.Income.Wage == 0",
                  "Properties": {
                    "Title": { "zh": "无工资", "en": "No wage" },
                    "Text": { "zh": "无工资", "en": "Nobody earns a wage" },
                    "Points": 5,
                    "Basis": ["SD-009"],
                    "Why": "Said \"so\"."
                  }
                }
              ]
            }
            """)
        .With("income.parameters.json", """
            {
              "$schema": "../../schema/parameters.schema.json",
              "Parameters": [
                {
                  "Name": "PovertyLine",
                  "Title": { "zh": "贫困线", "en": "Poverty line" },
                  "Unit": "CNY/person/year",
                  "OverridableBy": ["province", "county"],
                  "Values": [
                    { "Region": "", "From": "2019-01-01", "Value": 3000, "Source": "W1" },
                    { "Region": "", "From": "2020-01-01", "To": "2021-01-01", "Value": 3218, "Source": "W2" }
                  ]
                },
                {
                  "Name": "DueDays",
                  "Title": { "zh": "天数", "en": "Days" },
                  "Unit": "days",
                  "OverridableBy": [],
                  "Values": [
                    { "Region": "", "From": "2020-01-01", "Value": 15, "Source": "W3" }
                  ]
                }
              ]
            }
            """)
        .With("categories.workflow.json", """
            {
              "$schema": "../../schema/workflow.schema.json",
              "WorkflowName": "national/2020.1/categories",
              "Rules": [
                {
                  "RuleName": "MARGINAL",
                  "Expression": "flags.INCOME_LOW == true",
                  "Properties": { "Title": { "zh": "边缘", "en": "Marginal" }, "Basis": ["SD-001"], "Why": "The line." }
                },
                {
                  "RuleName": "NONE",
                  "Expression": "true",
                  "Properties": { "Title": { "zh": "无", "en": "None" }, "Basis": ["SD-002"], "Why": "Otherwise." }
                }
              ]
            }
            """)
        .With("measures.workflow.json", """
            {
              "$schema": "../../schema/workflow.schema.json",
              "WorkflowName": "national/2020.1/measures",
              "Rules": [
                {
                  "RuleName": "ASSIST_DIBAO",
                  "Expression": "household.Size > 0",
                  "Properties": {
                    "Title": { "zh": "低保", "en": "Dibao" },
                    "Department": "CIVIL_AFFAIRS",
                    "Addresses": ["INCOME_LOW", "MARGINAL", "INDETERMINATE"],
                    "Amount": { "Value": "parameters.PovertyLine", "Per": "YEAR" },
                    "Basis": ["SD-047"],
                    "Why": "The floor."
                  }
                }
              ]
            }
            """)
        .With("steps.workflow.json", """
            {
              "$schema": "../../schema/workflow.schema.json",
              "WorkflowName": "national/2020.1/steps",
              "Rules": [
                {
                  "RuleName": "REGISTER",
                  "Expression": "household.Size > 0",
                  "Properties": {
                    "Title": { "zh": "登记", "en": "Register" },
                    "Addresses": ["MARGINAL"],
                    "DueInDays": "parameters.DueDays",
                    "Basis": ["SD-011"],
                    "Why": "Within the term."
                  }
                }
              ]
            }
            """);

    /// <summary>
    /// A county's set on top of <see cref="National"/> that adds a rule, sets a parameter and replaces a rule.
    /// </summary>
    public static ARuleSet County { get; } = new ARuleSet("rules/counties/weichang-130828/2020.1")
        .With("ruleset.json", """
            {
              "Id": "weichang-130828",
              "Version": "2020.1",
              "Title": { "zh": "围场", "en": "Weichang" },
              "Status": "published",
              "EffectiveFrom": "2020-06-01",
              "Extends": "national@2020.1",
              "DivisionCode": "130828",
              "Owner": "County office",
              "Changes": "The county's opinion.",
              "Domains": [
                { "Name": "income", "Kind": "flags", "Group": "INCOME" }
              ],
              "TurnedOff": [
                { "Rule": "WAGE_NONE", "Why": "Wages are rare here.", "Source": "S2" }
              ]
            }
            """)
        .With("income.workflow.json", """
            {
              "WorkflowName": "weichang-130828/2020.1/income",
              "Rules": [
                {
                  "RuleName": "WAGE_NONE",
                  "Expression": "household.Income.Wage < 100",
                  "Properties": {
                    "Title": { "zh": "无工资", "en": "No wage" },
                    "Text": { "zh": "无工资", "en": "Hardly a wage" },
                    "Points": 3,
                    "Basis": ["S2"],
                    "Why": "Odd jobs."
                  }
                },
                {
                  "RuleName": "BUSINESS_NONE",
                  "Expression": "household.Income.Business == 0",
                  "Properties": {
                    "Title": { "zh": "无经营", "en": "No business" },
                    "Text": { "zh": "无经营", "en": "No business" },
                    "Points": 4,
                    "Basis": ["S2"],
                    "Why": "The opinion."
                  }
                }
              ]
            }
            """)
        .With("income.parameters.json", """
            {
              "Parameters": [
                {
                  "Name": "PovertyLine",
                  "Title": { "zh": "贫困线", "en": "Poverty line" },
                  "Unit": "CNY/person/year",
                  "OverridableBy": ["county"],
                  "Values": [
                    { "Region": "130828", "From": "2020-06-01", "Value": 3500.5, "Provisional": true, "Source": "S2" }
                  ]
                }
              ]
            }
            """);

    public string Folder { get; private init; }

    public IReadOnlyDictionary<string, string> Texts => files;

    public RuleSetFiles Files =>
        new(Folder, files.Select(file => KeyValuePair.Create(file.Key, Encoding.UTF8.GetBytes(file.Value))));

    public ARuleSet In(string folder) => Copy(folder);

    public ARuleSet With(string file, string text)
    {
        var copy = Copy(Folder);
        copy.files[file] = text.ReplaceLineEndings("\n");
        return copy;
    }

    public ARuleSet Without(string file)
    {
        var copy = Copy(Folder);
        copy.files.Remove(file);
        return copy;
    }

    /// <summary>
    /// Changes the first place in a file where a text stands; a test that finds none has lost its point.
    /// </summary>
    public ARuleSet Changing(string file, string old, string text)
    {
        var at = files[file].IndexOf(old, StringComparison.Ordinal);
        return at < 0
            ? throw new ArgumentException($"{file} has no {old}")
            : With(file, files[file].Remove(at, old.Length).Insert(at, text));
    }

    /// <summary>Another version with other dates, ready to stand beside this one.</summary>
    public ARuleSet Version(string version, string from, string? to)
    {
        var copy = Copy(Folder[..(Folder.LastIndexOf('/') + 1)] + version);
        foreach (var (name, text) in files)
        {
            copy.files[name] = text.Replace("2020.1/", version + "/", StringComparison.Ordinal);
        }

        var manifest = copy.files["ruleset.json"].Replace(
            "\"Version\": \"2020.1\"", $"\"Version\": \"{version}\"", StringComparison.Ordinal)
            .Replace("\"EffectiveFrom\": \"2020-03-20\"", $"\"EffectiveFrom\": \"{from}\"", StringComparison.Ordinal)
            .Replace("\"EffectiveTo\": \"2021-05-14\"", to is null
                ? "\"EffectiveTo\": null"
                : $"\"EffectiveTo\": \"{to}\"", StringComparison.Ordinal);
        return copy.With("ruleset.json", manifest);
    }

    public void WriteTo(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, Folder)).FullName;
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text, new UTF8Encoding(false));
        }
    }

    private ARuleSet Copy(string folder)
    {
        var copy = new ARuleSet(folder);
        foreach (var (name, text) in files)
        {
            copy.files[name] = text;
        }

        return copy;
    }
}
