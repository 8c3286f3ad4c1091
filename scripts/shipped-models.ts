import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensure-installed.mjs';

const folder = join(root, 'models');

/** The ids of the models that the page ships: every folder of `models/` with a manifest. */
export const MODEL_IDS: readonly string[] = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, 'manifest.json')))
  .sort();

export function modelFile(modelId: string, name: string): string {
  return join(folder, modelId, name);
}

export function readModelFile(modelId: string, name: string): Buffer {
  return readFileSync(modelFile(modelId, name));
}

/** A parsed JSON file of a model's folder. */
export function readModelJson(modelId: string, name: string) {
  return JSON.parse(readModelFile(modelId, name).toString());
}

/** Those that read text: a model of pictures has no tokenizer.json. */
export const TEXT_MODEL_IDS: readonly string[] = MODEL_IDS.filter((id) =>
  existsSync(modelFile(id, 'tokenizer.json')),
);
