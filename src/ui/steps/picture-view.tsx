import type { Site } from '../../core/head.ts';
import { KeysView } from './keys-view.tsx';
import { NumbersView } from './numbers-view.tsx';
import type { Picture } from './pictures/picture.ts';
import { ScalarsView } from './scalars-view.tsx';
import { StrongestView } from './strongest-view.tsx';
import { TermsView } from './terms-view.tsx';

interface PictureViewProps {
  readonly picture: Picture;
  readonly site: Site;
  readonly onChoose: (cell: { readonly query?: number; readonly key?: number }) => void;
}

/** A picture of a step. */
export function PictureView({ picture, site, onChoose }: PictureViewProps) {
  switch (picture.kind) {
    case 'numbers':
      return <NumbersView picture={picture} site={site} onChoose={onChoose} />;
    case 'terms':
      return <TermsView picture={picture} />;
    case 'keys':
      return <KeysView picture={picture} site={site} onChoose={(key) => onChoose({ key })} />;
    case 'scalars':
      return <ScalarsView picture={picture} />;
    case 'strongest':
      return <StrongestView picture={picture} onChoose={(key) => onChoose({ key })} />;
  }
}
