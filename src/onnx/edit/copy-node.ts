import { ATTRIBUTE, NODE } from '../graph/onnx-fields.ts';
import type { GraphNode } from '../graph/read-graph.ts';
import { readText, walkFields } from '../wire/fields.ts';
import { join } from '../wire/write.ts';
import type { CopiedNode, NewAttribute } from './append.ts';

/** A node to be written anew: everything of it is kept but its outputs and the attributes that are given. */
export function copyNode(
  bytes: Uint8Array,
  { field: node }: GraphNode,
  outputs: readonly string[],
  attributes: Readonly<Record<string, NewAttribute>>,
): CopiedNode {
  const kept: Uint8Array[] = [];
  for (const field of walkFields(bytes, node.start, node.end)) {
    if (field.number === NODE.output) continue;
    if (field.number === NODE.attribute) {
      const parts = [...walkFields(bytes, field.start, field.end)];
      const name = parts.find(({ number }) => number === ATTRIBUTE.name);
      if (name && Object.hasOwn(attributes, readText(bytes, name))) continue;
    }
    kept.push(bytes.subarray(field.place, field.end));
  }
  return { copyOf: join(kept), outputs, attributes };
}
