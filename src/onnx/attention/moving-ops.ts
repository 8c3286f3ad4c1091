/** Operators that move, cut, round or retype the numbers of their input 0, and do nothing else to them. */
export const MOVING_OPS: readonly string[] = [
  'Cast',
  'Identity',
  'Dropout',
  'Reshape',
  'Transpose',
  'Squeeze',
  'Unsqueeze',
  'Slice',
  'Split',
  'QuantizeLinear',
  'DequantizeLinear',
  'DynamicQuantizeLinear',
];
