import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HeadlightError } from '../../../core/errors.ts';
import { fetchFile } from './fetch-file.ts';

const WHOLE = Uint8Array.from({ length: 200_000 }, (_, index) => (8 + index * 31) % 251);

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let answer: Answer = () => {};
let ranges: (string | undefined)[] = [];
let server: Server;
let origin = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let files = 0;
function get(
  path: string,
  options: { sizeBytes?: number; stallMs?: number; pausesMs?: number[]; signal?: AbortSignal } = {},
) {
  const { sizeBytes, signal = new AbortController().signal, ...rest } = options;
  const loaded: number[] = [];
  files += 1;
  const file = { path, url: `${origin}/${files}/${path}`, ...(sizeBytes !== undefined && { sizeBytes }) };
  ranges = [];
  const fetched = fetchFile(file, {
    signal,
    exact: sizeBytes !== undefined,
    pausesMs: [1, 1],
    onBytes: (bytes) => loaded.push(bytes),
    ...rest,
  });
  return { file, loaded, fetched };
}

/** Vitest compares long arrays slowly. */
const expectWhole = (bytes: Uint8Array) =>
  expect(Buffer.compare(bytes, WHOLE), 'all bytes are the same').toBe(0);

const refusal = (fetched: Promise<unknown>) =>
  fetched.then(
    () => expect.fail('it should have been refused'),
    (error: unknown) => (error instanceof HeadlightError ? { code: error.code, ...error.details } : error),
  );

/** Sends the file from where the request wants it, and cuts the connection after so many bytes. */
const cutAfter =
  (bytes: number, headers: Record<string, string> = { ETag: '"one"' }): Answer =>
  (request, response) => {
    const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
    response.writeHead(from ? 206 : 200, {
      ...headers,
      'Content-Length': WHOLE.length - from,
      ...(from && { 'Content-Range': `bytes ${from}-${WHOLE.length - 1}/${WHOLE.length}` }),
    });
    const end = Math.min(WHOLE.length, from + bytes);
    response.write(WHOLE.subarray(from, end), () => {
      if (end === WHOLE.length) response.end();
      else setTimeout(() => request.socket.destroy(), 20);
    });
  };

