import type { GuestNote } from '../../../core/guest.ts';
import type { Manifest, ModelTask } from '../../../core/manifest.ts';
import type { ValueInfo } from '../../../onnx/graph/read-value-info.ts';
import type { GuestConfig } from './guest-config.ts';

/** A guest's task, and the output that answers it; none for attention alone. */
export interface GuestTask {
  readonly task: ModelTask;
  readonly output: string | undefined;
  readonly notes: readonly GuestNote[];
}

interface Known {
  readonly architecture: Manifest['architecture'];
  readonly config: GuestConfig;
  readonly outputs: readonly ValueInfo[];
  /** It reads a picture. */
  readonly pixels: boolean;
  readonly mask: number | undefined;
  readonly vocabulary: number | undefined;
  readonly examples: readonly string[];
}

/**
 * What a guest does, from the shape of its first output of numbers and from what its config calls it: words where the last
 * dimension is the vocabulary, labels where it is as long as id2label says. What is none of these is attention alone.
 */
export function guestTask(known: Known): GuestTask {
  const { architecture, config, outputs, pixels, mask, examples } = known;
  const answer =
    outputs.find(({ name }) => /^logits$/i.test(name)) ??
    outputs.find(({ name }) => /logits|scores$/i.test(name));
  const named = (part: string) => config.architectures?.some((name) => name.includes(part)) ?? false;
  const only = (why: string): GuestTask => ({
    task: { task: 'attention', examples: [...examples] },
    output: undefined,
    notes: [
      {
        code: 'answer.none',
        details: {
          outputs: outputs
            .slice(0, 4)
            .map(({ name }) => name)
            .join(', '),
          why,
        },
      },
    ],
  });
  if (!answer) return only('no-logits');
  const done = (task: ModelTask, notes: readonly GuestNote[] = []): GuestTask => ({
    task,
    output: answer.name,
    notes,
  });
  const size = answer.dims?.at(-1);
  const rank = answer.dims?.length;
  const labels = labelsFor(config, typeof size === 'number' ? size : undefined);
  const isVocabulary =
    typeof size === 'number' ? size === config.vocab_size || size === known.vocabulary : undefined;
  const all = [...examples];
  if (pixels || (rank === 2 && architecture === 'encoder')) {
    if (rank === 3 || !labels) return only('labels-unknown');
    return done({ task: 'classification', examples: all, labels: labels.names }, labels.notes);
  }
  if (
    named('TokenClassification') ||
    (rank === 3 && isVocabulary === false && labels?.complete && architecture === 'encoder')
  ) {
    if (!labels) return only('labels-unknown');
    const bio =
      labels.names.includes('O') && labels.names.every((name) => name === 'O' || /^[BI]-./.test(name));
    return done({ task: bio ? 'entities' : 'tagging', examples: all, labels: labels.names }, labels.notes);
  }
  if (named('SequenceClassification') || (rank !== undefined && rank !== 3)) return only('shape-unknown');
  if (architecture === 'decoder') return done({ task: 'generation', examples: all });
  if (architecture === 'encoder-decoder') return done({ task: 'translation', examples: all });
  if (mask === undefined || isVocabulary === false) return only('no-mask');
  return done({ task: 'masked-word', examples: all });
}

/** Names from id2label, or LABEL_0 … as transformers calls them; undefined where even their number is open. */
function labelsFor(
  { id2label, num_labels }: GuestConfig,
  size: number | undefined,
):
  | { readonly names: string[]; readonly complete: boolean; readonly notes: readonly GuestNote[] }
  | undefined {
  const named = id2label && Object.keys(id2label).length;
  const count = size ?? named ?? num_labels;
  // More than this is a vocabulary.
  if (count === undefined || count < 1 || count > 25_000) return undefined;
  const complete = named !== undefined && named >= count;
  const names = Array.from({ length: count }, (_, at) => id2label?.[at] ?? `LABEL_${at}`);
  return {
    names: unique(names),
    complete: named === count,
    notes: complete ? [] : [{ code: 'labels.unnamed', details: { count } }],
  };
}

/** Some label lists name two classes alike. */
function unique(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}
