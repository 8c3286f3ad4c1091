/** How a model that reads pixels wants its picture, and how its tokens lie over it. */
export interface PixelInput {
  /** Of the picture that is fed, in pixels. */
  readonly width: number;
  readonly height: number;
  /** The shorter side is resized to this first, then the middle is cut out; undefined: stretched to `width × height`. */
  readonly shortestSide?: number;
  /** What a byte is multiplied by before `mean` is taken away and `deviation` divides, channel by channel (RGB). */
  readonly rescale: number;
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
  /** Pixels a side of a patch; undefined where the files do not say it: then from the number of tokens. */
  readonly patch?: number;
}

/** A picture as it is fed: RGBA bytes, row by row from the top left corner. */
export interface PixelPicture {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8ClampedArray;
}

/**
 * Where the patches lie among `tokens` tokens: special tokens first (class, registers), then patches row by row.
 * undefined where no grid of the picture's shape fits.
 */
export function patchGrid(
  { width, height, patch }: Pick<PixelInput, 'width' | 'height' | 'patch'>,
  tokens: number,
): { readonly columns: number; readonly rows: number; readonly firstToken: number } | undefined {
  if (patch !== undefined && patch > 0) {
    const [columns, rows] = [Math.floor(width / patch), Math.floor(height / patch)];
    const firstToken = tokens - columns * rows;
    if (columns > 0 && rows > 0 && firstToken >= 0) return { columns, rows, firstToken };
  }
  // The finest grid of square patches that leaves room for few special tokens.
  for (let rows = Math.floor(Math.sqrt((tokens * height) / width)); rows > 0; rows -= 1) {
    const columns = (rows * width) / height;
    const firstToken = tokens - rows * columns;
    if (Number.isInteger(columns) && firstToken >= 0) {
      return firstToken <= MOST_SPECIAL_TOKENS ? { columns, rows, firstToken } : undefined;
    }
  }
  return undefined;
}

/** A class token, a distillation token, and up to 8 registers. */
const MOST_SPECIAL_TOKENS = 10;

/** What the model is fed: [1, 3, height, width], row-major. Transparent pixels lie on white. */
export function pixelValues(
  { width, height, rgba }: PixelPicture,
  { rescale, mean, deviation }: Pick<PixelInput, 'rescale' | 'mean' | 'deviation'>,
): Float32Array {
  const area = width * height;
  const values = new Float32Array(3 * area);
  for (let channel = 0; channel < 3; channel += 1) {
    const [middle, spread] = [mean[channel] ?? 0, deviation[channel] ?? 1];
    for (let at = 0; at < area; at += 1) {
      const alpha = (rgba[at * 4 + 3] as number) / 255;
      const byte = (rgba[at * 4 + channel] as number) * alpha + 255 * (1 - alpha);
      values[channel * area + at] = (byte * rescale - middle) / spread;
    }
  }
  return values;
}