describe('fetchFile', () => {
  it('reads an empty file, a file of known size and one of unknown size', async () => {
    answer = (_, response) => response.end();
    expect((await get('a.bin').fetched).bytes).toEqual(new Uint8Array());
    answer = (_, response) => response.end(WHOLE);
    expectWhole((await get('a.bin', { sizeBytes: WHOLE.length }).fetched).bytes);
    answer = (_, response) => {
      response.write(WHOLE.subarray(0, 70_000));
      setTimeout(() => response.end(WHOLE.subarray(70_000)), 5);
    };
    const { bytes } = await get('a.bin').fetched;
    expectWhole(bytes);
  });

  it('leaves room behind a graph, so that it is edited in place', async () => {
    answer = (_, response) => response.end(WHOLE);
    const { bytes } = await get('a.onnx', { sizeBytes: WHOLE.length }).fetched;
    expect(bytes.buffer.byteLength - bytes.length).toBe(65_536);
  });

  it.each([
    [404, 'guest.missing'],
    [410, 'guest.missing'],
    [401, 'guest.denied'],
    [403, 'guest.denied'],
    [500, 'guest.refused'],
    [429, 'guest.refused'],
  ])('says what status %i means: %s', async (status, code) => {
    answer = (_, response) => {
      response.statusCode = status;
      response.end('no');
    };
    expect(await refusal(get('a.onnx').fetched)).toEqual({ code, file: 'a.onnx', status });
  });

  it('knows a web page by its type, and by its first letters', async () => {
    answer = (_, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end('<p>Sign in');
    };
    expect(await refusal(get('a.onnx').fetched)).toEqual({ code: 'guest.page', file: 'a.onnx' });
    answer = (_, response) => response.end('\n <!doctype html><title>Sign in</title>');
    expect(await refusal(get('tokenizer.json').fetched)).toMatchObject({ code: 'guest.page' });
  });

  it('knows a pointer of Git LFS', async () => {
    answer = (_, response) => response.end('version https://git-lfs.github.com/spec/v1\noid sha256:0\n');
    expect(await refusal(get('a.onnx').fetched)).toMatchObject({ code: 'guest.pointer' });
  });

  it('says that nobody answers', async () => {
    const signal = new AbortController().signal;
    const url = 'http://127.0.0.1:1/a.onnx';
    const fetched = fetchFile({ path: 'a.onnx', url }, { signal, onBytes: () => {} });
    expect(await refusal(fetched)).toMatchObject({
      code: 'guest.unreachable',
      address: 'http://127.0.0.1:1',
    });
  });

  it('refuses another size than the one that is known for certain', async () => {
    answer = (_, response) => response.end(WHOLE);
    const size = WHOLE.length;
    expect(await refusal(get('a.bin', { sizeBytes: size + 1 }).fetched)).toMatchObject({
      code: 'guest.corrupt',
      found: `${size} bytes`,
    });
    expect(await refusal(get('a.bin', { sizeBytes: size - 1 }).fetched)).toMatchObject({
      code: 'guest.corrupt',
      found: 'more bytes',
    });
  });

  it('refuses more than a browser can open before anything is read', async () => {
    answer = (_, response) => response.end(WHOLE);
    expect(await refusal((async () => get('a.bin', { sizeBytes: 5e9 }).fetched)())).toMatchObject({
      code: 'guest.too-large',
      found: 5000,
    });
    expect(ranges).toEqual([]);
  });

  it('goes on where the connection broke, as long as each try brings something', async () => {
    answer = cutAfter(30_000);
    const { fetched, loaded } = get('a.bin', { sizeBytes: WHOLE.length });
    expectWhole((await fetched).bytes);
    expect(ranges).toEqual([undefined, ...[1, 2, 3, 4, 5, 6].map((times) => `bytes=${30_000 * times}-`)]);
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
  });

  it('begins again where the server has no ranges', async () => {
    let tries = 0;
    answer = (request, response) => {
      tries += 1;
      response.setHeader('Content-Length', WHOLE.length);
      response.write(WHOLE.subarray(0, 50_000), () => {
        if (tries === 1) setTimeout(() => request.socket.destroy(), 20);
        else response.end(WHOLE.subarray(50_000));
      });
    };
    const { fetched, loaded } = get('a.bin');
    expectWhole((await fetched).bytes);
    expect(loaded.at(-1)).toBe(WHOLE.length);
  });

  it('begins again where the file has changed meanwhile', async () => {
    let tries = 0;
    answer = (request, response) => {
      tries += 1;
      cutAfter(tries === 1 ? 50_000 : WHOLE.length, { ETag: tries === 1 ? '"one"' : '"two"' })(
        request,
        response,
      );
    };
    const { bytes, tag } = await get('a.bin').fetched;
    expectWhole(bytes);
    expect(tag).toBe('"two"');
    expect(ranges).toEqual([undefined, 'bytes=50000-', undefined]);
  });

  it('counts a connection that brings nothing as lost', async () => {
    let tries = 0;
    answer = (request, response) => {
      tries += 1;
      if (tries > 1) cutAfter(WHOLE.length)(request, response);
      else {
        response.writeHead(200, { ETag: '"one"', 'Content-Length': WHOLE.length });
        response.write(WHOLE.subarray(0, 1000));
      }
    };
    const { fetched } = get('a.bin', { stallMs: 100 });
    expectWhole((await fetched).bytes);
    expect(ranges[1]).toBe('bytes=1000-');
  });

  it('gives up after some tries without a byte, and goes on where it was when it is asked again', async () => {
    let broken = true;
    answer = (request, response) => {
      if (request.headers.range && broken) request.socket.destroy();
      else cutAfter(broken ? 50_000 : WHOLE.length)(request, response);
    };
    const { file, fetched } = get('a.bin');
    expect(await refusal(fetched)).toMatchObject({ code: 'guest.lost', file: 'a.bin', loaded: '0.1' });
    broken = false;
    ranges = [];
    const again = await fetchFile(file, { signal: new AbortController().signal, onBytes: () => {} });
    expectWhole(again.bytes);
    expect(ranges).toEqual(['bytes=50000-']);
  });

  it('stops when it is told to: while it reads, and while it waits', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'Content-Length': WHOLE.length });
      response.write(WHOLE.subarray(0, 1000));
    };
    const reading = new AbortController();
    const first = get('a.bin', { signal: reading.signal });
    setTimeout(() => reading.abort(), 50);
    expect(await refusal(first.fetched)).toEqual({ code: 'run.aborted' });

    answer = cutAfter(1000, {});
    const waiting = new AbortController();
    const second = get('a.bin', { signal: waiting.signal, pausesMs: [60_000] });
    setTimeout(() => waiting.abort(), 150);
    expect(await refusal(second.fetched)).toEqual({ code: 'run.aborted' });
  });
});
