import { MODEL_FILES, type ModelFile, parseManifest } from '../../core/manifest.ts';
import type { ModelSource } from '../protocol.ts';

const manifests = import.meta.glob('/models/*/manifest.json', { eager: true, import: 'default' });
const addresses = import.meta.glob<string>(
  ['/models/*/model.onnx', '/models/*/decode.onnx', '/models/*/tokenizer.json'],
  { eager: true, query: '?url', import: 'default' },
);

/** Every folder of `models/` that has a manifest. */
export function bundledModels(): ModelSource[] {
  return Object.entries(manifests).map(([path, json]) => {
    const folder = path.replace(/manifest\.json$/, '');
    const names = Object.entries(MODEL_FILES) as [ModelFile, string][];
    const urls = names.map(([name, file]) => [
      name,
      new URL(addresses[folder + file] ?? folder + file, location.href).href,
    ]);
    return { manifest: parseManifest(json, path), urls: Object.fromEntries(urls) };
  });
}
