import type { GuestNote, GuestReport, GuestSource } from '../../../core/guest.ts';
import type { Site, SiteShape } from '../../../core/head.ts';
import type { Manifest } from '../../../core/manifest.ts';
import type { GuestExamination } from '../../protocol.ts';
import { type GuestConfig, headsOf, readSettings, widthOf } from './guest-config.ts';
import { feedFacts } from './guest-facts.ts';
import type { FeedFacts } from './guest-feeds.ts';
import { findGraphs, type GuestGraphs } from './guest-graphs.ts';
import { guestLimits } from './guest-limits.ts';
import { guestMarks } from './guest-marks.ts';
import { type GuestPlan, planGuest } from './guest-plan.ts';
import { guestTask } from './guest-tasks.ts';
import { guestTokenizer, type OwnTokenizer } from './guest-tokenizer.ts';
import { pictureInput } from './picture-input.ts';
import type { GuestFiles } from './read-files.ts';
import { weightsOf } from './weights-of.ts';

/** A guest as it is understood: what `open` needs of it beside its manifest. */
export interface DescribedGuest extends GuestExamination {
  readonly graphs: GuestGraphs;
  readonly plan: GuestPlan;
  readonly tokenizer: OwnTokenizer;
  readonly facts: FeedFacts;
  /** The graph's output that answers the manifest's task. */
  readonly answer: string | undefined;
}

const PANGRAM = 'The quick brown fox jumps over the lazy dog.';
const MASKED = 'Paris is the [MASK] of France.';
/** Ids that every vocabulary has. */
const NUMBERS = '1 2 3 4 5 6 7';

/** Finds out what a guest is: architecture, sites, task, limits, marks; with what was decided and why in its report. */
export function describeGuest(source: GuestSource, files: GuestFiles): DescribedGuest {
  const graphs = findGraphs(source, files.bytes);
  const plan = planGuest(graphs, 'wasm');
  const settings = readSettings(files.bytes);
  const { config } = settings;
  const pixels = plan.main.inputs.find(({ role }) => role === 'pixels');
  const own = pixels ? { tokenizer: undefined, notes: [] } : guestTokenizer(settings, files.bytes);
  const { specialTokens, frames } = guestMarks(settings, own.tokenizer, plan.architecture);
  const isText = own.tokenizer !== undefined && own.tokenizer.kind !== 'numbers';
  const task = guestTask({
    architecture: plan.architecture,
    config,
    outputs: plan.main.graph.outputInfos,
    pixels: pixels !== undefined,
    mask: own.tokenizer?.kind === 'numbers' ? undefined : specialTokens.mask,
    vocabulary: own.tokenizer?.vocabularySize,
    examples: pixels ? [] : [isText ? PANGRAM : NUMBERS],
  });
  const { parameters, dtype } = weightsOf([plan.main.graph, ...(plan.encoder ? [plan.encoder.graph] : [])]);
  const limits = guestLimits(plan, settings);
  const sizeBytes = files.report
    .filter(({ path }) => !/\.(json|txt)$/i.test(path))
    .reduce((sum, file) => sum + file.sizeBytes, 0);
  const sha256 = files.report.find(({ path }) => path === graphs.main.path)?.sha256 ?? '0'.repeat(64);
  const manifest: Manifest = {
    format: 2,
    id: guestId(source),
    revision: sha256.slice(0, 12),
    title: source.title,
    architecture: plan.architecture,
    tasks: [task.task.task === 'masked-word' ? { ...task.task, examples: [MASKED, PANGRAM] } : task.task],
    languages: pixels
      ? { source: 'zxx' }
      : { source: 'und', ...(plan.architecture === 'encoder-decoder' && { target: 'und' }) },
    parameters,
    width: widthOf(config) ?? 1,
    vocabulary: Math.max(1, own.tokenizer?.vocabularySize ?? config.vocab_size ?? 1),
    weightsDtype: dtype,
    sites: sitesOf(plan, config),
    limits: limits.limits,
    specialTokens,
    frames,
    ...(own.tokenizer?.kind === 'numbers' && { numbers: true }),
    ...(pixels && { pixels: pictureInput(pixels, settings) }),
    files: { model: { bytes: sizeBytes, sha256 } },
    licence: { weights: '', data: '', attribution: '' },
    quality: {},
  };
  const notes: GuestNote[] = [...plan.notes, ...task.notes, ...own.notes, ...limits.notes];
  if (pixels && !settings.picture) notes.push({ code: 'picture.guessed', details: {} });
  return {
    manifest,
    report: reportOf(files, plan, notes),
    graphs,
    plan,
    facts: feedFacts(config, manifest),
    tokenizer: own.tokenizer ?? guestTokenizer({ ...settings, tokenizer: undefined }, new Map()).tokenizer,
    answer: task.output,
  };
}

function reportOf(files: GuestFiles, plan: GuestPlan, notes: readonly GuestNote[]): GuestReport {
  const seen = [...(plan.encoder?.seen ?? []), ...plan.main.seen];
  return {
    files: files.report,
    // Without what only the worker can use: places in the file.
    seen: seen.map(({ site, layer, heads, keyValueHeads, causal, way, node, operator }) => ({
      site,
      layer,
      heads,
      keyValueHeads,
      causal,
      way,
      node,
      operator,
    })),
    missed: plan.missed,
    notes,
  };
}

function sitesOf(plan: GuestPlan, config: GuestConfig): SiteShape[] {
  const seen = [...(plan.encoder?.seen ?? []), ...plan.main.seen];
  const usual = headsOf(config) ?? config.encoder_attention_heads;
  return (['encoder', 'decoder', 'cross'] satisfies Site[]).flatMap((site) => {
    const here = seen.filter((one) => one.site === site);
    if (here.length === 0) return [];
    const heads = Math.max(0, ...here.map((one) => one.heads ?? 0)) || (usual ?? 1);
    return [{ site, layers: here.length, heads }];
  });
}

/** The same for the same source: `guest-bert-base-0a1b2c3d`. */
export function guestId({ id, title }: Pick<GuestSource, 'id' | 'title'>): string {
  const name = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  // FNV-1a: a name, not a secret.
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return `guest-${name === '' ? 'model' : name}-${(hash >>> 0).toString(16).padStart(8, '0')}`;
}
