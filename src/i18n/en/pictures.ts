/** Models that read pictures. */
export const pictures = {} as const;
