// A person with a browser at /docs: what it prints is what DocsTests expects.
import { chromium } from "playwright-core";

const [url, executablePath, screenshot] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  const complaints = [];
  const elsewhere = [];
  page.on("console", message => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", error => complaints.push(error.message));
  page.on("request", request => !/^(data|blob):/.test(request.url()) && !request.url().startsWith(url) && elsewhere.push(request.url()));

  // From the root, as somebody who knows only the address of the service.
  await page.goto(url);
  await page.waitForSelector(".opblock");
  console.log("at", new URL(page.url()).pathname);
  for (const call of await page.locator(".opblock").all()) {
    const method = await call.locator(".opblock-summary-method").innerText();
    const path = await call.locator(".opblock-summary-path").getAttribute("data-path");
    console.log(method, path);
  }

  const assess = page.locator(".opblock", { has: page.locator("[data-path='/v1/assessments']") });
  await assess.locator(".opblock-summary-control").click();
  await assess.getByRole("button", { name: "Try it out" }).click();
  await assess.getByRole("button", { name: "Execute" }).click();
  const answer = assess.locator(".live-responses-table .response").first();
  await answer.waitFor();
  console.log("answered", (await answer.locator(".response-col_status").innerText()).split("\n")[0].trim());
  console.log("category", JSON.parse(await answer.locator(".highlight-code code, .microlight").first().innerText()).category.code);
  await answer.scrollIntoViewIfNeeded();
  await page.screenshot({ path: screenshot });
  console.log("complaints", JSON.stringify(complaints));
  console.log("elsewhere", JSON.stringify(elsewhere));
} finally {
  await browser.close();
}
