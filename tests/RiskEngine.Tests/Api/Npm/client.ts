// A caller with the generated client: what it prints is what GeneratedClientTests expects.
import createClient from "openapi-fetch";
import type { components, paths } from "./calls.js";

type Problem = components["schemas"]["Problem"];

declare const process: { readonly argv: readonly string[] };

const client = createClient<paths>({ baseUrl: process.argv[2]! });
const household: components["schemas"]["Household"] = {
  householdId: "h-000123",
  regionCode: "130828101201",
  snapshotDate: "2020-06-30",
  householdSize: 4,
  members: [{ memberId: "m1", age: 45, schoolStage: "NOT_IN_SCHOOL", basicMedicalInsurance: "RESIDENT" }],
  income: { wage: 32000, business: null },
};

function print(name: string, ...values: readonly unknown[]): void {
  console.log([name, ...values].join(" "));
}

// A problem is told from any other by its type, which the compiler knows all of.
function meaning(problem: Problem): string {
  switch (problem.type) {
    case "/problems/invalid":
      return problem.errors.map(error => `${error.pointer} ${error.code}`).join(", ");
    case "/problems/no-rule-set":
      return problem.available?.join(", ") ?? problem.title;
    default:
      return problem.title;
  }
}

const assessed = await client.POST("/v1/assessments", {
  params: { query: { explain: "full" } },
  body: { asOf: "2020-06-30", household },
});
const { category, risk, dataGaps } = assessed.data!;
print("assessment", assessed.response.status, category.code, risk.scoreRange.join("-"), dataGaps.length > 0);

const sets = await client.GET("/v1/rulesets");
print("rule sets", sets.data!.ruleSets.map(set => `${set.id}@${set.versions[0]?.version}`).join(", "));

const parameters = await client.GET("/v1/rulesets/{id}/versions/{version}/parameters", {
  params: { path: { id: "weichang-130828", version: "2020.1" }, query: { asOf: "2020-06-30", region: "130828" } },
});
const line = parameters.data!.parameters[0]!;
print("parameter", line.name, line.value, line.unit, line.from, line.provisional);

const findings = await client.POST("/v1/rulesets/validate", { body: { files: { "ruleset.json": { Id: "draft" } } } });
print("validation", findings.data!.usable, findings.data!.errors > 0, findings.data!.findings[0]?.severity);

// @ts-expect-error: the compiler finds a misspelt fact as well as the service does.
const misspelt: components["schemas"]["Household"] = { ...household, income: { wages: 32000 } };
const refused = await client.POST("/v1/assessments", { body: { household: misspelt } });
print("refused", refused.response.status, meaning(refused.error!));

const nowhere = await client.POST("/v1/assessments", { body: { household, ruleSet: "national@1999.1" } });
print("nowhere", nowhere.response.status, nowhere.error!.errors[0]!.code, nowhere.error!.available?.includes("national@2020.1"));

// @ts-expect-error: a day is needed.
const dayless = await client.GET("/v1/rulesets/{id}/versions/{version}/parameters", { params: { path: { id: "national", version: "2020.1" } } });
print("dayless", dayless.response.status, meaning(dayless.error!));
