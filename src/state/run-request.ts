import type { RunRequest } from '../engine/protocol.ts';
import type { Input } from './input-slice.ts';

/** A wish as the engine takes it. */
export function runRequestOf(input: Input, budgetBytes: number): RunRequest {
  const { target, second, picture, maxTokens, layers, ...rest } = input;
  return {
    ...rest,
    budgetBytes,
    ...(target !== null && { target }),
    ...(second && { second }),
    ...(picture && { picture: picture.pixels }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(layers && { layers: { first: layers.first, last: layers.last } }),
  };
}
