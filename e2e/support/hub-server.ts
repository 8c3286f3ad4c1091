import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a file is served wrongly, until it is changed. */
export interface Trouble {
  readonly status?: number;
  /** This page comes in place of the file. */
  readonly html?: string;
  /** The list of files promises this checksum. */
  readonly sha256?: string;
  /** Bytes a connection brings before it breaks; each try brings as many. */
  readonly cutAfterBytes?: number;
  readonly bytesPerSecond?: number;
  readonly noRanges?: boolean;
}

/** A server with the paths of the Hugging Face Hub's API, for one repository, that can be slow and break. */
export class HubServer {
  readonly repository = 'tiny/bert';
  readonly sha = '0123456789abcdef0123456789abcdef01234567';
  readonly files = new Map<string, Buffer>();
  readonly troubles = new Map<string, Trouble>();
  /** `GET /tiny/bert/resolve/…`, with the range that was asked for behind it; bodies from the store behind the hub alone. */
  asked: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
    return this.url;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Requests that brought bytes of this file. */
  downloadsOf(path: string): string[] {
    return this.asked.filter((line) => line.startsWith('GET /store/') && line.includes(path));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', headers } = request;
    const path = decodeURIComponent(new URL(request.url ?? '/', this.url).pathname);
    this.asked.push(`${method} ${path}${headers.range ? ` ${headers.range}` : ''}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Content-Range, Link, X-Linked-Size');
    const api = `/api/models/${this.repository}`;
    if (path === `${api}/revision/main` || path === `${api}/revision/${this.sha}`) {
      this.#json(response, { id: this.repository, sha: this.sha, siblings: [] });
    } else if (path === `${api}/tree/${this.sha}`) {
      this.#json(response, this.#tree());
    } else {
      const [, where, file] = /^\/(?:tiny\/bert\/(resolve)\/[^/]+|store|plain)\/(.+)$/.exec(path) ?? [];
      if (file === undefined) this.#refuse(response, 404);
      // As the hub does: large files come from a store, to which it leads.
      else if (where === 'resolve' && !this.troubles.get(file)?.status) {
        response.writeHead(302, { Location: `/store/${file.split('/').map(encodeURIComponent).join('/')}` });
        response.end();
      } else await this.#send(method, file, request, response);
    }
  }

  #tree() {
    return [...this.files].map(([path, bytes]) => ({
      type: 'file',
      path,
      size: bytes.length,
      oid: 'a'.repeat(40),
      ...(/\.onnx/.test(path) && {
        lfs: {
          oid: this.troubles.get(path)?.sha256 ?? createHash('sha256').update(bytes).digest('hex'),
          size: bytes.length,
        },
      }),
    }));
  }

  async #send(
    method: string,
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const trouble = this.troubles.get(path) ?? {};
    const bytes = this.files.get(path);
    if (trouble.status || !bytes) return this.#refuse(response, trouble.status ?? 404);
    if (trouble.html !== undefined) {
      response.setHeader('Content-Type', 'text/html');
      response.end(trouble.html);
      return;
    }
    const wanted = trouble.noRanges ? undefined : /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1];
    const from = Number(wanted ?? 0);
    response.writeHead(wanted === undefined ? 200 : 206, {
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length - from,
      ETag: `"${createHash('sha1').update(bytes).digest('hex')}"`,
      ...(wanted !== undefined && { 'Content-Range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
    });
    if (method === 'HEAD') return void response.end();
    const end = Math.min(bytes.length, from + (trouble.cutAfterBytes ?? bytes.length));
    await this.#pour(bytes.subarray(from, end), trouble.bytesPerSecond, response);
    if (end === bytes.length) return void response.end();
    // What a page has not read when its connection breaks is lost to it: a slow machine needs a moment.
    await new Promise((done) => setTimeout(done, 500));
    response.destroy();
  }

  async #pour(bytes: Buffer, perSecond: number | undefined, response: ServerResponse): Promise<void> {
    const step = perSecond === undefined ? bytes.length : Math.max(1, Math.round(perSecond / 20));
    for (let at = 0; at < bytes.length && !response.destroyed; at += step) {
      await new Promise<void>((sent) => response.write(bytes.subarray(at, at + step), () => sent()));
      await new Promise((done) => setTimeout(done, perSecond === undefined ? 20 : 50));
    }
  }

  #json(response: ServerResponse, value: unknown): void {
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify(value));
  }

  #refuse(response: ServerResponse, status: number): void {
    response.statusCode = status;
    response.end(`status ${status}`);
  }
}
