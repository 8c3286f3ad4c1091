/** Two pictures side by side. */
export const compare = {} as const;
