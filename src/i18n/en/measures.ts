/** Head measures, names of heads, the battery. */
export const measures = {} as const;
