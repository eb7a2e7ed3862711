// Opens every report of a folder in headless Chromium: `node report_browser.mjs FOLDER [CHROMIUM]`.
//
// Needs the npm packages playwright-core and axe-core beside it (NODE_PATH will not do for
// modules: run it from a folder that has them). Each report must start nothing, ask for nothing,
// say nothing on the console, have the skeleton of `harmless.html` if that is there, and be free
// of what axe-core finds. With the keyboard alone a reader gets from the picture to the text.
import { createRequire } from "node:module";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "x.js"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const folder = resolve(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.argv[3] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
});

const skeletonOf = () =>
  [...document.querySelectorAll("*")]
    .map((e) => e.tagName + "[" + e.getAttributeNames().sort().join() + "]")
    .join("\n");

async function look(name, deep) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => said.push(`error: ${error}`));
  page.on("dialog", (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) said.push(`request: ${request.url()}`);
  });
  const address = pathToFileURL(join(folder, name)).href;
  await page.goto(address);
  const skeleton = await page.evaluate(skeletonOf);
  if (deep) said.push(...(await byKeyboard(page)), ...(await violations(address)));
  await page.close();
  return { skeleton, said };
}

async function byKeyboard(page) {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
  const inPicture = () => page.evaluate(() => document.activeElement?.closest("svg") !== null);
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    if (!(await inPicture())) continue;
    const target = await focused();
    await page.keyboard.press("Enter");
    const reached = await page.evaluate(() => document.querySelector(":target")?.tagName ?? "");
    if (reached !== "MARK" && reached !== "A") return [`keyboard: ${target} led to ${reached}`];
    await page.keyboard.press("Tab");
    const back = await focused();
    return back.includes("row-") ? [] : [`keyboard: from the text to ${back}, not to a row`];
  }
  return ["keyboard: no mark of a picture was reached"];
}

async function violations(address) {
  const context = await browser.newContext({ bypassCSP: true });
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run());
  await context.close();
  return found.violations.map((v) => `axe: ${v.id} (${v.impact}), ${v.nodes.length} places`);
}

const names = readdirSync(folder).filter((name) => name.endsWith(".html")).sort();
const wanted = names.includes("harmless.html") ? (await look("harmless.html", true)).skeleton : null;
let wrong = 0;
for (const name of names) {
  const attack = name.startsWith("payload-");
  const { skeleton, said } = await look(name, !attack);
  if (attack && wanted !== null && skeleton !== wanted) said.push("another skeleton");
  if (said.length > 0) { wrong += 1; console.log(name, said); }
}
console.log(`${names.length} reports, ${wrong} with something to say`);
await browser.close();
process.exit(wrong > 0 ? 1 : 0);
