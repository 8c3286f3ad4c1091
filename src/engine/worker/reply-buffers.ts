import type { CallName, Calls } from '../protocol.ts';

/** The buffers of a reply's arrays, which are transferred to the page and not copied; each once. */
export function buffersOf(value: Calls[CallName]['reply']): ArrayBuffer[] {
  const buffers = arraysOf(value).map(({ buffer }) => buffer as ArrayBuffer);
  return [...new Set(buffers)];
}

function arraysOf(value: Calls[CallName]['reply']): ArrayBufferView[] {
  if ('run' in value) {
    return [...value.run.attentions.map(({ data }) => data), ...(value.logits ? [value.logits] : [])];
  }
  if ('weighted' in value) {
    return [...value.weighted, ...value.headOutputs, ...value.residual].map(({ data }) => data);
  }
  return Object.values(value).filter((part): part is ArrayBufferView => ArrayBuffer.isView(part));
}
