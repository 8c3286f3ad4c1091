import type { PixelInput } from '../../../core/pixels.ts';
import type { GuestSettings } from './guest-config.ts';
import type { RoledInput } from './input-roles.ts';

const USUAL_SIZE = 224;
const IMAGENET_MEAN = [0.485, 0.456, 0.406] as const;
const IMAGENET_DEVIATION = [0.229, 0.224, 0.225] as const;

/** How a guest wants its picture: by its graph's own dimensions, preprocessor_config.json and config.json, in this order. */
export function pictureInput(
  input: RoledInput,
  { config, picture }: Pick<GuestSettings, 'config' | 'picture'>,
): PixelInput {
  const [, , graphHeight, graphWidth] = input.dims ?? [];
  const crop = sizeOf(picture?.crop_size);
  const resized = sizeOf(picture?.size);
  const image = Array.isArray(config.image_size)
    ? { height: config.image_size[0], width: config.image_size[1] }
    : sizeOf(config.image_size);
  const cropped = picture?.do_center_crop === true ? crop : undefined;
  const fixed = (dim: number | string | undefined) => (typeof dim === 'number' && dim > 0 ? dim : undefined);
  const wanted = cropped ?? resized ?? image ?? { height: USUAL_SIZE, width: USUAL_SIZE };
  const shortest = shortestOf(picture?.size);
  const patch = Array.isArray(config.patch_size) ? config.patch_size[0] : config.patch_size;
  const normal = picture?.do_normalize !== false;
  return {
    height: Math.min(fixed(graphHeight) ?? wanted.height, MOST_PIXELS),
    width: Math.min(fixed(graphWidth) ?? wanted.width, MOST_PIXELS),
    ...(cropped && shortest !== undefined && { shortestSide: Math.min(shortest, MOST_PIXELS) }),
    rescale: picture?.do_rescale === false ? 1 : (picture?.rescale_factor ?? 1 / 255),
    mean: normal ? (picture?.image_mean ?? [...IMAGENET_MEAN]) : [0, 0, 0],
    deviation: normal ? (picture?.image_std ?? [...IMAGENET_DEVIATION]) : [1, 1, 1],
    ...(patch !== undefined && { patch }),
  };
}

/** A side beyond this is no picture for a model in a browser. */
const MOST_PIXELS = 2048;

type Side = NonNullable<GuestSettings['picture']>['size'];

function sizeOf(side: Side | number | undefined): { height: number; width: number } | undefined {
  if (side === undefined) return undefined;
  if (typeof side === 'number') return { height: side, width: side };
  if ('height' in side && 'width' in side) return { height: Number(side.height), width: Number(side.width) };
  const edge = Number(side.shortest_edge);
  return { height: edge, width: edge };
}

/** Older files give one number, newer ones name the shortest edge. */
function shortestOf(side: Side): number | undefined {
  if (typeof side === 'number') return side;
  return side && 'shortest_edge' in side ? Number(side.shortest_edge) : undefined;
}
