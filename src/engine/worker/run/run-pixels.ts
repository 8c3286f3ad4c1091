import { HeadlightError } from '../../../core/errors.ts';
import { type PixelInput, patchGrid, pixelValues } from '../../../core/pixels.ts';
import type { RunPicture } from '../../../core/run.ts';
import { samplePicture } from '../../../core/sample-picture.ts';
import type { EncoderTask } from '../../../core/task.ts';
import type { Token } from '../../../core/token.ts';
import type { RunRequest } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { encoderOutput } from './encoder-output.ts';
import { layerNotices, requireMemory } from './memory-guard.ts';
import type { Clock, TaskRun } from './task-run.ts';
import { attentionsOf, dataOf, tapsOf } from './tensors.ts';

/**
 * A picture in pixels → one pass. Its patches are the tokens, named by row and column, behind the special ones that the
 * number of tokens leaves room for; where no grid of patches fits that number, tokens are numbered. Without a picture the
 * test picture is read. Throws `picture.invalid` for one that is not as large as the model wants it.
 */
export async function runPixels(
  task: EncoderTask | 'attention',
  model: OpenModel,
  pixels: PixelInput,
  request: RunRequest,
  signal: AbortSignal,
  clock: Clock,
): Promise<TaskRun> {
  const { manifest, ort, whole } = model;
  const { width, height } = pixels;
  const picture = request.picture ?? samplePicture(width, height);
  if (picture.width !== width || picture.height !== height || picture.rgba.length !== width * height * 4) {
    throw new HeadlightError('picture.invalid', {
      expected: `${width} × ${height} pixels`,
      found: `${picture.width} × ${picture.height}`,
    });
  }
  const expected = tokensOf(pixels);
  if (expected !== undefined) requireMemory(manifest, request, { source: expected, target: 0 });
  clock.tokenized();
  if (signal.aborted) throw new HeadlightError('run.aborted');
  const taps = tapsOf(manifest, request.layers);
  const answers = task === 'attention' ? [] : [`${task}.logits`];
  const fed = new ort.Tensor('float32', pixelValues(picture, pixels), [1, 3, height, width]);
  const outputs = await whole.run({ pixels: fed }, [...answers, ...taps.map(({ output }) => output)]);
  clock.attended();
  const attentions = attentionsOf(outputs, taps);
  const logits = task === 'attention' ? new Float32Array() : dataOf(outputs[`${task}.logits`]);
  const count = attentions[0]?.keys ?? 0;
  const grid = patchGrid(pixels, count);
  const tokens = pictureTokens(count, grid);
  const shown: RunPicture | undefined = grid && { ...grid, pixels: picture };
  return {
    texts: { source: '', target: '' },
    tokens: { source: tokens, target: [] },
    ...(shown && { picture: shown }),
    attentions,
    output: task === 'attention' ? { task } : encoderOutput(task, model, tokens, new Map(), logits),
    notices: layerNotices(request.layers),
    logits,
  };
}

/** Known before the run only where the size of a patch is; one more for the class token. */
function tokensOf({ width, height, patch }: PixelInput): number | undefined {
  return patch === undefined ? undefined : Math.floor(width / patch) * Math.floor(height / patch) + 1;
}

/** Special tokens first: the class token, then distillation or registers, of which nothing but their number is known. */
function pictureTokens(count: number, grid: ReturnType<typeof patchGrid>): Token[] {
  return Array.from({ length: count }, (_, id): Token => {
    const patch = grid ? id - grid.firstToken : id;
    const special = grid !== undefined && patch < 0;
    const name = id === 0 ? '<cls>' : `<r${id - 1}>`;
    const place = grid ? `${Math.floor(patch / grid.columns)},${patch % grid.columns}` : `${id}`;
    return {
      id,
      text: special ? name : place,
      special,
      unknown: false,
      span: special ? { start: 0, end: 0 } : { start: patch, end: patch + 1 },
      word: special ? -1 : patch,
    };
  });
}
