import { labelsOf } from '../../../core/manifest.ts';
import type { Guess, MaskedWord, TaskOutput } from '../../../core/output.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { Token } from '../../../core/token.ts';
import { softmax } from '../../../math/softmax.ts';
import { topIndices } from '../../../math/top-indices.ts';
import type { OpenModel } from '../open/open-model.ts';
import { findDependencies } from './find-dependencies.ts';
import { findEntities } from './find-entities.ts';
import { findTags } from './find-tags.ts';

const SHOWN_GUESSES = 8;

/**
 * What the task's logits say of a text, as docs/models.md defines it.
 *
 * @param tokens N tokens, marks included
 * @param covered tokens under a mask, by their place
 * @param logits row-major, [N, columns], or [1, labels] for a class of the whole text
 */
export function encoderOutput(
  task: EncoderTask,
  model: Pick<OpenModel, 'manifest' | 'tokenizer'>,
  tokens: readonly Token[],
  covered: ReadonlyMap<number, Token>,
  logits: Float32Array,
): TaskOutput {
  switch (task) {
    case 'masked-word':
      return { task, masked: findMasked(model, tokens, covered, logits) };
    case 'entities':
      return { task, entities: findEntities(tokens, logits, labelsOf(model.manifest, task)) };
    case 'tagging':
      return { task, tags: findTags(tokens, logits, labelsOf(model.manifest, task)) };
    case 'dependencies':
      return { task, dependencies: findDependencies(tokens, logits) };
    default: {
      const probabilities = softmax(logits);
      const classes = labelsOf(model.manifest, task).map((label, at) => ({
        label,
        probability: probabilities[at] ?? 0,
      }));
      return { task, classes: classes.sort((a, b) => b.probability - a.probability) };
    }
  }
}

function findMasked(
  { manifest, tokenizer }: Pick<OpenModel, 'manifest' | 'tokenizer'>,
  tokens: readonly Token[],
  covered: ReadonlyMap<number, Token>,
  logits: Float32Array,
): MaskedWord[] {
  const vocabulary = logits.length / tokens.length;
  return tokens.flatMap(({ id }, token): MaskedWord[] => {
    if (id !== manifest.specialTokens.mask) return [];
    const row = logits.subarray(token * vocabulary, (token + 1) * vocabulary);
    const probabilities = softmax(row);
    const guess = (guessed: number): Guess => ({
      id: guessed,
      text: tokenizer.label(guessed),
      probability: probabilities[guessed] ?? 0,
    });
    const under = covered.get(token);
    return [
      {
        token,
        covered: under && { ...guess(under.id), text: under.text },
        guesses: topIndices(row, SHOWN_GUESSES).map(guess),
      },
    ];
  });
}
