// Looks at pages in a browser as their readers do, and says what is wrong, one line a fault; nothing when all is well.
//
//   node look.js BROWSER FOLDER NAME=PAGE…
//
// FOLDER takes the pictures. What is asked of a page stands in the functions below, one a concern.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
// A point is 1/72 of an inch; A4 is 210 by 297 millimetres.
const A4 = [595, 842];

const [executablePath, folder, ...named] = process.argv.slice(2);
const pages = named.map((pair) => [pair.slice(0, pair.indexOf("=")), pathToFileURL(pair.slice(pair.indexOf("=") + 1)).href]);
const faults = [];

// Opens a page and calls `ask` on it; every message of the console and every request but the page itself is a fault.
async function opened(browser, [name, address], options, ask) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const fault = (words) => faults.push(`${name}: ${words}`);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`script: ${error.message}`));
  page.on("request", (request) => request.url().split("#")[0] !== address && fault(`request: ${request.url()}`));
  await page.goto(address);
  await ask(page, fault, name);
  await context.close();
}

// What axe-core finds. It runs in the page's world, past the page's own policy, as a browser's extension would.
async function sound(page, fault, how) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) fault(`axe ${how}: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.target).join("  ")}`);
}

async function fits(page, fault, how) {
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  if (wide > room) {
    const over = await page.evaluate((room) => {
      const outside = (element) => element.getBoundingClientRect().right > room + 1 && !element.closest(".region, .unseen, .skip");
      return Array.from(document.body.querySelectorAll("*")).filter(outside).slice(0, 3).map((element) => element.outerHTML.slice(0, 80));
    }, room);
    fault(`${how}: ${wide} pixels wide in ${room}: ${over.join("  ")}`);
  }
}

// The keyboard reaches the link past the head first, and then what it leads to.
async function reachable(page, fault) {
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement.matches(".skip")))) fault("the first stop is not the link to the content");
  await page.keyboard.press("Enter");
  if (!(await page.evaluate(() => document.activeElement.id === "content"))) fault("the link does not lead to the content");
}

// A filter takes words without accents, shows the rows that have them and says how many.
async function filters(page, fault) {
  for (const table of await page.locator("table[data-filtered]").all()) {
    const section = table.locator("xpath=ancestor::section");
    const rows = table.locator("tbody > tr");
    const all = await rows.count();
    const whole = (await rows.nth(all - 1).locator("> *").first().innerText()).replace(/\s+/g, " ").trim();
    const bare = whole.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
    const alike = (await rows.evaluateAll((rows) => rows.map((row) => Array.from(row.cells, (cell) => cell.textContent).join(" "))))
      .filter((text) => text.replace(/\s+/g, " ").toLowerCase().includes(whole.toLowerCase())).length;
    await section.locator("input[type=search]").fill(bare);
    const shown = await rows.filter({ visible: true }).count();
    if (shown !== alike || shown === 0) fault(`filter “${bare}”: ${shown} rows are shown, ${alike} have it`);
    const said = (await section.getByRole("status").innerText()).match(/\d+/g).map(Number);
    if (said[0] !== shown || said[1] !== all) fault(`filter “${bare}”: says ${said}, shows ${shown} of ${all}`);
    await section.locator("input[type=search]").fill("không có dòng nào như thế này");
    if ((await rows.filter({ visible: true }).count()) !== 0) fault("a filter that nothing passes shows rows");
    await section.locator("input[type=search]").fill("");
    if ((await rows.filter({ visible: true }).count()) !== all) fault("an empty filter hides rows");
  }
}

