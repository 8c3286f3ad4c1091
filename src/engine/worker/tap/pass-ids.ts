import type { InferenceSession } from 'onnxruntime-web/wasm';
import type { TokensOf } from '../../protocol.ts';
import type { OpenModel } from '../open/open-model.ts';
import { idTensor } from '../run/tensors.ts';

/** The feeds of one pass over the tokens of a run. */
export function passIds(
  model: Pick<OpenModel, 'ort' | 'manifest'>,
  { source, target }: Pick<TokensOf, 'source' | 'target'>,
): InferenceSession.OnnxValueMapType {
  switch (model.manifest.architecture) {
    case 'encoder-decoder':
      return { source_ids: idTensor(model, source), target_ids: idTensor(model, target) };
    case 'decoder':
      return { ids: idTensor(model, target) };
    case 'encoder':
      return { ids: idTensor(model, source) };
  }
}
