import { filesOf, MODEL_FILES, parseManifest } from '../../core/manifest.ts';
import { TASKS } from '../../core/task.ts';
import type { ModelSource } from '../protocol.ts';

const manifests = import.meta.glob('/models/*/manifest.json', { eager: true, import: 'default' });
const addresses = import.meta.glob<string>(
  ['/models/*/model.onnx', '/models/*/decode.onnx', '/models/*/tokenizer.json'],
  { eager: true, query: '?url', import: 'default' },
);

/** Every folder of `models/` that has a manifest, in the order of their first tasks. */
export function bundledModels(): ModelSource[] {
  const sources = Object.entries(manifests).map(([path, json]) => {
    const folder = path.replace(/manifest\.json$/, '');
    const manifest = parseManifest(json, path);
    const urls = filesOf(manifest).map(({ name }) => {
      const file = folder + MODEL_FILES[name];
      return [name, new URL(addresses[file] ?? file, location.href).href];
    });
    return { manifest, urls: Object.fromEntries(urls) };
  });
  const place = ({ manifest }: ModelSource) => TASKS.indexOf(manifest.tasks[0]?.task ?? 'translation');
  return sources.sort((a, b) => place(a) - place(b));
}