// Every head that sorts puts its rows in order both ways, what is missing last, sums at the foot; a third time they are as they were.
async function sorts(page, fault) {
  const wrong = await page.evaluate(() => {
    const found = [];
    const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const step = (one, other) => (typeof one === "number" && typeof other === "number" ? one - other : order.compare(one, other));
    for (const table of document.querySelectorAll("table")) {
      const texts = (part) => Array.from(part?.rows ?? [], (row) => row.textContent).join("|");
      const [first, sums] = [texts(table.tBodies[0]), texts(table.tFoot)];
      const buttons = Array.from(table.querySelectorAll("thead button"));
      if (buttons.length === 0 && (table.tBodies[0]?.rows.length ?? 0) > 1) found.push(`${table.dataset.key}: no head sorts`);
      for (const button of buttons) {
        const head = button.parentElement;
        const column = head.cellIndex;
        const place = `${table.dataset.key}, column ${column}`;
        const ways = [];
        for (let turn = 0; turn < 2; turn += 1) {
          button.click();
          const way = head.getAttribute("aria-sort");
          ways.push(way);
          const values = Array.from(table.tBodies[0].rows, (row) => {
            const { dataset, textContent } = row.cells[column];
            return dataset.value === undefined ? textContent.trim() || null : dataset.value === "" ? null : Number(dataset.value);
          });
          const known = values.filter((value) => value !== null);
          if (values.slice(0, known.length).includes(null)) found.push(`${place} ${way}: what is missing is not last`);
          const sign = way === "ascending" ? 1 : -1;
          const at = known.findIndex((value, index) => index > 0 && sign * step(known[index - 1], value) > 0);
          if (at > 0) found.push(`${place} ${way}: ${known[at - 1]} stands before ${known[at]}`);
        }
        if (ways.sort().join() !== "ascending,descending") found.push(`${place}: sorts ${ways}`);
        button.click();
        if (head.hasAttribute("aria-sort") || texts(table.tBodies[0]) !== first) found.push(`${place}: not as it was after the third time`);
        if (texts(table.tFoot) !== sums) found.push(`${place}: the sums moved`);
      }
    }
    return found;
  });
  wrong.forEach(fault);
}

// Without scripts, every row of every table is there to be read, and no control is offered that would do nothing.
async function readable(page, fault) {
  const hidden = await page.locator("main tr").filter({ visible: false }).count();
  const heads = await page.locator("main thead tr").filter({ visible: false }).count();
  if (hidden > heads) fault(`${hidden - heads} rows are hidden where no script runs`);
  if ((await page.locator("input, button").count()) !== 0) fault("a control stands there where no script runs");
}

// Every sheet is A4, upright or across.
async function prints(page, fault, name) {
  const pdf = await page.pdf({ path: join(folder, `${name}.pdf`), preferCSSPageSize: true });
  const boxes = Array.from(pdf.toString("latin1").matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g), ([, wide, high]) => [wide, high].map(Number));
  if (boxes.length === 0) fault("nothing is printed");
  for (const box of boxes) {
    const sides = box.map(Math.round).sort((one, other) => one - other);
    if (sides.some((side, index) => Math.abs(side - A4[index]) > 1)) fault(`a sheet is ${box} points`);
  }
}

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const page of pages) {
  for (const [device, viewport] of [["phone", PHONE], ["desk", DESK]]) {
    for (const colorScheme of ["light", "dark"]) {
      const how = `${device}, ${colorScheme}`;
      await opened(browser, page, { viewport, colorScheme, reducedMotion: "reduce" }, async (page, fault, name) => {
        await fits(page, fault, how);
        await sound(page, fault, how);
        await page.setViewportSize({ width: viewport.width, height: viewport.height * 4 });
        await page.screenshot({ path: join(folder, `${name}-${device}-${colorScheme}.png`) });
      });
    }
  }
  await opened(browser, page, { viewport: DESK }, async (page, fault, name) => {
    await reachable(page, fault);
    await filters(page, fault);
    await sorts(page, fault);
    await sound(page, fault, "after sorting");
    await prints(page, fault, name);
  });
  await opened(browser, page, { viewport: DESK, javaScriptEnabled: false }, readable);
}
await browser.close();
console.log(faults.join("\n"));
process.exitCode = faults.length === 0 ? 0 : 1;
