/**
 * rows · matrix, both row-major: [R, N] · [N, C] → [R, C]. Summed in float64, stored as float32.
 * Throws RangeError when the lengths do not fit.
 */
export function multiply(rows: Float32Array, matrix: Float32Array, inner: number): Float32Array {
  if (inner < 1 || rows.length % inner !== 0 || matrix.length % inner !== 0) {
    throw new RangeError(`${rows.length} and ${matrix.length} numbers: expected multiples of ${inner}`);
  }
  const columns = matrix.length / inner;
  const count = rows.length / inner;
  const product = new Float32Array(count * columns);
  const sums = new Float64Array(columns);
  for (let row = 0; row < count; row += 1) {
    sums.fill(0);
    for (let term = 0; term < inner; term += 1) {
      const factor = rows[row * inner + term] as number;
      for (let column = 0; column < columns; column += 1) {
        sums[column] = (sums[column] as number) + factor * (matrix[term * columns + column] as number);
      }
    }
    product.set(sums, row * columns);
  }
  return product;
}

/** The Euclidean length of each row of `rows` [R, N], [R]. */
export function rowNorms(rows: Float32Array, width: number): Float32Array {
  const norms = new Float32Array(width > 0 ? rows.length / width : 0);
  for (let row = 0; row < norms.length; row += 1) {
    let sum = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) sum += (rows[at] as number) ** 2;
    norms[row] = Math.sqrt(sum);
  }
  return norms;
}

/**
 * ‖x · W‖ of each row x of `rows` [R, N] without making x · W: √(x · G · xᵀ) with G = W · Wᵀ [N, N]; in float64.
 *
 * @param gram G, row-major, from `gramOf`
 */
export function mappedNorms(rows: Float32Array, gram: Float64Array, inner: number): Float32Array {
  const norms = new Float32Array(inner > 0 ? rows.length / inner : 0);
  for (let row = 0; row < norms.length; row += 1) {
    let sum = 0;
    for (let a = 0; a < inner; a += 1) {
      const x = rows[row * inner + a] as number;
      for (let b = 0; b < inner; b += 1) {
        sum += x * (gram[a * inner + b] as number) * (rows[row * inner + b] as number);
      }
    }
    // Rounding can make a length of 0 a little negative.
    norms[row] = Math.sqrt(Math.max(sum, 0));
  }
  return norms;
}

/** W · Wᵀ of W [N, C] row-major, [N, N]. */
export function gramOf(matrix: Float32Array, inner: number): Float64Array {
  const columns = inner > 0 ? matrix.length / inner : 0;
  const gram = new Float64Array(inner * inner);
  for (let a = 0; a < inner; a += 1) {
    for (let b = 0; b <= a; b += 1) {
      let sum = 0;
      for (let column = 0; column < columns; column += 1) {
        sum += (matrix[a * columns + column] as number) * (matrix[b * columns + column] as number);
      }
      gram[a * inner + b] = sum;
      gram[b * inner + a] = sum;
    }
  }
  return gram;
}
