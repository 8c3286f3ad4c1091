import { type Dim, type Fact, known } from './fact.ts';

/** −1 in a shape is what is left over: named lengths on both sides cancel. */
export function fillIn(shape: readonly Dim[], from: Fact['dims']): Dim[] {
  const total = from && productOf(from);
  const rest = productOf(shape.filter((dim) => dim !== -1));
  const left = total && rest && quotient(total, rest);
  return shape.map((dim) => (dim === -1 ? left : dim));
}

interface Product {
  readonly number: number;
  readonly names: readonly string[];
}

function productOf(dims: readonly Dim[]): Product | undefined {
  if (dims.includes(undefined)) return undefined;
  return {
    number: dims.reduce<number>((product, dim) => product * (known(dim) ?? 1), 1),
    names: dims.filter((dim) => typeof dim === 'string'),
  };
}

function quotient(total: Product, rest: Product): Dim {
  const names = [...total.names];
  for (const name of rest.names) {
    const at = names.indexOf(name);
    if (at < 0) return undefined;
    names.splice(at, 1);
  }
  const number = total.number / rest.number;
  if (names.length === 0) return Number.isFinite(number) ? number : undefined;
  return names.length === 1 && number === 1 ? names[0] : undefined;
}
