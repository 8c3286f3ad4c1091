import type { EdgeLabel } from './edge-labels.ts';
import type { EdgeElement } from './paint-edges.ts';

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Lit edges once more, over all others, in a group that nobody else fills: so the others can fade as one layer,
 * without being painted anew.
 */
export function paintLit(root: SVGGElement, lit: readonly EdgeElement[]): void {
  root.replaceChildren(
    ...lit.map(({ edge, head }) => {
      const copy = document.createElementNS(SVG, 'path');
      copy.setAttribute('d', edge.path);
      copy.setAttribute('stroke', head.color);
      copy.setAttribute('stroke-width', String(Math.max(1, edge.strokeWidth)));
      return copy;
    }),
  );
}

/** Weights in numbers, in a group that nobody else fills; `marked` ones stand behind a mark in their head's colour. */
export function paintLabels(root: SVGGElement, labels: readonly EdgeLabel[], marked: boolean): void {
  root.replaceChildren(
    ...labels.map(({ x, y, anchor, text, color }) => {
      const label = document.createElementNS(SVG, 'text');
      label.setAttribute('x', String(x));
      label.setAttribute('y', String(y));
      label.setAttribute('text-anchor', anchor);
      if (marked) {
        const mark = document.createElementNS(SVG, 'tspan');
        mark.setAttribute('fill', color);
        mark.textContent = '● ';
        label.append(mark);
      }
      label.append(text);
      return label;
    }),
  );
}
