/** Aggregates over heads and layers, and norms. */
export const aggregates = {} as const;
