/** How the next token is drawn from the model's probabilities. */
export interface Sampling {
  /** Divides the logits; 0 takes the most probable token. */
  readonly temperature: number;
  /** Only so many of the most probable tokens; 0 keeps all. */
  readonly topK: number;
  /** Only the most probable tokens that together reach this probability, above 0 up to 1. */
  readonly topP: number;
  /** An unsigned 32-bit integer: the same seed draws the same text. */
  readonly seed: number;
}

export const DEFAULT_SAMPLING: Sampling = { temperature: 0.8, topK: 40, topP: 0.95, seed: 1 };
