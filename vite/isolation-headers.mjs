/**
 * Headers that our own server sends with every file: isolation gives wasm its threads (alone, and inside
 * a plain host where the browser knows Document-Isolation-Policy), and any page may fetch our files,
 * which a sandboxed frame needs.
 * @type {Record<string, string>}
 */
export const isolationHeaders = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
  'Access-Control-Allow-Origin': '*',
};
