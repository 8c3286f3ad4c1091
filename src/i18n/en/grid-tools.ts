/** Sorting, filtering and searching heads in the grid. */
export const gridTools = {} as const;
