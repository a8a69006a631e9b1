import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Where tools are promised, a test that lacks the browser fails instead of being skipped. */
export const isChromiumNeeded: boolean =
  existsSync(executablePath) || process.env['AIOPS_REQUIRE_TOOLS'] === '1';

export function launched(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page that was opened, and what it did that it must not do. */
export interface Opened {
  readonly page: Page;
  /** Addresses of all requests, the file itself the first. */
  readonly requests: string[];
  /** What was written to the console, refused policies too, and faults that nobody caught. */
  readonly messages: string[];
}

/** @param address of a file */
export async function opened(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const [requests, messages]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (fault) => messages.push(String(fault)));
  page.on('dialog', (dialog) => messages.push(`dialog ${dialog.message()}`));
  await page.goto(address, { waitUntil: 'load' });
  return { page, requests, messages };
}
