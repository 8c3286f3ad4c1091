import katex from 'katex';
import { useLayoutEffect, useRef } from 'react';
import 'katex/dist/katex.min.css';

const OPTIONS: katex.KatexOptions = {
  // Our own formulas name their symbols by data attributes; nothing a reader types is ever typeset.
  trust: ({ command }) => command === '\\htmlData',
  strict: false,
  output: 'htmlAndMathml',
};

/** A typeset formula; screen readers get MathML. */
export function Formula({ tex }: { tex: string }) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (ref.current) katex.render(tex, ref.current, OPTIONS);
  }, [tex]);
  return <span className="formula" ref={ref} />;
}
