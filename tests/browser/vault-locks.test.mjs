// Who writes: shell/vault.js on the browser's real locks and channels, in pages of one site. C++ is played by the test: it notes
// what it is told, and answers as src/platform/browser/main.cpp does or stays silent as a frozen page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium as playwright } from 'playwright-core';
import { browserFlags, chromium } from './vault_page/harness.mjs';

const source = readFileSync(fileURLToPath(new URL('../../shell/vault.js', import.meta.url)), 'utf8');
const codes = { done: 0, others: 4 };

// What Emscripten makes of a library: its functions, by their names.
const around = `
  globalThis.log = [];
  globalThis._vault_answer = (ticket, code) => log.push(['answer', ticket, code]);
  globalThis._vault_wanted = () => { log.push(['wanted']); globalThis.wanted?.(); };
  globalThis._vault_lost = () => log.push(['lost']);
  globalThis.addToLibrary = (all) => {
    for (const [name, value] of Object.entries(all)) if (!name.endsWith('__deps')) globalThis[name.replace(/^[$]/, '')] = value;
  };`;

const server = createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<!doctype html><script>${around}</script><script>${source}</script>`));
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await playwright.launch({ executablePath: chromium, args: browserFlags });
test.after(async () => {
  await browser.close();
  server.close();
});

class Tab {
  static async open(context) {
    const tab = new Tab();
    tab.page = await context.newPage();
    tab.page.on('pageerror', (error) => assert.fail(`the page threw: ${error}`));
    await tab.page.goto(`http://localhost:${server.address().port}/`);
    return tab;
  }
  /** Calls a function of the library; its answer's code. */
  ask(name, ticket) {
    return this.page.evaluate(async ([call, number]) => {
      globalThis[call](number);
      for (;;) {
        const answer = log.find((entry) => entry[0] === 'answer' && entry[1] === number);
        if (answer) return answer[2];
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    }, [name, ticket]);
  }
  heard(what) {
    return this.page.evaluate((word) => log.filter((entry) => entry[0] === word).length, what);
  }
  /** What the program does when the place is wanted: 'vault_give_up', 'vault_keep', or nothing. */
  answersWith(call) {
    return this.page.evaluate((name) => { globalThis.wanted = name ? () => setTimeout(globalThis[name], 50) : null; }, call);
  }
}

async function twoTabs() {
  const context = await browser.newContext();
  const writer = await Tab.open(context), reader = await Tab.open(context);
  assert.equal(await writer.ask('vault_lock', 1), codes.done);
  assert.equal(await reader.ask('vault_lock', 1), codes.others);
  return { context, writer, reader };
}

test('a writer that is asked gives up when everything is saved, and may ask in its turn', async () => {
  const { writer, reader } = await twoTabs();
  await writer.answersWith('vault_give_up');
  assert.equal(await reader.ask('vault_take_over', 2), codes.done);
  assert.equal(await writer.heard('wanted'), 1);
  assert.equal(await writer.heard('lost'), 0);
  await reader.answersWith('vault_give_up');
  assert.equal(await writer.ask('vault_take_over', 2), codes.done);
});

test('a writer with something unsaved keeps its place, and whoever asked is told', async () => {
  const { writer, reader } = await twoTabs();
  await writer.answersWith('vault_keep');
  assert.equal(await reader.ask('vault_take_over', 2), codes.others);
  assert.equal(await writer.heard('lost'), 0);
  await writer.answersWith('vault_give_up');
  assert.equal(await reader.ask('vault_take_over', 3), codes.done);
});

test('a writer that says nothing loses its place and hears of it; the next tab reads, and writes when the others are closed', async () => {
  const { context, writer, reader } = await twoTabs();
  await writer.answersWith(null);
  assert.equal(await reader.ask('vault_take_over', 2), codes.done);
  await writer.page.waitForFunction(() => log.some((entry) => entry[0] === 'lost'));
  const third = await Tab.open(context);
  assert.equal(await third.ask('vault_lock', 1), codes.others);
  await reader.page.close();
  assert.equal(await third.ask('vault_lock', 2), codes.done);
});
