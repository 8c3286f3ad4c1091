import type { Page, Request } from '@playwright/test';

/** Watches a page and keeps what no reader should ever cause: errors, warnings, foreign requests. */
export class Guard {
  readonly #complaints: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** Lets complaints that match pass: for tests that break something on purpose. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** What was seen so far and is not allowed. */
  complaints(): string[] {
    return this.#complaints.filter((complaint) => !this.#allowed.some((pattern) => pattern.test(complaint)));
  }

  /**
   * Starts to watch. Workers report through their page, thread workers too: what they log, what they throw
   * and what they fetch. Unhandled rejections arrive as page errors.
   */
  watch(page: Page, origin: string): void {
    page.on('console', (message) => {
      if (!['error', 'warning', 'assert'].includes(message.type())) return;
      this.#complaints.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => this.#complaints.push(`page error: ${error.stack ?? error.message}`));
    page.on('crash', () => this.#complaints.push('the page crashed'));
    page.context().on('request', (request) => {
      if (!isOwn(request, origin)) this.#complaints.push(`foreign request: ${request.url()}`);
    });
  }
}

function isOwn(request: Request, origin: string): boolean {
  const url = new URL(request.url());
  return ['blob:', 'data:'].includes(url.protocol) || url.origin === origin;
}
