/** How a number came to be. */
export const steps = {} as const;
