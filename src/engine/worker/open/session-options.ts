/** Folding constants is all that helps these graphs: more makes opening twice as long and runs no faster. */
export const SESSION_OPTIONS = {
  graphOptimizationLevel: 'basic',
  // Errors only: a session does not take the level of the environment, and on WebGPU it warns at every opening.
  logSeverityLevel: 3,
} as const;
